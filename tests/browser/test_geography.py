"""The map: a click on a country goes into it, and the address says so."""

import pytest

from tests.browser.served import settle

pytestmark = pytest.mark.browser


def test_a_click_on_a_country_opens_its_regions_and_the_address_reopens_them(served, visit):
    page = visit(f"{served}/geography?period=all")
    assert "leads" in page.locator("h1").inner_text()
    chart = page.locator("[data-testid=stVegaLiteChart]")
    shapes = chart.locator("svg path[aria-roledescription='geoshape'][aria-label^='Brazil: ']")
    shapes.first.click()
    page.wait_for_url("**country=Brazil*")
    settle(page)
    assert page.locator("h1").inner_text().startswith("Revenue · Brazil")
    assert visit(page.url).locator("h1").inner_text() == page.locator("h1").inner_text()
    page.get_by_role("button", name="World").click()
    page.wait_for_url(lambda address: "country" not in address)
