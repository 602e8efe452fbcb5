"""Every page is open to everybody: axe-core finds nothing serious, by day and on a phone by night; nothing is wider than the window.

No page asks anything of another host: `visit` holds that wherever a page is opened.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.served import settle
from ui.navigation import PAGES

pytestmark = pytest.mark.browser

GRAVE = ("serious", "critical")
PHONE = {"width": 390, "height": 844}
ZOOMED = {"width": 640, "height": 500}
"""A window of 1280 by 1000 at 200 %."""


@dataclass(frozen=True)
class Theirs:
    """A finding in a widget of Streamlit's own, which we cannot draw otherwise: axe's rule, where, and why it stands."""

    rule: str
    within: str
    why: str


THEIRS = (
    Theirs(
        "list",
        "stSidebarNavItems",
        "the menu puts headings between the <li> of one list; each link is read out with its name",
    ),
    Theirs("listitem", "stSidebarNavItems", "the same: the <li> of each section stand in a <div> inside the list"),
    Theirs("color-contrast", "stMultiSelectTagsContainer", "what is chosen is written in white on the accent, which by night is pale"),
)

WHAT = """async rules => (await axe.run(document, {resultTypes: ['violations']})).violations.flatMap(found => found.nodes.map(node => {
    const at = document.querySelector(node.target[node.target.length - 1]);
    const around = [];
    for (let each = at; each; each = each.parentElement) if (each.dataset.testid) around.push(each.dataset.testid);
    return {rule: found.id, impact: found.impact, around, html: node.html.slice(0, 200)};
}))"""
WIDER = """() => { const main = document.querySelector('[data-testid=stMain]');
    return Math.max(document.documentElement.scrollWidth - innerWidth, main.scrollWidth - main.clientWidth); }"""


def grave(page) -> list[dict[str, Any]]:
    """What axe-core finds on the page that is serious and ours."""
    settle(page)
    page.evaluate(AXE_SCRIPT)
    found = [each for each in page.evaluate(WHAT) if each["impact"] in GRAVE]
    return [each for each in found if not any(known.rule == each["rule"] and known.within in each["around"] for known in THEIRS)]


@pytest.mark.parametrize("facts", PAGES, ids=lambda facts: facts.file)
def test_every_page_is_open_to_everybody(served, visit, facts):
    page = visit(f"{served}/{facts.url_path}")
    assert not grave(page), "by day"
    page.set_viewport_size(ZOOMED)
    settle(page)
    assert page.evaluate(WIDER) <= 0, "wider than the window at 200 %"
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.set_viewport_size(PHONE)
    page.reload()  # what we colour ourselves follows the ground with the next run
    assert not grave(page), "on a phone by night"
    assert page.evaluate(WIDER) <= 0, "wider than a phone"
