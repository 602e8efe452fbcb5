"""Whatever the mouse can do, the keyboard can: Tab goes through a page in its order, is seen where it stands, and is caught nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pytest

from tests.browser.served import settle

pytestmark = pytest.mark.browser

FOCUSED = """() => {
    const looks = element => { const seen = []; for (let each = element, up = 0; each && up < 5; each = each.parentElement, up++) {
        const style = getComputedStyle(each);
        seen.push(style.outline, style.boxShadow, style.borderColor, style.backgroundColor, style.color); } return seen.join(); };
    const now = document.activeElement, before = window.tabbed;
    const left = before ? (looks(before.element) !== before.looks || !before.element.isConnected) : true;
    window.tabbed = {element: now, looks: looks(now)};
    const around = [];
    for (let each = now; each; each = each.parentElement) if (each.dataset && each.dataset.testid) around.push(each.dataset.testid);
    return {tag: now.tagName, said: (now.getAttribute('aria-label') || now.innerText || '').slice(0, 60), around, left};
}"""
"""Where the focus is, and whether what had it before looks otherwise without it."""

PARTS = (
    ("stSidebar", "stSidebarNavLink"),
    ("stSidebar", "stSelectbox"),
    ("stMain", "stPopover"),
    ("stMain", "stButtonGroup"),
    ("stMain", "stDataFrame"),
    ("stMain", "stDownloadButton"),
)
"""Menu, language, filter bar, switches, table, download, in the order of the page: where each lies and what Streamlit calls it."""

MOST = 200
SCROLLS = ("MAIN", "BODY", "DIV")
"""What only scrolls has nothing to choose."""


@dataclass(frozen=True)
class Stop:
    """One stop of the Tab key: the kind of element, what it says, in what it stands, and whether one saw that it had the focus."""

    tag: str
    said: str
    around: tuple[str, ...]
    is_seen: bool

    def is_in(self, within: str, name: str) -> bool:
        return within in self.around and name in self.around

    @property
    def is_drawn(self) -> bool:
        """Whether it stands in a table's canvas, which draws the cell that is chosen itself."""
        return "data-grid-canvas" in self.around


def stops(page) -> list[Stop]:
    """Every stop from the top of the page until Tab has gone round."""
    found: list[dict] = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        # The frame of a field is coloured slowly.
        page.wait_for_timeout(400 if page.evaluate("document.activeElement.tagName") == "INPUT" else 30)
        found.append(page.evaluate(FOCUSED))
        if found[-1]["tag"] == "BODY" or (len(found) > 1 and found[-1]["around"][:1] == ["stSkipToContent"]):
            break
    else:
        pytest.fail(f"Tab never left {found[-1]}")
    return [Stop(each["tag"], each["said"], tuple(each["around"]), after["left"]) for each, after in pairwise(found)]


def test_tab_goes_through_the_page_in_its_order_is_seen_and_caught_nowhere(served, visit):
    page = visit(f"{served}/kpi?kpi=win_rate&about=records")
    walked = stops(page)
    sidebar = [stop for stop in walked if "stSidebar" in stop.around]
    main = [stop for stop in walked if "stMain" in stop.around]
    assert walked.index(sidebar[-1]) < walked.index(main[0]), "the menu before the page"
    firsts = {name: next((place for place, stop in enumerate(walked) if stop.is_in(within, name)), None) for within, name in PARTS}
    assert None not in firsts.values(), firsts
    assert list(firsts.values()) == sorted(firsts.values()), firsts
    assert not [stop for stop in walked if not (stop.is_seen or stop.is_drawn or stop.tag in SCROLLS)]


def test_a_popover_is_opened_and_closed_by_keys_and_gives_the_focus_back(served, visit):
    page = visit(f"{served}/")
    for name in ("Previous period", "Choose KPIs"):
        button = page.get_by_test_id("stMain").get_by_role("button", name=name)
        button.focus()
        page.keyboard.press("Enter")
        page.get_by_test_id("stPopoverBody").wait_for()
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        page.get_by_test_id("stPopoverBody").wait_for(state="detached")
        assert button.evaluate("button => button === document.activeElement"), name


def test_a_switch_is_moved_by_keys(served, visit):
    page = visit(f"{served}/kpi?kpi=win_rate")
    switch = page.get_by_role("radio", name="Receipt").or_(page.get_by_role("button", name="Receipt", exact=True))
    switch.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**about=receipt**")
    settle(page)
    assert "about=receipt" in page.url


def test_who_asks_for_less_motion_gets_none_of_ours(served, visit):
    page = visit(f"{served}/kpi?kpi=win_rate")
    page.emulate_media(reduced_motion="reduce")
    page.reload()
    settle(page)
    page.wait_for_timeout(1000)
    endless = "each => each.playState === 'running' && each.effect.getTiming().iterations === Infinity"
    assert page.evaluate(f"() => document.getAnimations().filter({endless}).length") == 0
