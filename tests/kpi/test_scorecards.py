"""Scorecards: numbers that are the KPIs' own, who is on them, few rows, comparisons, and what the data does not know."""

from datetime import date

import pytest

from kpi.compute import compute
from kpi.periods import Period
from kpi.scorecards import scorecards
from kpi.selection import Comparison, Filter, Selection
from tests.companies import company, table

DEALS = table(
    """
    deal_id | rep  | status | created_at | closed_at  | amount | currency
    1       | Ana  | won    | 2026-01-05 | 2026-02-04 | 100    | EUR
    2       | Ana  | won    | 2026-01-10 | 2026-02-09 | 300    | EUR
    3       | Ana  | lost   | 2026-01-10 | 2026-02-20 | 50     | EUR
    4       | Biel | won    | 2026-02-01 | 2026-02-11 | 250    | EUR
    5       | Biel | won    | 2025-12-01 | 2026-01-20 | 80     | EUR
    6       |      | lost   | 2026-02-01 | 2026-02-22 | 10     | EUR
    7       | Ana  | won    | 2026-01-01 | 2026-01-08 | 200    | EUR
    """,
    amount=float,
)
QUOTAS = table(
    """
    rep  | month      | amount | currency
    Ana  | 2026-02-01 | 800    | EUR
    Biel | 2026-02-01 | 200    | EUR
    """,
    amount=float,
)
CARER = table("activity_id | rep | at | kind\n1 | Dora | 2026-02-03 | call\n2 | Ana | 2026-02-04 | call")
FEBRUARY = Selection(Period(date(2026, 2, 1), date(2026, 3, 1)), date(2026, 2, 28))


@pytest.fixture
def version(tmp_path):
    return company(tmp_path, deals=DEALS, quotas=QUOTAS, activities=CARER)


def test_a_card_has_the_numbers_worked_out_by_hand(version):
    found = scorecards(version, FEBRUARY, "rep")
    ana, biel, nobody = found.cards
    assert [card.member for card in found.cards] == ["Ana", "Biel", None]
    assert (ana.value("won_amount"), ana.value("won"), ana.value("win_rate"), ana.value("quota_share")) == (
        400,
        2,
        pytest.approx(2 / 3),
        0.5,
    )
    assert (biel.value("won_amount"), biel.value("quota_share"), biel.value("sales_cycle")) == (250, 1.25, 10)
    assert (nobody.value("won"), nobody.value("win_rate"), nobody.value("quota")) == (0, 0, None)
    assert (found.whole.value("won_amount"), found.whole.value("won"), found.whole.value("quota")) == (650, 3, 1000)


def test_who_sells_nothing_has_no_card(version):
    assert "Dora" not in [card.member for card in scorecards(version, FEBRUARY, "rep").cards]


def test_numbers_are_those_of_the_kpis(version):
    rates = {value.group[0][1]: value.value for value in compute(version, ["win_rate"], FEBRUARY, ("rep",))}
    assert {card.member: card.value("win_rate") for card in scorecards(version, FEBRUARY, "rep").cards} == rates


def test_what_adds_up_is_never_few_and_what_is_divided_is(version):
    ana = scorecards(version, FEBRUARY, "rep").card("Ana")
    assert ana.scores["win_rate"].is_few and not ana.scores["won"].is_few and not ana.scores["won_amount"].is_few


def test_the_comparison_is_the_same_number_before(version):
    asked = Selection(FEBRUARY.period, FEBRUARY.today, comparison=Comparison.PREVIOUS)
    found = scorecards(version, asked, "rep")
    assert (found.card("Ana").scores["won_amount"].before, found.card("Biel").scores["won_amount"].before) == (200, 80)
    assert scorecards(version, FEBRUARY, "rep").card("Ana").scores["won_amount"].before is None


def test_a_filter_on_reps_leaves_all_cards_another_narrows_them(version):
    narrowed = scorecards(version, Selection(FEBRUARY.period, FEBRUARY.today, filters=(Filter("rep", ("Biel",)),)), "rep")
    assert [card.member for card in narrowed.cards] == ["Ana", "Biel", None]


def test_what_the_data_does_not_know_is_said(version):
    lacking = {number.id: str(reason) for number, reason in scorecards(version, FEBRUARY, "rep").lacking}
    assert {"leads", "response"} <= lacking.keys() and "won_amount" not in lacking
