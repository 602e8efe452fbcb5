"""Stocks that people write: what there is at the end of a period, as ours count it; and formulas that only seem to count it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data.checks.catalogue import CHECKS
from data.definitions import Definition
from data.version import Version
from kpi.check_effects import touched
from kpi.compute import compute
from kpi.health import health
from kpi.own.catalogue import catalogue_of, own
from kpi.own.formula_error import FormulaError
from kpi.own.reading import read
from kpi.own.remarks import dates, said_of_no_stocks
from kpi.periods import Grain, Period
from kpi.receipt import receipt
from kpi.records import records
from kpi.selection import Comparison, Filter, Selection
from kpi.status import span
from tests.companies import company, table
from tests.kpi.messy import messy

DEALS = table("""
    deal_id | created_at | closed_at  | status | amount | rep
    1       | 2026-01-02 | 2026-02-10 | won    | 100    | Ana
    2       | 2026-01-10 |            | open   | 300    | Ana
    3       | 2026-02-05 |            | open   | 50     | Bo
    4       | 2026-01-06 |            | lost   | 900    | Bo
    5       | 2026-02-20 | 2026-02-07 | won    | 700    | Bo
    6       | 2026-01-03 |            |        | 800    | Bo
""", amount=float)  # fmt: skip
"""Open at the end of January: 1 and 2; of February: 2 and 3. 4 has no closing date, 5 ends before it begins, of 6 nothing is known."""

MONTHS = Selection(Period(date(2026, 1, 1), date(2026, 3, 1)), date(2026, 3, 10), grain=Grain.MONTH)


def _with(version: Version, formula: str) -> Version:
    return replace(version, definitions=(Definition("mine", "Mine", "", formula, "money", "higher", "month"),))


@pytest.fixture
def version(tmp_path: Path) -> Version:
    return company(tmp_path, deals=DEALS)


@pytest.mark.parametrize(
    ("formula", "values"),
    [
        ("sum(deals.amount until closed_at)", [400, 350]),
        ("count(deals until closed_at)", [2, 2]),
        ("sum(deals.amount where amount >= 100 until closed_at)", [400, 300]),
        ("count(distinct deals.rep until closed_at)", [1, 2]),
        ("highest(deals.amount until closed_at) / count(deals until closed_at)", [150, 150]),
        ("count(deals until closed_at) / previous(count(deals until closed_at)) - 1", [None, 0]),
    ],
)
def test_a_stock_counts_what_there_is_at_the_end_of_each_step(version: Version, formula: str, values: list[float]) -> None:
    assert [value.value for value in compute(_with(version, formula), ["mine"], MONTHS)] == values


def test_a_stock_is_sliced_filtered_and_compared_and_its_receipt_tells_what_was_left_out(version: Version) -> None:
    mine = _with(version, "count(deals until closed_at)")
    kpi = catalogue_of(mine)["mine"]
    february = Selection(Period(date(2026, 2, 1), date(2026, 3, 1)), date(2026, 3, 10), Comparison.PREVIOUS)
    by_rep = {value.group[0][1]: (value.value, value.comparison) for value in compute(mine, ["mine"], february, ["rep"])}
    assert by_rep == {"Ana": (1, 2), "Bo": (1, 0)}
    assert compute(mine, ["mine"], replace(february, filters=(Filter("rep", ("Bo",)),)))[0].value == 1
    made = receipt(mine, kpi, february)
    assert {str(each.reason): each.rows for each in made.left_out} == {
        "closed, but without a closing date": 1,
        "without a status or an end": 1,
    }
    assert set(records(mine, kpi, february)["deal_id"]) == {"2", "3"}
    assert health(mine, kpi, february)
    check = next(each for each in CHECKS if each.table == "deals" and "closed_at" in each.fields)
    assert "mine" in touched(mine, check)


@pytest.mark.parametrize(("ours", "formula"), [
    ("open deals", "count(deals until closed_at)"),
    ("ticket_backlog", "count(tickets until closed_at)"),
])  # fmt: skip
def test_a_stock_is_what_ours_is_in_an_untidy_company(tmp_path: Path, ours: str, formula: str) -> None:
    untidy = company(tmp_path, **{name: frame.to_dict("records") for name, frame in messy(1).items()})
    days = span(untidy)
    assert days
    definitions = [Definition(name, name, "", text, "count", "higher", "month") for name, text in (("ours", ours), ("mine", formula))]
    version = replace(untidy, definitions=tuple(definitions))
    for by in ((), ("rep",)):
        found = compute(version, ["ours", "mine"], Selection(days, days.end, grain=Grain.YEAR), by)
        values = {
            name: {(each.period, each.group): each.value for each in found if each.kpi == name and each.value} for name in ("ours", "mine")
        }
        assert values["ours"] == values["mine"]
        assert values["ours"]


@pytest.mark.parametrize(
    "formula",
    ["count(deals where status = 'open' until closed_at)", "count(deals where closed_at is empty until closed_at)",
     "count(deals where stage = 'Demo' and (amount > 1 or status != 'won') until closed_at)"],
)  # fmt: skip
def test_a_condition_of_today_has_no_place_in_a_stock(formula: str) -> None:
    with pytest.raises(FormulaError, match="how it stands today"):
        read(formula)


def test_a_stock_that_ends_when_it_begins_is_refused() -> None:
    with pytest.raises(FormulaError, match="begins on one date and ends on another"):
        read("count(deals by closed_at until closed_at)")


@pytest.mark.parametrize(
    ("formula", "meant"),
    [
        ("sum(deals.amount where status = 'open' and amount >= 10000)", "sum(deals.amount where amount >= 10000 until closed_at)"),
        ("count(deals where closed_at is empty)", "count(deals until closed_at)"),
        ("leads + count(tickets where status in ('open'))", "count(tickets until closed_at)"),
    ],
)
def test_counting_open_rows_by_their_beginning_is_explained(version: Version, formula: str, meant: str) -> None:
    (said,) = said_of_no_stocks(read(formula))
    assert str(said).endswith(f"is written so: {meant}")
    assert own(_with(version, formula).definitions).kpis["mine"].note == said


@pytest.mark.parametrize(
    "formula", ["count(deals where status = 'won')", "count(deals where status = 'open' by closed_at)", "count(leads)"]
)
def test_other_formulas_are_not(formula: str) -> None:
    assert said_of_no_stocks(read(formula)) == ()


def test_a_stock_says_from_when_until_when_its_rows_count() -> None:
    assert "until “closed at”" in str(dates(read("count(deals until closed_at)"))[0])


@pytest.mark.parametrize(("language", "formula"), [
    ("it", "conta(trattative fino a closed_at)"), ("pt", "contagem(deals até closed_at)"),
    ("ca", "recompte(deals fins a closed_at)"), ("es", "cuenta(deals hasta closed_at)"),
])  # fmt: skip
def test_a_stock_is_written_in_every_language(language: str, formula: str) -> None:
    assert read(formula, language) == read("count(deals until closed_at)")
