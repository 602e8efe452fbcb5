"""Tables derived from facts, and the measures that need them: who buys, who stays, who is lost."""

import re
from datetime import date
from pathlib import Path

import pytest

from data.version import Version
from kpi.arithmetic import value_of
from kpi.derived import DERIVATIONS
from kpi.derived.making import extended, files_of, without_rows
from kpi.engine import facts as rows_of
from kpi.engine import reduced, run
from kpi.measures import Chosen, Flow, Measure, Stayed, Stock, Whole, measures_in
from kpi.periods import Period
from kpi.resolve import missing, resolved
from kpi.scan import read
from kpi.terms import Attribution, Terms
from tests.companies import company, table

ENDS = 'least(next_at, CASE WHEN "at" + INTERVAL {lapse_days} DAY < {tomorrow} THEN "at" + INTERVAL {lapse_days} DAY END)'
active = Stock("active customers", "count(DISTINCT customer)", "purchases", dated="at", until=ENDS)
stayed = Stayed("customers who stayed", "count(DISTINCT customer)", "purchases", dated="at", until=ENDS)
lost = Flow(
    "customers lost",
    "count(*)",
    "purchases",
    dated='"at" + INTERVAL {lapse_days} DAY',
    where='coalesce(next_at > "at" + INTERVAL {lapse_days} DAY, true) AND "at" + INTERVAL {lapse_days} DAY < {tomorrow}',
)
MARCH = Period(date(2026, 3, 1), date(2026, 4, 1))
APRIL = Period(date(2026, 4, 1), date(2026, 5, 1))
TERMS = Terms(lapse_days=30)


@pytest.fixture
def version(tmp_path: Path) -> Version:
    """Anna buys every few weeks, Bruno once in February, Carla in February and, after a lapse, in April."""
    orders = table("""
        order_id | ordered_at | customer | country | amount
        1        | 2026-02-10 | Anna     | Italy   | 10
        2        | 2026-03-05 | Anna     | Italy   | 20
        3        | 2026-03-30 | Anna     | Italy   | 30
        4        | 2026-02-10 | Bruno    | Spain   | 40
        5        | 2026-02-20 | Carla    | Spain   | 50
        6        | 2026-04-10 | Carla    | Spain   | 60
        7        | 2026-05-20 | Dora     | Spain   | 70
    """)
    return company(tmp_path, orders=orders)


def _counted(version: Version, measure: Measure, *periods: Period, by: tuple[str, ...] = ()) -> dict[object, object]:
    asked = resolved(measure, version, TERMS, date(2026, 6, 30))
    assert isinstance(asked, Measure)
    cells = read(extended(version), {asked: periods}, by, ())
    return {(period, *group): cell.value for period in periods for group, cell in cells[asked, period].items()}


def test_a_purchase_knows_the_one_before_and_after(version: Version) -> None:
    source = rows_of(extended(version), "purchases")
    numbers = run(f"SELECT purchase_id, number, previous_at::DATE, next_at::DATE FROM {source} WHERE customer = 'Anna' ORDER BY 1")
    assert numbers == (
        ("1", 1, None, date(2026, 3, 5)),
        ("2", 2, date(2026, 2, 10), date(2026, 3, 30)),
        ("3", 3, date(2026, 3, 5), None),
    )


@pytest.mark.parametrize("together", [(MARCH,), (MARCH, APRIL)])
def test_customers_are_active_until_they_have_not_bought_for_so_many_days(version: Version, together: tuple[Period, ...]) -> None:
    # At the start of March Anna, Bruno and Carla had bought within 30 days; at its end only Anna; at the end of April Carla, again.
    # Anna's last thirty days ended on 29 April.
    opening = active.opening
    assert _counted(version, opening, *together)[(MARCH,)] == 3
    assert _counted(version, active, *together)[(MARCH,)] == 1
    if len(together) > 1:
        assert _counted(version, active, *together)[(APRIL,)] == 1


def test_who_stays_was_there_at_both_ends(version: Version) -> None:
    assert _counted(version, stayed, MARCH, APRIL) == {(MARCH,): 1}
    assert _counted(version, stayed, MARCH, by=("country",)) == {(MARCH, "Italy"): 1}


def test_customers_are_lost_on_the_day_their_time_is_up(version: Version) -> None:
    assert _counted(version, lost, MARCH, APRIL) == {(MARCH,): 2, (APRIL,): 1}


def test_nobody_is_lost_after_the_last_day_of_the_data(version: Version) -> None:
    # Dora bought on 20 May, the last day: whether she will have been lost in June, nobody knows.
    june = Period(date(2026, 6, 1), date(2026, 7, 1))
    assert _counted(version, lost, june) in ({}, {(june,): 0})
    assert _counted(version, active, june)[(june,)] == 1


def test_a_derived_table_is_made_once_and_found_again(version: Version) -> None:
    first, second = extended(version), extended(version)
    assert first.facts["purchases"] == second.facts["purchases"]
    lying = {path.name for path in (version.root / "derived").iterdir()}
    assert first.facts["purchases"].file in lying
    assert lying <= files_of(version)


def test_without_some_facts_what_is_derived_from_them_changes(version: Version) -> None:
    whole = extended(version)
    less = without_rows(whole, "orders", reduced(version, "orders", "SELECT 1"))
    assert run(f"SELECT count(*) FROM {rows_of(whole, 'purchases')}")[0][0] == 7
    assert run(f"SELECT count(*), min(number) FILTER (customer = 'Anna') FROM {rows_of(less, 'purchases')}")[0] == (6, 1)


def test_what_is_missing_is_told_of_the_facts(tmp_path: Path) -> None:
    leads = table("""
        lead_id | created_at
        1       | 2026-02-10
    """)
    lacks = missing(active, company(tmp_path, leads=leads))
    assert [(each.table, each.column) for each in lacks] == [("orders", None)]


def test_a_share_divides_by_the_whole(version: Version) -> None:
    orders = Flow("orders", "count(*)", "orders", dated="ordered_at")
    share = orders / Whole(orders)
    assert len(list(measures_in(share))) == 2
    assert value_of(share, lambda measure, shift, whole: 8 if whole else 2) == 0.25


def test_a_term_chooses_one_of_several_formulas(version: Version) -> None:
    def named(name: str) -> Flow:
        return Flow(name, "count(*)", "orders", dated="ordered_at")

    share = Chosen("attribution", (("first", named("a")), ("last", named("b")), ("linear", named("c")))) / named("d")
    assert share.words == "a ÷ d"
    assert resolved(share, version, Terms(attribution=Attribution.LINEAR)).words == "c ÷ d"


def test_nothing_is_asked_to_exist_in_rows_that_are_put_aside() -> None:
    # DuckDB 2.0 never ends then on a million rows: `docs/decisions/derived-tables.md`. Those that name the row around them are joins.
    uncorrelated = re.compile(r"EXISTS \(\s*SELECT 1 FROM \w+( WHERE [^.)]*)?\)")
    asked = {(name, found[0]) for name, each in DERIVATIONS.items() for r in each.readings for found in uncorrelated.finditer(r.sql)}
    assert asked == set()
