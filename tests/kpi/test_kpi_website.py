"""What happens on the web site: visits, bounces, landing pages, clicks, carts."""

from datetime import date
from pathlib import Path

import pytest

from kpi.compute import Value, compute
from kpi.periods import Period
from kpi.selection import Selection
from tests.companies import Rows, company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))

# The third row says nothing of bounces and carts, the fourth more bounces than visits; the last is of February.
WEB = table(
    """
    visited_on | landing_page | channel | visits | visitors | bounces | clicks | conversions | sign_ups | carts | checkouts
    2026-01-01 | /            | search  | 100    | 80       | 40      | 30     | 3           | 1        | 10    | 4
    2026-01-02 | /shop        | search  | 50     | 50       | 10      | 20     | 12          | 2        | 30    | 10
    2026-01-31 | /            |         | 50     | 30       |         |        | 2           |          |       |
    2026-01-31 |              | fair    | 10     | 10       | 11      | 5      |             |          | 5     |
    2026-02-01 | /            | fair    | 99     | 99       | 99      | 99     | 9           | 9        | 9     | 9
""",
    visits=int,
    visitors=int,
    bounces=int,
    clicks=int,
    conversions=int,
    sign_ups=int,
    carts=int,
    checkouts=int,
)
LEADS = table("""
    lead_id | created_at | channel
    1       | 2026-01-09 | search
    2       | 2026-01-10 | search
    3       | 2026-01-11 | outbound
""")


def _value(folder: Path, kpi: str, web: Rows = WEB) -> Value:
    return compute(company(folder, web=web, leads=LEADS), [kpi], JANUARY)[0]


@pytest.mark.parametrize(
    ("kpi", "expected", "rows"),
    [
        ("visits", 100 + 50 + 50 + 10, 4),
        ("bounce_rate", (40 + 10) / (100 + 50), 2),
        ("traffic_to_lead_rate", 3 / (80 + 50 + 30 + 10), 4),
        ("landing_page_conversion_rate", (3 + 12 + 2) / (100 + 50 + 50), 3),
        ("clicks_without_conversion", (30 - 3) + (20 - 12), 2),
        ("sign_ups", 1 + 2, 2),
        ("cart_abandonment_rate", 1 - (4 + 10) / (10 + 30), 2),
    ],
)
def test_each_is_over_the_rows_that_say_what_it_needs(tmp_path: Path, kpi: str, expected: float, rows: int) -> None:
    value = _value(tmp_path, kpi)
    assert (value.value, value.rows) == (pytest.approx(expected), rows)


def test_landing_pages_can_be_compared(tmp_path: Path) -> None:
    version = company(tmp_path, web=WEB)
    found = {value.group[0][1]: value.value for value in compute(version, ["landing_page_conversion_rate"], JANUARY, ["landing_page"])}
    assert found == {"/": 5 / 150, "/shop": 12 / 50}


def test_without_landing_pages_the_missing_column_is_named(tmp_path: Path) -> None:
    web = [{name: cell for name, cell in row.items() if name != "landing_page"} for row in WEB]
    assert "the landing page is missing in web" in str(_value(tmp_path, "landing_page_conversion_rate", web).reason)


def test_what_channels_bring_is_told_by_channel(tmp_path: Path) -> None:
    version = company(tmp_path, web=WEB, leads=LEADS)
    found = {value.group[0][1]: value.value for value in compute(version, ["traffic_to_lead_rate"], JANUARY, ["channel"])}
    assert found == {"search": 2 / 130, "fair": 0, "outbound": None, None: 0}


def test_where_nobody_measures_visitors_visits_stand_for_them(tmp_path: Path) -> None:
    web = [{name: cell for name, cell in row.items() if name != "visitors"} for row in WEB]
    assert _value(tmp_path, "traffic_to_lead_rate", web).value == pytest.approx(3 / 210)


def test_clicks_are_those_on_advertisements_where_the_web_site_counts_none(tmp_path: Path) -> None:
    spend = table(
        """
        spent_on   | amount | clicks | conversions
        2026-01-05 | 10     | 200    | 8
        2026-01-06 | 10     | 50     |
        """,
        amount=float,
        clicks=int,
        conversions=float,
    )
    value = compute(company(tmp_path, spend=spend), ["clicks_without_conversion"], JANUARY)[0]
    assert value.value == 192
    assert dict(value.beside)["share of clicks"] == pytest.approx(192 / 200)


def test_a_period_without_visits_has_no_value(tmp_path: Path) -> None:
    march = Selection(Period(date(2026, 3, 1), date(2026, 4, 1)), today=date(2026, 6, 30))
    assert [value.value for value in compute(company(tmp_path, web=WEB), ["visits", "bounce_rate"], march)] == [None, None]
