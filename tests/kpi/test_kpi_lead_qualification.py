"""Which leads are qualified, which are left lying, and where they come from."""

from datetime import date
from pathlib import Path

import pytest

from kpi.compute import Value, compute
from kpi.periods import Period
from kpi.selection import Selection
from kpi.terms import Terms
from tests.companies import company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))

LEADS = table(
    """
    lead_id | created_at | first_contact_at | is_qualified | is_dropped | is_converted | deal_id | grade | channel
    1       | 2026-01-05 |                  | no           | no         | no           |         |       | fair
    2       | 2026-01-05 | 2026-01-06       | yes          | no         | no           |         | A     | fair
    3       | 2026-01-05 |                  | no           | yes        | no           |         |       | search
    4       | 2026-01-05 |                  | yes          | no         | yes          |         | A     | search
    5       | 2026-01-05 |                  | yes          | no         | no           | D5      | B     | search
    6       | 2026-01-05 |                  |              |            |              |         |       |
    7       | 2026-02-05 | 2026-02-06       | yes          | no         | yes          |         | A     | search
""",
    is_qualified=bool,
    is_dropped=bool,
    is_converted=bool,
)
DEALS = table("deal_id | created_at | status\nD5 | 2026-01-20 | open")
CALLS = table("""
    activity_id | at         | kind | lead_id
    1           | 2026-03-20 | call | 2
    2           | 2026-04-10 | call | 7
""")


def _values(folder: Path, kpi: str, by: tuple[str, ...] = (), **terms: int) -> list[Value]:
    asked = Selection(JANUARY.period, JANUARY.today, terms=Terms(**terms))
    return compute(company(folder, leads=LEADS, deals=DEALS, activities=CALLS), [kpi], asked, by)


def test_qualified_leads_of_all_leads(tmp_path: Path) -> None:
    value = _values(tmp_path, "lead_qualification_rate")[0]
    assert (value.value, value.rows) == (3 / 6, 6)
    assert dict(value.beside) == {"conversion of qualified leads": pytest.approx(1 / 3)}


def test_conversion_by_grade_tells_whether_grades_mean_anything(tmp_path: Path) -> None:
    found = {value.group[0][1]: value.value for value in _values(tmp_path, "lead_to_customer_rate", ("grade",))}
    assert found == {"A": 1 / 2, "B": 0, None: 0}


@pytest.mark.parametrize(("days", "abandoned"), [(30, 3), (20, 4), (90, 3), (96, 1)])
def test_leads_dropped_or_untouched_for_so_many_days(tmp_path: Path, days: int, abandoned: int) -> None:
    # The data ends on 10 April. Dropped: 3. Untouched: 1 and 6 since 5 January, 95 days; 2 since 20 March, 21 days.
    # 4 is converted, 5 has a deal.
    assert _values(tmp_path, "lead_abandonment_rate", untouched_days=days)[0].value == abandoned / 6


def test_where_nobody_writes_activities_only_leads_dropped_count(tmp_path: Path) -> None:
    leads = [{name: cell for name, cell in row.items() if name != "first_contact_at"} for row in LEADS]
    assert compute(company(tmp_path, leads=leads), ["lead_abandonment_rate"], JANUARY)[0].value == 1 / 6


def test_the_date_of_a_first_contact_does_not_tell_when_a_lead_was_last_touched(tmp_path: Path) -> None:
    # No activities: 2 was contacted in January and may have been called every week since. Of six leads only 3 is known to be given up.
    value = compute(company(tmp_path / "none", leads=LEADS, deals=DEALS), ["lead_abandonment_rate"], JANUARY)[0]
    assert (value.value, dict(value.beside)) == (1 / 6, {"dropped": 1 / 6})
    nobody = [each | {"lead_id": None} for each in CALLS]
    of_others = company(tmp_path / "of_others", leads=LEADS, deals=DEALS, activities=nobody)
    assert compute(of_others, ["lead_abandonment_rate"], JANUARY)[0].value == 1 / 6, "activities that name no lead tell nothing of any"


def test_each_channel_has_its_share_of_leads_and_of_customers(tmp_path: Path) -> None:
    found = {value.group[0][1]: value for value in _values(tmp_path, "lead_origin", ("channel",))}
    assert {name: value.value for name, value in found.items()} == {"fair": 2 / 6, "search": 3 / 6, None: 1 / 6}
    assert dict(found["search"].beside) == {"share of customers": 1, "number of leads": 3, "became customers": 1}
