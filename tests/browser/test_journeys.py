"""The questions people come with, from the overview to the answer: who has unanswered leads?"""

import csv
import re
from collections import Counter

import pytest

from tests.browser.served import settle

pytestmark = pytest.mark.browser


def text_of(page) -> str:
    return page.locator("[data-testid=stMain]").inner_text()


def test_who_has_unanswered_leads_is_answered_with_a_list_to_take_along(served, visit):
    page = visit(served)
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="To do", exact=True).click()
    page.wait_for_url("**/to_do**")
    settle(page)
    page.get_by_role("button", name="Leads without a first contact").click()
    page.wait_for_url("**todo=unanswered_leads**")
    settle(page)
    waiting = int(re.search(r"(\d+) leads wait for a first contact", page.locator("h1").inner_text())[1])
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download CSV").click()
    rows = list(csv.DictReader(taken.value.path().read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == waiting > 0
    assert all(row["Lead id"] for row in rows) and any(row["Rep"] for row in rows)
    (first, most), (_, next_most) = Counter(row["Rep"] for row in rows if row["Rep"]).most_common(2)
    assert (f"{first} has the most: {most}." in text_of(page)) == (most > next_most), "of two who have as many nobody has the most"
    assert page.locator("h1").inner_text() in text_of(visit(page.url))
