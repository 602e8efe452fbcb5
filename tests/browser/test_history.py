"""A card opens its KPI, and the back button returns."""

import pytest

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
