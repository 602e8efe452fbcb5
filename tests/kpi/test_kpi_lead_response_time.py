"""Lead response time: the median of what was answered, and what came of it by how soon it was."""

from datetime import date
from pathlib import Path

import pytest

from kpi.catalogue import CATALOGUE
from kpi.compute import Value, compute
from kpi.derived.making import extended
from kpi.left_out import left_out_of
from kpi.periods import Period
from kpi.resolve import measures_of
from kpi.selection import Selection
from tests.companies import Rows, company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))

# Hours: 1/20 · 1/12 · 1 · 24 · 25 · none · −1 · 0 and 24 as days without a time
LEADS = table(
    """
    lead_id | created_at          | first_contact_at    | is_converted
    1       | 2026-01-05 10:00:00 | 2026-01-05 10:03:00 | yes
    2       | 2026-01-05 10:00:00 | 2026-01-05 10:05:00 | no
    3       | 2026-01-05 10:00:00 | 2026-01-05 11:00:00 | yes
    4       | 2026-01-05 10:00:00 | 2026-01-06 10:00:00 | no
    5       | 2026-01-05 10:00:00 | 2026-01-06 11:00:00 | yes
    6       | 2026-01-05 10:00:00 |                     | no
    7       | 2026-01-05 10:00:00 | 2026-01-05 09:00:00 | yes
    8       | 2026-01-31 23:00:00 | 2026-01-31 00:00:00 | yes
    9       | 2026-01-31 00:00:00 | 2026-02-01 08:00:00 |
    10      | 2026-02-01 00:00:00 | 2026-02-01 09:00:00 | yes
""",
    is_converted=bool,
)


def _value(folder: Path, rows: Rows) -> Value:
    return compute(company(folder, leads=rows), ["lead_response_time"], JANUARY)[0]


def test_half_of_those_answered_waited_less(tmp_path: Path) -> None:
    # 0 · 0.05 · 0.083 · 1 · 24 · 24 · 25: the middle one is 1.
    value = _value(tmp_path, LEADS)
    assert (value.value, value.rows) == (1, 7)
    assert dict(value.beside)["mean"] == pytest.approx((3 / 60 + 5 / 60 + 1 + 24 + 25 + 0 + 24) / 7)


def test_conversion_stands_beside_it_by_how_soon_leads_were_answered(tmp_path: Path) -> None:
    beside = dict(_value(tmp_path, LEADS).beside)
    assert beside["never answered"] == pytest.approx(1 / 9)
    assert beside["conversion, answered within 5 minutes"] == 1 / 2
    assert beside["conversion, answered within an hour"] == 1
    assert beside["conversion, answered within a day"] == 1 / 3
    assert beside["conversion, answered later"] == 1
    assert beside["conversion, never answered"] == 0


def test_an_answer_before_the_lead_came_in_is_left_out_and_counted(tmp_path: Path) -> None:
    version = extended(company(tmp_path, leads=LEADS))
    found = list(left_out_of(version, measures_of(CATALOGUE["lead_response_time"], version), JANUARY.period, ()))
    assert [(str(each.reason), each.rows) for each in found] == [("answered before it came in", 1)]


def test_an_answer_that_is_planned_has_not_been_given(tmp_path: Path) -> None:
    planned = [{"lead_id": "1", "created_at": "2026-01-05", "first_contact_at": "2026-07-05", "is_converted": False}]
    value = _value(tmp_path, planned)
    assert value.value is None
    assert dict(value.beside)["never answered"] == 1


def test_activities_answer_where_the_lead_has_no_date_of_its_own(tmp_path: Path) -> None:
    leads = [{"lead_id": "1", "created_at": "2026-01-05 10:00:00", "is_won": True}]
    calls = [{"activity_id": "1", "at": "2026-01-05 12:00:00", "kind": "call", "direction": "outbound", "lead_id": "1"}]
    value = compute(company(tmp_path, leads=leads, activities=calls), ["lead_response_time"], JANUARY)[0]
    assert value.value == 2
    assert dict(value.beside)["conversion, answered within a day"] == 1


def test_without_any_contact_the_missing_column_is_named(tmp_path: Path) -> None:
    value = _value(tmp_path, [{"lead_id": "1", "created_at": "2026-01-05"}])
    assert value.value is None
    assert "the first contact is missing in leads" in str(value.reason)
