"""A KPI that somebody writes gives what ours gives, in every slice of an untidy company."""

from dataclasses import replace
from datetime import date

import pytest

from data.definitions import Definition
from data.version import Version
from kpi.compute import compute
from kpi.periods import Grain, Period
from kpi.selection import Comparison, Filter, Selection
from kpi.status import span
from tests.companies import company
from tests.kpi.messy import messy

SAME = {
    "leads": "count(leads)",
    "win_rate": "deals won / (deals won + deals lost)",
    "win_loss_ratio": "count(deals where status = 'won' by closed_at) / count(deals where status = 'lost' by closed_at)",
    "deal_size": "sum(deals.amount where status = 'won' by closed_at) / count(deals.amount where status = 'won' by closed_at)",
    "lead_to_customer_rate": "count(leads where is_converted) / count(leads)",
    "revenue": "sum(orders.amount where not is_cancelled)",
    "sales_growth": "revenue / previous(revenue) - 1",
    "cost_per_lead": "spend on marketing and lead purchase / leads",
    "activities": "count(activities)",
}


@pytest.fixture(scope="module")
def untidy(tmp_path_factory: pytest.TempPathFactory) -> Version:
    rows = {name: frame.to_dict("records") for name, frame in messy(1).items()}
    return company(tmp_path_factory.mktemp("untidy"), **rows)


def with_own(version: Version) -> Version:
    own = (Definition(f"own_{kpi}", f"Own {kpi}", "", formula, "count", "higher", "month") for kpi, formula in SAME.items())
    return replace(version, definitions=tuple(own))


@pytest.mark.parametrize("by", [(), ("rep",), ("channel", "country")])
@pytest.mark.parametrize("grain", [None, Grain.QUARTER])
def test_in_every_slice(untidy: Version, by: tuple[str, ...], grain: Grain | None) -> None:
    days = span(untidy)
    assert days
    last = Period(date(days.end.year - 1, 1, 1), date(days.end.year, 1, 1))
    filters = (Filter("rep", (None,)),) if by == ("channel", "country") else ()
    selection = Selection(last, date(days.end.year, 1, 1), Comparison.PREVIOUS, grain, filters)
    version = with_own(untidy)
    ours = compute(version, SAME, selection, by)
    own = compute(version, [f"own_{kpi}" for kpi in SAME], selection, by)
    seen = {(value.kpi.removeprefix("own_"), value.period, value.group): value for value in own}
    assert len(seen) == len(own)
    for value in ours:
        other = seen.pop((value.kpi, value.period, value.group))
        assert (other.value, other.comparison) == (pytest.approx(value.value), pytest.approx(value.comparison)), value
        assert (other.reason is None) == (value.reason is None)
    assert not seen
    assert any(value.value for value in ours)
