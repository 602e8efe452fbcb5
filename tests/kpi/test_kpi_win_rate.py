"""Win rate: won over decided, by the day of the decision."""

from datetime import date
from pathlib import Path

from kpi.compute import compute
from kpi.periods import Period
from kpi.selection import Selection
from tests.companies import company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))


def test_three_won_of_four_decided(tmp_path: Path) -> None:
    rows = table(
        """
        deal_id | closed_at  | expected_close_at | status | amount
        1       | 2026-01-01 |                   | won    | 100
        2       | 2026-01-15 |                   | won    | 100
        3       | 2026-01-31 |                   | won    | 100
        4       | 2026-01-31 |                   | lost   | 700
        5       |            | 2026-01-20        | open   | 100
        6       | 2026-02-01 |                   | lost   | 100
        7       |            |                   | lost   | 100
    """,
        amount=float,
    )
    value = compute(company(tmp_path, deals=rows), ["win_rate"], JANUARY)[0]
    assert (value.value, value.rows, dict(value.beside)) == (0.75, 4, {"by value": 0.3})


def test_by_value_won_deals_alone_make_all_and_lost_deals_alone_nothing(tmp_path: Path) -> None:
    rows = table(
        """
        deal_id | closed_at  | status | rep | amount
        1       | 2026-01-15 | won    | Ana | 100
        2       | 2026-01-16 | lost   | Ben | 40
        3       | 2026-01-17 | lost   | Eva |
    """,
        amount=float,
    )
    version = company(tmp_path, deals=rows)
    by_value = {value.group[0][1]: dict(value.beside)["by value"] for value in compute(version, ["win_rate"], JANUARY, ["rep"])}
    assert by_value == {"Ana": 1, "Ben": 0, "Eva": None}, "of what Eva decided nobody knows the value"


def test_only_lost_deals_make_0_and_no_decided_deals_make_no_value(tmp_path: Path) -> None:
    rows = table("""
        deal_id | closed_at  | status | rep
        1       | 2026-01-15 | lost   | Ana
        2       | 2026-02-15 | won    | Ben
    """)
    version = company(tmp_path, deals=rows)
    assert compute(version, ["win_rate"], JANUARY)[0].value == 0
    assert compute(version, ["win_rate"], JANUARY.narrowed("rep", "Ben"))[0].value is None
