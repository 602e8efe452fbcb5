"""A saved view in a browser: one click opens it as it was, for whoever may look; a heading and a cell of the table are clicked."""

from urllib.parse import parse_qs, urlsplit

import pytest

from sharing.home import id_of
from tests.browser.served import settle

pytestmark = pytest.mark.browser


def query(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def seen(page) -> str:
    return page.locator("[data-testid=stMain] h1").inner_text()


def test_a_view_that_is_saved_opens_as_it_was_for_a_reader_who_was_elsewhere(served, visit):
    page = visit(f"{served}/explore?rows=channel&kpis=win_rate,revenue&across=country&compare=year")
    page.get_by_role("button", name="Saved views").click()
    page.get_by_role("button", name="Make your own copy").click()
    page.wait_for_url("**key=*", timeout=60_000)
    settle(page)
    key, before = query(page)["key"][0], seen(page)
    if not page.get_by_label("Name of this view").is_visible():  # the menu stays open while the copy is made
        page.get_by_role("button", name="Saved views").click()
    page.get_by_label("Name of this view").fill("Monday *by* <channel>")
    page.get_by_role("button", name="Save this view").click()
    page.get_by_role("link", name="Monday *by* <channel>").wait_for(timeout=60_000)

    reader = visit(f"{served}/explore?workspace={id_of(key)}&rows=rep&show=relative&period=this_year")
    reader.get_by_role("button", name="Saved views").click()
    reader.get_by_role("link", name="Monday *by* <channel>").click()
    reader.wait_for_url("**rows=channel**", timeout=60_000)
    settle(reader)
    assert seen(reader) == before
    asked = query(reader)
    assert {name: asked.get(name) for name in ("rows", "kpis", "across", "compare", "show", "key")} == {
        "rows": ["channel"], "kpis": ["win_rate,revenue"], "across": ["country"], "compare": ["year"], "show": None, "key": None,
    }  # fmt: skip
    reader.reload()
    settle(reader)
    assert seen(reader) == before


def test_a_click_on_a_heading_orders_the_rows_and_the_back_button_takes_it_back(served, visit):
    page = visit(f"{served}/explore?kpis=revenue&show=value")
    table = page.locator("[data-testid=stDataFrame]").first.bounding_box()
    page.mouse.click(table["x"] + 40, table["y"] + 18)
    page.wait_for_url("**order=name.up**", timeout=60_000)
    settle(page)
    page.go_back()
    page.wait_for_url(lambda address: "order" not in address, timeout=60_000)
    settle(page)
    assert "order" not in query(page)
