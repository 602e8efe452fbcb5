"""Why did revenue fall in a quarter? From the overview, in three clicks."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.served import settle

pytestmark = pytest.mark.browser


def test_why_revenue_fell_in_a_quarter_is_answered_in_three_clicks(served, visit):
    page = visit(served)
    page.locator("[data-testid=stMain]").get_by_role("button", name="Revenue", exact=True).first.click()
    page.wait_for_url("**/kpi**")
    settle(page)
    page.get_by_role("link", name="See why it changed").click()
    page.wait_for_url("**/why**")
    settle(page)
    page.get_by_role("button", name=re.compile(r"^Q\d \d{4} · −")).first.click()
    page.wait_for_url("**from=**")
    settle(page)
    said = page.locator("[data-testid=stMain]").inner_text()
    assert "Revenue fell by" in said and "Orders:" in said
    address = page.url
    assert {"from", "to"} <= set(parse_qs(urlsplit(address).query))
    again = visit(address)
    assert "Revenue fell by" in again.locator("[data-testid=stMain]").inner_text()
