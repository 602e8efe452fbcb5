"""Which channel should get the next 10,000? Answered at the head of the page of channels, and taken apart below."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.served import server, settle

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def company(demonstration: Path) -> Iterator[str]:
    """The demonstration company in its own size: a small one has too few leads to tell channels apart, and says so."""
    with server(demonstration) as address:
        yield address


def text_of(page):
    return page.locator("[data-testid=stMain]").inner_text()


def test_which_channel_should_get_the_next_ten_thousand(company, visit):
    page = visit(company)
    page.get_by_role("link", name="Channels", exact=True).click()
    page.wait_for_url("**/channels**")
    settle(page)
    assert "Referral converts best: 14.8% of its leads" in text_of(page)
    assert "Spread the next €10,000 over 26 weeks: " in text_of(page)
    page.get_by_text("The next sum", exact=True).click()
    page.wait_for_url("**about=money**")
    settle(page)
    amount = page.get_by_role("spinbutton")
    amount.fill("1500")
    amount.press("Enter")
    page.wait_for_url("**amount=1500**")
    settle(page)
    said = "Try Referral first with the next €1,500, spread over 26 weeks"
    assert said in text_of(page)
    assert said in text_of(visit(page.url))


def test_where_all_have_too_few_leads_nobody_is_named_best(served, visit):
    page = visit(f"{served}/channels")
    assert "No channel has enough leads to be judged yet" in text_of(page)
    assert "converts best" not in text_of(page)
