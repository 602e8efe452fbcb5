"""What only a browser can show: files dropped become numbers, a view is its address, a first deep link is honoured."""

from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pytest
import xlsxwriter

from tests.browser.served import server, settle

pytestmark = pytest.mark.browser

HUBSPOT = "Record ID,Deal Name,Deal Stage,Close Date,Create Date,Amount,Deal owner\n" + "".join(
    f"{number},Deal {number},{stage},2025-05-2{number % 9} 10:00,2025-0{1 + number % 4}-1{number % 9} 09:00,{100 * number},Ana Sousa\n"
    for number, stage in enumerate(["Closed won"] * 30 + ["Closed lost"] * 10 + ["Appointment scheduled"] * 5, start=1)
)
"""30 deals won, 10 lost, 5 open: a win rate of 75 %."""


def workbook() -> bytes:
    """A spreadsheet of 12 orders."""
    written = BytesIO()
    with xlsxwriter.Workbook(written) as book:
        sheet = book.add_worksheet("Orders")
        sheet.write_row(0, 0, ["Order ID", "Order date", "Amount", "Customer"])
        for row in range(1, 13):
            sheet.write_row(row, 0, [f"o{row}", f"2025-{row:02d}-27", 100 * row, f"Customer {row % 4}"])
    return written.getvalue()


def shown(page) -> str:
    """What the page says; the arrow of a button tells only whether its panel is open."""
    return page.locator("[data-testid=stMain]").inner_text().replace("expand_less", "expand_more")


def query(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_dropped_files_become_numbers(served, visit):
    page = visit(f"{served}/data")
    page.get_by_role("button", name="Start with your own data").click()
    page.wait_for_url("**key=*")
    settle(page)
    files = [("deals.csv", "text/csv", HUBSPOT.encode()), ("orders.xlsx", "application/octet-stream", workbook())]
    page.set_input_files("input[type=file]", [{"name": name, "mimeType": kind, "buffer": content} for name, kind, content in files])
    page.get_by_role("button", name="Store this data").wait_for(timeout=60_000)
    settle(page)
    page.reload()  # a refresh loses nothing
    settle(page)
    page.get_by_role("button", name="Store this data").click()
    page.get_by_text("Stored as version 1").wait_for(timeout=60_000)
    page.get_by_role("link", name="See the numbers").click()
    page.get_by_text("Win rate", exact=True).first.wait_for(timeout=60_000)
    settle(page)
    assert "75.0%" in shown(page)
    key = query(page)["key"]
    page.locator("[data-testid=stSidebarNav]").get_by_role("link", name="KPI", exact=True).click()
    page.wait_for_url("**/kpi**key=*")
    settle(page)
    assert query(page)["key"] == key


def test_a_filter_is_in_the_address_and_the_address_is_the_view(served, visit):
    page = visit(f"{served}/?period=all")
    page.get_by_role("button", name="Rep").first.click()
    page.get_by_role("combobox", name="Rep").click()
    page.get_by_role("option").first.click()
    page.wait_for_url("**rep=*")
    page.keyboard.press("Escape")
    settle(page)
    assert shown(visit(page.url)) == shown(page)


def test_what_reset_takes_back_stays_away_on_this_page_and_the_next(served, visit):
    """A closed panel keeps in the browser what was last chosen in it, and the browser sends it with every click."""
    page = visit(f"{served}/funnel")
    page.get_by_role("button", name="Rep").first.click()
    page.get_by_role("combobox", name="Rep").click()
    page.get_by_role("option").first.click()
    page.wait_for_url("**rep=*")
    page.keyboard.press("Escape")
    settle(page)
    page.get_by_role("button", name="Reset").click()
    page.wait_for_url("**/funnel")
    settle(page)
    page.get_by_text("Deals by stage").first.click()
    page.wait_for_url("**through=deals*")
    settle(page)
    assert "rep" not in query(page)
    page.locator("[data-testid=stSidebarNav]").get_by_role("link", name="Channels", exact=True).click()
    page.wait_for_url("**/channels*")
    settle(page)
    assert "rep" not in query(page)


def test_the_first_request_to_a_fresh_server_may_be_a_deep_link(demo_home, visit):
    with server(demo_home) as address:
        page = visit(f"{address}/kpi?kpi=win_rate&country=Italy&from=2025-10-01&to=2026-03-31&compare=year")
        text = shown(page)
        assert page.locator("h1").inner_text().startswith("Win rate: ")
        assert "1 Oct 2025 – 31 Mar 2026" in text
        assert "Country: Italy" in text
        assert "compared with 1 Oct 2024 – 31 Mar 2025" in text
        assert query(page)["country"] == ["Italy"]


def test_a_link_opens_a_read_only_view_elsewhere_until_it_is_taken_back(served, visit):
    owner = visit(f"{served}/share?country=Italy")
    owner.get_by_role("button", name="Make your own copy").click()
    owner.wait_for_url("**key=*")
    settle(owner)
    owner.get_by_role("textbox", name="Name").fill("Board")
    owner.get_by_role("button", name="Make the link").click()
    owner.get_by_text("is ready").wait_for(timeout=60_000)
    link = owner.locator("[data-testid=stCode]").nth(1).inner_text().strip()
    reader = visit(link)
    assert "“Board” was shared with you to look at" in shown(reader)
    assert set(query(reader)) == {"link", "country"}  # the right and the view, neither key nor workspace
    assert query(reader)["country"] == ["Italy"]
    owner.get_by_role("button", name="Take back").click()
    owner.get_by_role("button", name="Yes, take it back").click()
    owner.get_by_text("None is open.").wait_for(timeout=60_000)
    reader.reload()
    settle(reader)
    assert "This link opens nothing" in shown(reader)
    assert visit_status(reader, link) == 404


def visit_status(page, address: str) -> int:
    return page.request.get(address).status


def test_share_begins_with_the_page_one_comes_from(served, visit):
    page = visit(f"{served}/kpi?kpi=win_rate&by=channel&country=Italy")
    page.get_by_test_id("stSidebarNav").get_by_text("Share a view").click()
    settle(page)
    sent = page.get_by_test_id("stCode").first.inner_text()
    assert "/kpi?" in sent
    assert {"kpi=win_rate", "by=channel", "country=Italy"} <= set(sent.partition("?")[2].strip().split("&"))
    page.reload()
    settle(page)
    assert page.get_by_test_id("stCode").first.inner_text() == sent
