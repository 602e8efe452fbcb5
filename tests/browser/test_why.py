"""Why did revenue fall (or rise) in a quarter? From the overview, in three clicks."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.served import settle

pytestmark = pytest.mark.browser
QUARTER = re.compile(r"^Q\d \d{4}.* · [+−][\d.]+%")


def _growth(chip: str) -> float:
    """What a step says of itself: −2.0 of "Q3 2026 · −2.0%"."""
    return float(chip.rpartition(" · ")[2].rstrip("%").replace("−", "-").replace(",", ""))


def test_why_revenue_changed_in_a_quarter_is_answered_in_three_clicks(served, visit):
    page = visit(served)
    page.locator("[data-testid=stMain]").get_by_role("button", name="Revenue", exact=True).first.click()
    page.wait_for_url("**/kpi**")
    settle(page)
    page.get_by_role("link", name="See why it changed").click()
    page.wait_for_url("**/why**")
    settle(page)
    quarters = page.get_by_role("button", name=QUARTER)
    quarters.first.wait_for()
    worst = min(quarters.all_inner_texts(), key=_growth)
    page.get_by_role("button", name=worst, exact=True).click()
    page.wait_for_url("**from=**")
    settle(page)
    said = page.locator("[data-testid=stMain]").inner_text()
    answer = "Revenue fell by" if _growth(worst) < 0 else "Revenue rose by"
    assert answer in said and "Orders:" in said
    address = page.url
    assert {"from", "to"} <= set(parse_qs(urlsplit(address).query))
    again = visit(address)
    assert answer in again.locator("[data-testid=stMain]").inner_text()
