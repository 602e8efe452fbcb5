"""Activities: touches, and how many of each kind."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from kpi.calendar import Calendar
from kpi.compute import Value, compute
from kpi.periods import Period
from kpi.selection import Selection
from tests.companies import company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))


def test_every_kind_counts_and_the_main_ones_stand_beside(tmp_path: Path) -> None:
    rows = table("""
        activity_id | at                  | kind
        1           | 2026-01-01          | call
        2           | 2026-01-02 10:00:00 | call
        3           | 2026-01-03          | email
        4           | 2026-01-04          |
        5           | 2026-02-01          | demo
    """)
    value = compute(company(tmp_path, activities=rows), ["activities"], JANUARY)[0]
    kinds = {name: dict(value.beside)[name] for name in ("calls", "e-mails", "meetings", "demos")}
    assert (value.value, kinds) == (4, {"calls": 2, "e-mails": 1, "meetings": 0, "demos": 0})


BY_REP = table("""
    activity_id | at         | rep
    1           | 2026-01-02 | Ana
    2           | 2026-01-07 | Ana
    3           | 2026-01-07 | Ben
    4           | 2026-01-08 |
    5           | 2025-12-30 | Ben
""")


def per_day(value: Value) -> tuple[float | None, float | None]:
    beside = dict(value.beside)
    return beside["per working day"], beside["per rep and working day"]


def test_activities_per_working_day_and_rep_know_weekends_and_holidays(tmp_path: Path) -> None:
    version = company(tmp_path, activities=BY_REP)
    assert per_day(compute(version, ["activities"], JANUARY)[0]) == (4 / 22, 3 / 2 / 22), "22 days from Monday to Friday"
    italy = replace(JANUARY, calendar=Calendar(holidays="IT"))
    assert per_day(compute(version, ["activities"], italy)[0]) == (4 / 20, 3 / 2 / 20), "New Year and Epiphany"
    ana = compute(version, ["activities"], italy, ["rep"])[0]
    assert per_day(ana) == (2 / 20, 2 / 20)


def test_of_a_running_month_the_working_days_that_have_passed_count(tmp_path: Path) -> None:
    running = replace(JANUARY, today=date(2026, 1, 8))
    assert per_day(compute(company(tmp_path, activities=BY_REP), ["activities"], running)[0])[0] == 4 / 6


def test_a_weekend_has_no_working_day_to_divide_by(tmp_path: Path) -> None:
    weekend = replace(JANUARY, period=Period(date(2026, 1, 3), date(2026, 1, 5)))
    assert per_day(compute(company(tmp_path, activities=BY_REP), ["activities"], weekend)[0]) == (None, None)
