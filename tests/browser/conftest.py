"""A browser, and the application served for it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from tests.browser.served import CHROMIUM, server, settle

PATIENCE = 120_000
"""Milliseconds for the first answer of a server whose processors others share: how fast it is, `make bench` tells, no test."""

OURS = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; without it the tests are skipped, and fail where CI is set.

    One a module, not one a session: while it runs, Playwright's event loop stands in the way of other tests' own.
    """
    path = shutil.which("chromium")
    if path is None:
        reason = "there is no Chromium: `make browser` installs it"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which a small demonstration company is built already, so that no test waits for the large one."""
    from data.demo import build
    from sharing.home import Home

    folder = tmp_path_factory.mktemp("home")
    build(Home(folder).demo.root, deals=300)
    return folder


@pytest.fixture(scope="session")
def served(demo_home: Path) -> Iterator[str]:
    """The address of the application."""
    with server(demo_home) as address:
        yield address


@pytest.fixture(scope="module")
def people(chromium: Browser) -> Iterator[list[BrowserContext]]:
    """Those who have looked so far. What the server never changes stays with them: scripts are not fetched anew for every page."""
    known: list[BrowserContext] = []
    yield known
    for each in known:
        each.close()


@pytest.fixture
def visit(chromium: Browser, people: list[BrowserContext]) -> Iterator[Callable[[str], Page]]:
    """Open an address as somebody who has never been here: a browser without cookies, storage or history, each call somebody else.

    No page asks anything of another host.
    """
    asked: list[str] = []
    opened: list[Page] = []

    def open_as_somebody_new(address: str) -> Page:
        if len(opened) == len(people):
            people.append(chromium.new_context(locale="en-GB", viewport={"width": 1280, "height": 1000}))
        context = people[len(opened)]
        page = context.new_page()
        opened.append(page)
        context.on("request", note)
        page.set_default_navigation_timeout(PATIENCE)
        page.goto(address)
        settle(page)
        return page

    def note(request: Request) -> None:
        asked.append(request.url)

    yield open_as_somebody_new
    for page in opened:
        _forget(page)
        page.context.remove_listener("request", note)
    assert not [url for url in asked if not url.startswith(OURS)], "asked of another host"


def _forget(page: Page) -> None:
    """Leave nothing of a visit behind but what was fetched; pages it has opened itself are closed, too."""
    context = page.context
    origin = "/".join(page.url.split("/")[:3])
    context.new_cdp_session(page).send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "local_storage,indexeddb,cookies"})
    context.clear_cookies()
    for each in context.pages:
        each.close()
