"""A card opens its KPI, the back button returns, and no page asks anything of another host."""

import pytest

from tests.browser.served import settle
from ui.navigation import PAGES

pytestmark = pytest.mark.browser


def test_a_card_opens_its_kpi_with_the_filters_and_back_returns(served, visit):
    page = visit(f"{served}/?country=Italy&compare=year")
    page.get_by_role("button", name="Win rate", exact=True).first.click()
    page.get_by_role("heading", name="Win rate").wait_for()
    assert "country=Italy" in page.url
    assert "compare=year" in page.url
    page.go_back()
    page.get_by_role("heading", name="Revenue:").wait_for()
    page.get_by_text("Country: Italy").first.wait_for()


def test_no_page_asks_anything_of_another_host(served, visit):
    asked = []
    page = visit(served)
    page.on("request", lambda request: asked.append(request.url))
    for facts in PAGES:
        page.goto(f"{served}/{facts.url_path}")
        settle(page)
    ours = (served, served.replace("http", "ws"), "data:", "blob:")
    assert not [url for url in asked if not url.startswith(ours)]
