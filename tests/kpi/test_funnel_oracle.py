"""Funnels agree with plain pandas, row by row, on untidy companies; members of a dimension add up; the KPI says the same."""

from collections import Counter
from datetime import date

import pandas as pd
import pytest

from data.version import Version
from kpi.compute import compute
from kpi.funnel import Funnel, Of, Reading, funnels
from kpi.periods import Period
from kpi.selection import Filter, Selection
from tests.companies import company
from tests.kpi.messy import Frames, messy
from tests.kpi.oracle.funnel import counted, middle, of_deals, of_leads
from tests.kpi.oracle.slice import Slice

LATER = date(2027, 6, 30)
PERIODS = (Period(date(2025, 1, 1), date(2026, 6, 1)), Period(date(2025, 4, 1), date(2025, 7, 1)))
OF = {Of.LEADS: of_leads, Of.DEALS: of_deals}

Company = tuple[Version, Frames]


@pytest.fixture(scope="module", params=[1, 2])
def untidy(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Company:
    frames = messy(request.param)
    frames["leads"]["dropped_at"] = frames["leads"]["created_at"] + pd.Timedelta(days=20)
    return company(tmp_path_factory.mktemp("funnels"), **{name: rows.to_dict("records") for name, rows in frames.items()}), frames


@pytest.mark.parametrize("of", Of)
@pytest.mark.parametrize("reading", Reading)
@pytest.mark.parametrize("period", PERIODS, ids=["all", "quarter"])
def test_funnels_agree(untidy: Company, of: Of, reading: Reading, period: Period) -> None:
    version, frames = untidy
    narrowed = (Filter("country", ("Italy", None)),)
    for filters in ((), narrowed):
        for by in ((), ("rep",)):
            found = funnels(version, Selection(period, LATER, filters=filters), of, reading, by)
            assert found
            for each in found:
                members = {one.dimension: one.members for one in filters} | {name: (member,) for name, member in each.group}
                at = Slice(frames, period.start, period.end, members, LATER)
                agree(each, at)


def agree(found: Funnel, at: Slice) -> None:
    """A funnel says step by step what the oracle says."""
    ways, names = OF[found.of](at)
    expected = counted(ways, at, cohort=found.reading is Reading.COHORT, names=names)
    for step, told in zip(found.steps, expected, strict=True):
        said = (found.group, told["name"])
        assert str(step.name) == told["name"]
        for name in ("count", "passed", "undated", "left", "waiting"):
            assert getattr(step, name) == told[name], (*said, name)
        assert step.value == (None if told["value"] is None else pytest.approx(told["value"], rel=1e-12)), said
        assert Counter({loss.reason: loss.count for loss in step.losses}) == told["losses"], said
        assert step.timed == len(told["days"]), said
        assert step.median_days == (None if not told["days"] else pytest.approx(middle(told["days"]), abs=1e-4)), said


def test_members_add_up_to_the_whole(untidy: Company) -> None:
    version, _ = untidy
    for of in Of:
        for reading in Reading:
            selection = Selection(PERIODS[0], LATER)
            (whole,) = funnels(version, selection, of, reading)
            parts = funnels(version, selection, of, reading, ["country"])
            for number, step in enumerate(whole.steps):
                for name in ("count", "passed", "undated", "valued", "left", "timed"):
                    assert sum(getattr(part.steps[number], name) for part in parts) == getattr(step, name), (of, reading, name)
                assert sum(round(100 * (part.steps[number].value or 0)) for part in parts) == round(100 * (step.value or 0))


def test_the_funnel_of_leads_says_what_the_kpi_says(untidy: Company) -> None:
    version, _ = untidy
    selection = Selection(PERIODS[1], LATER)
    (value,) = compute(version, ["stage_conversion"], selection)
    lead, qualified, proposal, won = funnels(version, selection, Of.LEADS)[0].steps
    beside = dict(value.beside)
    assert (won.cumulative_share, lead.count, won.count) == (value.value, value.denominator, value.numerator)
    assert qualified.step_share == beside["lead to qualified"]
    assert proposal.step_share == beside["qualified to proposal"]
    assert (won.step_share, won.value_share) == (beside["proposal to won"], pytest.approx(beside["proposal to won, by value"]))
    assert won.passed / lead.count == beside["won through all stages"]
