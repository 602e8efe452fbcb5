"""Cohorts worked out by hand: triangles, young cells, all together raw and corrected, members, the command."""

import json
from datetime import date
from pathlib import Path

import pytest

from data.version import Version
from kpi.__main__ import main
from kpi.calendar import Calendar
from kpi.cohorts import Cohorts, Counted, cohorts, dimensions_of, lacking_for
from kpi.cohorts.counted import Kind
from kpi.cohorts.counting import Steps
from kpi.cohorts.triangle import Triangle
from kpi.periods import Grain, Period, floor, step
from kpi.selection import Filter, Selection
from tests.companies import company, table

ALL = Selection(Period(date(2026, 1, 1), date(2027, 1, 1)), today=date(2026, 4, 15))

ORDERS = table(
    """
    order_id | ordered_at | customer | amount | currency | channel
    1        | 2026-01-05 | a        | 100    | EUR      | web
    2        | 2026-01-20 | b        | 50     | EUR      | fair
    3        | 2026-02-03 | a        | 40     | EUR      | fair
    4        | 2026-02-10 | c        | 70     | EUR      | web
    5        | 2026-03-01 | b        | 30     | EUR      | web
    6        | 2026-03-31 | d        | 10     | EUR      | web
    7        | 2026-04-15 | d        | 20     | EUR      | web
""",
    amount=float,
)
LEADS = table(
    """
    lead_id | created_at | channel
    1       | 2026-01-01 | web
    2       | 2026-01-31 | web
    3       | 2026-02-01 | fair
    4       | 2026-02-28 | web
    5       | 2026-04-01 | web
    6       |            | web
    7       | 2026-03-10 | web
""",
)
DEALS = table(
    """
    deal_id | lead_id | created_at | closed_at  | status | amount | currency
    p       | 1       | 2026-01-10 | 2026-02-10 | won    | 600    | EUR
    q       | 2       | 2026-02-10 | 2026-02-20 | lost   | 900    | EUR
    r       | 4       | 2026-03-01 | 2026-03-15 | won    | 400    | EUR
    s       | 7       | 2026-02-01 | 2026-02-02 | won    | 100    | EUR
""",
    amount=float,
)


@pytest.fixture
def version(tmp_path: Path) -> Version:
    return company(tmp_path / "shop", orders=ORDERS, leads=LEADS, deals=DEALS)


def one(version: Version, counted: Counted, selection: Selection = ALL, grain: Grain = Grain.MONTH) -> Cohorts:
    (found,) = cohorts(version, selection, counted, grain)
    return found


def rows(found: Cohorts) -> dict[str, tuple[int, list[float], list[bool]]]:
    """First day of a cohort → its size, its values by age, which of them are young."""
    return {
        each.period.start.isoformat(): (each.size, [round(cell.value, 4) for cell in each.cells], [cell.young for cell in each.cells])
        for each in found.cohorts
    }


def test_customers_who_buy_again_stand_in_the_month_of_their_first_purchase(version: Version) -> None:
    # a and b began in January: a bought again in February, b in March. c in February, never again. d in March, again in April.
    assert rows(one(version, Counted.AGAIN)) == {
        "2026-01-01": (2, [0, 0.5, 1, 1], [False, False, False, True]),
        "2026-02-01": (1, [0, 0, 0], [False, False, True]),
        "2026-03-01": (1, [0, 1], [False, True]),
    }


def test_together_the_young_are_counted_only_as_long_as_they_were_watched(version: Version) -> None:
    # Until the end of their month all four were watched: none. One month on 3 were (d's April has not ended): a of 3 at risk bought.
    # Two months on a and b alone: b, the only one still at risk of them, bought. Raw counts d's April, and c as one to whom nothing came.
    found = one(version, Counted.AGAIN)
    assert [(each.age, each.watched) for each in found.points] == [(0, 4), (1, 3), (2, 2), (3, 0)]
    assert [each.raw for each in found.points] == [0, 0.5, 0.75, 0.75]
    assert [each.corrected for each in found.points] == [0, pytest.approx(1 / 3), 1, None]
    assert [each.average for each in found.points] == [0, pytest.approx(1 / 3), 1, None]


def test_revenue_adds_up_from_the_first_purchase_on(version: Version) -> None:
    # January: a 100 and b 50; a 40 in February; b 30 in March. All together in the first month 230 from 4; a month on 40 + 0 from 3.
    found = one(version, Counted.REVENUE)
    assert rows(found)["2026-01-01"] == (2, [75, 95, 110, 110], [False, False, False, True])
    assert [each.corrected for each in found.points][:3] == [57.5, pytest.approx(57.5 + 40 / 3), pytest.approx(57.5 + 40 / 3 + 15)]
    assert found.points[1].raw == (230 + 40 + 20) / 4


def test_customers_leave_so_many_days_after_their_last_purchase(tmp_path: Path) -> None:
    # Lost after 180 days: a bought on 1 January and 1 June (151 days between), so is lost on 28 November; b on 30 June; c is still there.
    orders = table("""
        order_id | ordered_at | customer | amount
        1        | 2026-01-01 | a        | 1
        2        | 2026-01-01 | b        | 1
        3        | 2026-06-01 | a        | 1
        4        | 2026-07-01 | c        | 1
    """, amount=float)  # fmt: skip
    found = one(company(tmp_path, orders=orders), Counted.RETENTION, Selection(ALL.period, today=date(2026, 12, 31)), Grain.QUARTER)
    assert rows(found) == {
        "2026-01-01": (2, [1, 0.5, 0.5], [False, False, True]),  # the data ends on 1 July, whatever the day
        "2026-07-01": (1, [1], [True]),
    }
    late = company(tmp_path / "late", orders=[*orders, {"order_id": "5", "ordered_at": "2027-01-10", "customer": "c", "amount": 1.0}])
    found = one(late, Counted.RETENTION, Selection(ALL.period, today=date(2027, 1, 10)), Grain.QUARTER)
    assert rows(found)["2026-01-01"][1] == [1, 0.5, 0.5, 0, 0]


def test_subscribers_stay_until_their_last_subscription_ends(tmp_path: Path) -> None:
    subscriptions = table("""
        subscription_id | customer | started_at | ended_at   | mrr
        1               | a        | 2026-01-10 | 2026-02-20 | 10
        2               | a        | 2026-02-01 |            | 5
        3               | b        | 2026-01-15 | 2026-03-31 | 10
        4               | c        | 2026-02-01 |            | 10
    """, mrr=float)  # fmt: skip
    version = company(tmp_path, subscriptions=subscriptions, orders=ORDERS)
    assert rows(one(version, Counted.RETENTION)) == {
        "2026-01-01": (2, [1, 1, 0.5, 0.5], [False, False, False, True]),
        "2026-02-01": (1, [1, 1, 1], [False, False, True]),
    }


def test_leads_stand_in_the_month_in_which_they_came_in(version: Version) -> None:
    # Lead 1 is won in February, 4 in March; 2 is lost, and stays one of those not won. Lead 7 was won before it came in, 6 has no day.
    found = one(version, Counted.WON)
    assert rows(found) == {
        "2026-01-01": (2, [0, 0.5, 0.5, 0.5], [False, False, False, True]),
        "2026-02-01": (2, [0, 0.5, 0.5], [False, False, True]),
        "2026-04-01": (1, [0], [True]),
    }
    assert {str(note) for note in found.notes} == {"1 left out: without a creation date", "1 left out: won before the lead came in"}
    assert rows(one(version, Counted.WON_REVENUE))["2026-01-01"][1] == [0, 300, 300, 300]


def test_quarters_and_years_may_be_fiscal(version: Version) -> None:
    fiscal = Selection(ALL.period, ALL.today, calendar=Calendar(fiscal_year_starts=2))
    assert list(rows(one(version, Counted.AGAIN, fiscal, Grain.QUARTER))) == ["2025-11-01", "2026-02-01"]
    assert list(rows(one(version, Counted.AGAIN, fiscal, Grain.YEAR))) == ["2025-02-01", "2026-02-01"]


@pytest.mark.parametrize("starts", [1, 2, 7, 12])
@pytest.mark.parametrize("grain", [Grain.MONTH, Grain.QUARTER, Grain.YEAR])
def test_steps_are_those_of_the_calendar(grain: Grain, starts: int) -> None:
    calendar = Calendar(fiscal_year_starts=starts)
    steps = Steps.of(grain, calendar)
    for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 7, 19)):
        first = floor(day, grain, calendar)
        assert steps.period(steps.number(day)) == Period(first, step(first, grain))


def test_the_period_chooses_cohorts_and_what_came_of_them_is_known_until_today(version: Version) -> None:
    january = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=ALL.today)
    assert list(rows(one(version, Counted.AGAIN, january))) == ["2026-01-01"]
    early = Selection(ALL.period, today=date(2026, 2, 15))
    assert rows(one(version, Counted.AGAIN, early)) == {
        "2026-01-01": (2, [0, 0.5], [False, True]), "2026-02-01": (1, [0], [True]),
    }  # fmt: skip


def test_members_are_told_by_their_first_purchase_and_add_up(version: Version) -> None:
    # b first bought at the fair, and later on the web.
    found = cohorts(version, ALL, Counted.AGAIN, by=["channel"])
    assert [(each.group, each.size) for each in found] == [((("channel", "web"),), 3), ((("channel", "fair"),), 1)]
    assert rows(found[1]) == {"2026-01-01": (1, [0, 0, 1, 1], [False, False, False, True])}
    narrowed = Selection(ALL.period, ALL.today, filters=(Filter("channel", ("fair",)),))
    assert rows(one(version, Counted.AGAIN, narrowed)) == rows(found[1])


def test_what_cannot_be_told_is_said(version: Version, tmp_path: Path) -> None:
    by_rep = Selection(ALL.period, ALL.today, filters=(Filter("rep", ("Ana",)),))
    assert "no rep" in str(one(version, Counted.AGAIN, by_rep).reason)
    bare = company(tmp_path / "bare", tickets=[{"ticket_id": "1", "opened_at": "2026-01-01"}])
    assert all(lacking_for(bare).values())
    assert not any(lacking_for(version).values())
    assert one(bare, Counted.WON).reason
    mixed = company(tmp_path / "mixed", orders=[*ORDERS, ORDERS[0] | {"order_id": "9", "currency": "BRL"}])
    assert "several currencies" in str(one(mixed, Counted.REVENUE).reason)
    assert dimensions_of(version, Counted.AGAIN) == ("channel",)


def test_nobody_in_a_period_makes_no_cohort(version: Version) -> None:
    empty = one(version, Counted.WON, Selection(Period(date(2020, 1, 1), date(2020, 2, 1)), ALL.today))
    assert (empty.cohorts, empty.points, empty.judged) == ((), (), None)


def test_when_it_has_happened_to_all_old_enough_nobody_can_tell_of_the_others() -> None:
    triangle = Triangle(Kind.STAYING, {0: 1, 2: 1}, {(0, 0): 1}, last=3, ended=True)
    assert [each.corrected for each in triangle.points] == [0.5, 0.5, None, None]


def test_the_command_prints_the_triangle(version: Version, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["cohorts", "again", "--workspace", str(version.root), "--today", "2026-04-15"]
    assert main([*asked, "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert told["cohorts"][0]["cells"][1] == {"age": 1, "value": 0.5, "young": False}
    assert main([*asked, "--every", "quarter", "--by", "channel"]) == 0
    assert "25.0%" not in capsys.readouterr().out
