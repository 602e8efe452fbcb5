"""Cohorts agree with plain pandas, member by member, on untidy companies; members of a dimension add up."""

from datetime import date

import pandas as pd
import pytest

from data.version import Version
from kpi.cohorts import Cohorts, Counted, cohorts
from kpi.periods import Grain, Period
from kpi.selection import Filter, Selection
from tests.companies import company
from tests.kpi.messy import Frames, messy
from tests.kpi.oracle.funnel import of_leads
from tests.kpi.oracle.purchases import LAPSE, purchases
from tests.kpi.oracle.slice import Slice

PERIOD = Period(date(2025, 1, 1), date(2026, 3, 10))
TODAY = date(2026, 3, 20)
STEPS = {Grain.MONTH: "M", Grain.QUARTER: "Q", Grain.YEAR: "Y"}

Company = tuple[Version, Frames]


@pytest.fixture(scope="module", params=[1, 2])
def untidy(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Company:
    frames = {name: rows for name, rows in messy(request.param).items() if name != "subscriptions"}
    return company(tmp_path_factory.mktemp("cohorts"), **{name: rows.to_dict("records") for name, rows in frames.items()}), frames


def happened(counted: Counted, at: Slice) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Who began when, and what happened to whom: `who, began` and `who, at, amount`."""
    if counted in (Counted.WON, Counted.WON_REVENUE):
        ways, _ = of_leads(at)
        told = pd.DataFrame(
            [{"who": number, "began": way.marks[0][1], "is_won": way.marks[-1][0], "at": way.marks[-1][1], "amount": way.amount}
             for number, way in enumerate(ways)]
        )  # fmt: skip
        told["at"] = pd.to_datetime(told["at"].where(told["is_won"]))
        wrong = told["is_won"] & (told["at"].isna() | (told["at"].dt.normalize() < told["began"].dt.normalize()))
        told = told[~wrong]
        won = told[told["is_won"]]
        return told, won.assign(amount=1) if counted is Counted.WON else won.dropna(subset="amount")
    bought = purchases(at.frames)
    members = at.these(bought[bought["number"] == 1]).assign(who=lambda rows: rows["customer"], began=lambda rows: rows["at"])
    if counted is Counted.AGAIN:
        later = bought[bought["number"] == 2].assign(amount=1)
    elif counted is Counted.REVENUE:
        later = bought.dropna(subset="amount")
    else:
        lapsed = bought[bought["next_at"] > bought["at"] + LAPSE]
        later = (lapsed.groupby("customer")["at"].min() + LAPSE).reset_index().assign(amount=1)
    return members, later.assign(who=later["customer"])


def agree(found: Cohorts, at: Slice) -> None:
    """Cells, and all together, are those of a table with a row for each member and each thing that happened."""
    members, later = happened(found.counted, at)
    step = STEPS[found.grain]
    end = min(pd.Timestamp(at.end), at.tomorrow)
    members = members[(members["began"] >= pd.Timestamp(at.start)) & (members["began"] < end)]
    members = members.assign(cohort=members["began"].dt.to_period(step))
    later = later[later["at"] < at.tomorrow].merge(members[["who", "cohort"]], on="who")
    later["age"] = [each.n for each in later["at"].dt.to_period(step) - later["cohort"]]
    last = (at.tomorrow - pd.Timedelta(days=1)).to_period(step)
    over = last if last.end_time < at.tomorrow else last - 1

    def shown(share: float) -> float:
        return 1 - share if found.counted is Counted.RETENTION else share

    assert [each.size for each in found.cohorts] == members.groupby("cohort").size().tolist()
    for cohort in found.cohorts:
        began = pd.Period(cohort.period.start, step)
        theirs = later[later["cohort"] == began]
        assert len(cohort.cells) == (last - began).n + 1
        for cell in cohort.cells:
            expected = shown(float(theirs.loc[theirs["age"] <= cell.age, "amount"].astype(float).sum()) / cohort.size)
            assert cell.value == pytest.approx(expected, abs=1e-9)
            assert cell.young == (began + cell.age > over)
    _together(found, members, later, over, shown)


def _together(found: Cohorts, members: pd.DataFrame, later: pd.DataFrame, over: pd.Period, shown: object) -> None:
    """By age: raw over all; corrected from one line a member, how long it was watched and whether it happened."""
    watched = pd.Series([(over - cohort).n for cohort in members["cohort"]], index=members["who"])
    first = later.groupby("who")["age"].min().reindex(members["who"])
    later = later.assign(amount=later["amount"].astype(float))
    share, mean = 1.0, 0.0
    for point in found.points:
        assert point.raw == pytest.approx(shown(later.loc[later["age"] <= point.age, "amount"].sum() / len(members)), abs=1e-9)
        old_enough = watched >= point.age
        assert point.watched == old_enough.sum()
        if not point.watched:
            assert point.corrected is None
            continue
        if found.counted in (Counted.REVENUE, Counted.WON_REVENUE):
            then = later[(later["age"] == point.age) & later["who"].isin(members["who"][old_enough.to_numpy()])]
            mean += then["amount"].sum() / old_enough.sum()
            assert point.corrected == pytest.approx(mean, abs=1e-6)
            continue
        at_risk = old_enough & ~(first < point.age)
        if not at_risk.any():
            return
        share *= 1 - (at_risk & (first == point.age)).sum() / at_risk.sum()
        assert point.corrected == pytest.approx(shown(1 - share), abs=1e-12)
        assert min(point.low, point.high) - 1e-12 <= point.corrected <= max(point.low, point.high) + 1e-12


@pytest.mark.parametrize("counted", Counted)
@pytest.mark.parametrize("grain", STEPS)
def test_cohorts_agree(untidy: Company, counted: Counted, grain: Grain) -> None:
    version, frames = untidy
    for filters in ((), (Filter("country", ("Italy", None)),)):
        (found,) = cohorts(version, Selection(PERIOD, TODAY, filters=filters), counted, grain)
        assert found.cohorts
        agree(found, Slice(frames, PERIOD.start, PERIOD.end, {one.dimension: one.members for one in filters}, TODAY))


@pytest.mark.parametrize("counted", Counted)
def test_members_add_up_to_the_whole(untidy: Company, counted: Counted) -> None:
    version, _ = untidy
    selection = Selection(PERIOD, TODAY)
    (whole,) = cohorts(version, selection, counted)
    parts = cohorts(version, selection, counted, by=["country"])
    for number, cohort in enumerate(whole.cohorts):
        same = [each for part in parts for each in part.cohorts if each.period == cohort.period]
        assert sum(each.size for each in same) == cohort.size, number
        for cell in cohort.cells:
            together = sum(each.cells[cell.age].value * each.size for each in same)
            assert together == pytest.approx(cell.value * cohort.size, abs=1e-6)
