"""What stands above and below the line of a share, member by member: the same as the KPI's own value, read in one query."""

from datetime import date
from pathlib import Path

import pytest

from kpi.compute import compute
from kpi.periods import Period
from kpi.ratio_parts import ABOVE, BELOW, ratio_parts
from kpi.selection import Selection
from tests.companies import company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))


def deals() -> list[dict[str, object]]:
    """Ana wins two of three in Italy and one nobody knows where; Ben loses his one in Spain; one is open, one of February."""
    return table(
        """
        deal_id | created_at | closed_at  | status | rep | country | amount
        1       | 2025-12-01 | 2026-01-05 | won    | Ana | Italy   | 100
        2       | 2025-12-02 | 2026-01-06 | won    | Ana | Italy   | 300
        3       | 2025-12-03 | 2026-01-31 | lost   | Ana | Italy   | 50
        4       | 2025-12-04 | 2026-01-10 | won    | Ana |         |
        5       | 2025-12-05 | 2026-01-20 | lost   | Ben | Spain   | 70
        6       | 2025-12-06 |            | open   | Ben | Italy   | 90
        7       | 2025-12-07 | 2026-02-01 | won    | Ben | Spain   | 90
    """,
        amount=float,
    )


def parts(version, kpi: str, selection: Selection = JANUARY, by: tuple[str, ...] = ("rep", "country")) -> dict[tuple, tuple[float, float]]:
    found = ratio_parts(version, kpi, selection, by)
    assert list(found.columns) == [*by, ABOVE, BELOW]
    rows = found.astype(object).where(found.notna(), None).itertuples(index=False)  # pandas writes NaN where no member is known
    return {tuple(row[: len(by)]): (row[len(by)], row[len(by) + 1]) for row in rows}


def test_won_stands_above_decided_in_every_cell_also_where_no_place_is_known(tmp_path: Path) -> None:
    found = parts(company(tmp_path, deals=deals()), "win_rate")
    assert found == {("Ana", "Italy"): (2, 3), ("Ana", None): (1, 1), ("Ben", "Spain"): (0, 1)}


def test_filters_narrow_it_and_without_members_it_is_the_whole(tmp_path: Path) -> None:
    version = company(tmp_path, deals=deals())
    assert parts(version, "win_rate", JANUARY.narrowed("country", "Italy"), ("rep",)) == {("Ana",): (2, 3)}
    assert parts(version, "win_rate", by=()) == {(): (3, 5)}


def test_a_ratio_of_money_comes_from_the_long_way_and_is_the_same(tmp_path: Path) -> None:
    found = parts(company(tmp_path, deals=deals()), "deal_size", by=("rep",))
    assert found[("Ana",)] == (400, 2)  # the deal without an amount is in neither


@pytest.mark.parametrize("kpi", ["win_rate", "win_loss_ratio", "deal_size"])
def test_above_divided_by_below_is_what_the_kpi_says(tmp_path: Path, kpi: str) -> None:
    version = company(tmp_path, deals=deals())
    said = {value.group[0][1]: value.value for value in compute(version, [kpi], JANUARY, ["rep"]) if value.value is not None}
    assert {rep: above / below for (rep,), (above, below) in parts(version, kpi, by=("rep",)).items() if below} == said


def test_what_the_data_does_not_answer_has_no_rows(tmp_path: Path) -> None:
    assert parts(company(tmp_path, deals=deals()), "lead_to_customer_rate", by=("rep",)) == {}
