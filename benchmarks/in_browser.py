"""Measure in Chromium how long it takes from a click to the settled picture, on every page.

    python -m benchmarks.in_browser                                   the demonstration company with 100,000 deals
    python -m benchmarks.in_browser --deals 1000000 --home HOME       built in HOME, and taken from there the next time

Every page is opened from the menu, then its period, a filter and its own switches are clicked, one after the other; what a click takes ends
with the last change of the page that it caused. Then others, each in a new browser, open the overview of the server that is warm by then.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from playwright.sync_api import Locator, Page, Playwright, sync_playwright

from benchmarks.under_browser import BEGUN, CHROMIUM, SETTLED, TOOK, WATCH, server
from data.demo import build
from kpi import rollups, sorted_rows
from kpi.foreseen import foresee
from sharing.home import Home
from ui.foreseen import views
from ui.navigation import PAGES, PageFacts
from ui.selection import today_of

MOST_SWITCHES = 6
"""Switches of a page that are clicked."""

VISITORS = 3
"""How many come later."""

PATIENCE = 180_000

PERIOD, COMPARISON = "calendar_month", "compare_arrows"
"""What the two popovers of the filter bar are known by: the names of their icons."""


@dataclass
class Timed:
    """What the clicks of a page took, in seconds, by what was clicked."""

    page: str
    clicks: list[tuple[str, float]] = field(default_factory=list)

    def row(self) -> str:
        taken = [seconds for _, seconds in self.clicks]
        p95 = quantiles(taken, n=20, method="inclusive")[-1] if len(taken) > 1 else taken[0]
        slowest = max(self.clicks, key=lambda each: each[1])
        return f"| {self.page} | {len(taken)} | {median(taken):.2f} | {p95:.2f} | {slowest[0]} ({slowest[1]:.2f}) |"


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.in_browser", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--deals", type=int, default=100_000)
    parser.add_argument("--home", type=Path, help="a folder to build the company in, or to take it from")
    parser.add_argument("--pages", nargs="*", help="only these, by file name without ending")
    parser.add_argument("--every", action="store_true", help="print every click")
    arguments = parser.parse_args()
    with _home(arguments.home) as home:
        if not Home(home).demo.exists:
            build(Home(home).demo.root, deals=arguments.deals)
        _prepare(home)
        asked = [
            facts for facts in PAGES if facts.filtered and not facts.bare and (not arguments.pages or facts.file[:-3] in arguments.pages)
        ]
        measure(home, asked, every=arguments.every)


def _prepare(home: Path) -> None:
    """What the server makes beside the pages once a version is there, and keeps: it is no part of a click."""
    version = Home(home).demo.current()
    if version is None:
        raise SystemExit(f"there is no company in {home}")
    begun, today = perf_counter(), today_of(version, date.today())
    rollups.prepare(version, today)
    sorted_rows.prepare(version, ("rep",))
    foresee(version, views(version, today))
    print(f"made beside the pages: {perf_counter() - begun:.0f} s", flush=True)


@contextmanager
def _home(given: Path | None) -> Iterator[Path]:
    if given is not None:
        given.mkdir(parents=True, exist_ok=True)
        yield given
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def measure(home: Path, asked: list[PageFacts], *, every: bool) -> None:
    """Print a line a page, then all clicks together, then the first picture for somebody who comes later."""
    with server(home) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        page = browser.new_context(viewport={"width": 1360, "height": 900}, locale="en-GB").new_page()
        page.add_init_script(WATCH)
        print(f"the first picture on a cold server: {_opened(page, address):.2f} s")
        print("\n| page | clicks | median, s | p95, s | slowest |\n|---|---|---|---|---|")
        whole = Timed("all")
        for facts in asked:
            timed = Timed(facts.title, list(_clicks(page, facts)))
            whole.clicks += timed.clicks
            print(timed.row(), flush=True)
            for name, seconds in timed.clicks if every else ():
                print(f"    {seconds:6.2f}  {name}", flush=True)
        print(whole.row())
        browser.close()
        pictures = [_in_a_browser_of_its_own(playwright, address) for _ in range(VISITORS)]
        print(f"\nthe first picture on a warm server: {', '.join(f'{seconds:.2f}' for seconds in pictures)} s")


def _in_a_browser_of_its_own(playwright: Playwright, address: str) -> float:
    """What somebody waits for who was never here, on a machine of their own."""
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
    page = browser.new_context(viewport={"width": 1360, "height": 900}, locale="en-GB").new_page()
    page.add_init_script(WATCH)
    seconds = _opened(page, address)
    browser.close()
    return seconds


def _opened(page: Page, address: str) -> float:
    page.goto(address)
    page.wait_for_selector("[data-testid=stMain] h1", timeout=PATIENCE)
    page.wait_for_function(SETTLED, timeout=PATIENCE)
    return float(page.evaluate(TOOK))


def _clicks(page: Page, facts: PageFacts) -> Iterator[tuple[str, float]]:
    address = f"/{facts.url_path}"
    link = page.locator(f"[data-testid=stSidebarNav] a[href$='{address}']").first
    yield "opened from the menu", _took(page, link)
    if address not in page.url:
        raise SystemExit(f"the menu led to {page.url}, not to {address}")
    yield from _chosen(page, PERIOD, ("Last quarter", "All data", "Last 12 months"))
    yield from _chosen(page, COMPARISON, ("Same period last year", "No comparison"))
    yield from _filtered(page)
    yield from _switched(page)


def _chosen(page: Page, popover: str, options: tuple[str, ...]) -> Iterator[tuple[str, float]]:
    """Options of a popover of the filter bar, one after the other; those it does not have are left out."""
    opener = page.locator("[data-testid=stPopover] button").filter(has_text=popover)
    for option in options:
        if not opener.count():
            return
        opener.first.click()
        inside = page.locator("[data-testid=stPopoverBody]")
        inside.wait_for(timeout=PATIENCE)
        found = inside.locator("button, label").filter(has_text=option).filter(visible=True)
        page.wait_for_timeout(300)  # it opens in steps
        if found.count():
            yield option, _took(page, found.first)
        page.keyboard.press("Escape")
        inside.wait_for(state="detached", timeout=PATIENCE)


def _filtered(page: Page) -> Iterator[tuple[str, float]]:
    """The first rep as a filter, then everything taken back: the next page is opened as people mostly do."""
    opener = page.locator("[data-testid=stPopover] button").filter(has_text="Rep")
    if not opener.count():
        return
    opener.first.click()
    page.get_by_role("combobox", name="Rep").first.click()
    yield "a rep as filter", _took(page, page.get_by_role("option").first)
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    yield "Reset", _took(page, page.get_by_role("button", name="Reset").first)


def _switched(page: Page) -> Iterator[tuple[str, float]]:
    """The switches that the page itself has, each other choice of each once."""
    switches = page.locator("[data-testid=stMain] [data-testid=stButtonGroup]")
    for place in range(min(switches.count(), MOST_SWITCHES)):
        buttons = switches.nth(place).locator("button")
        if not switches.nth(place).is_visible() or buttons.count() < 2:
            continue
        name = buttons.nth(1).inner_text().strip()
        yield f"switch to {name}", _took(page, buttons.nth(1))


def _took(page: Page, what: Locator) -> float:
    """The seconds from a click to the last change of the page that it caused."""
    page.evaluate(BEGUN)
    what.click(timeout=PATIENCE)
    page.wait_for_function(SETTLED, timeout=PATIENCE)
    return float(page.evaluate(TOOK))


if __name__ == "__main__":
    main()
