"""What only a browser can show: the address bar, the first visit on a fresh server, the back button."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from ui.navigation import PAGES

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
PATIENCE = 60_000


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[str]:
    """A server on a home without any data, as on a fresh machine."""
    if not Path(CHROMIUM).exists():
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing: `make browser` installs it")
        pytest.skip("Chromium is not installed: `make browser` installs it")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = tmp_path_factory.mktemp("fresh")
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.address", "127.0.0.1"]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"KPI_HOME": str(home)}, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/healthz")
        yield address
    finally:
        process.terminate()
        process.wait()


def _wait_for(address: str) -> None:
    for _ in range(100):
        try:
            with urlopen(address, timeout=5) as answer:
                assert answer.status == 200
                return
        except URLError:
            time.sleep(0.2)
    pytest.fail(f"{address} does not answer")


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser, server):
    """Open an address in a browser that was never here before."""

    contexts = []

    def visited(path):
        contexts.append(browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 900}))
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(server + path)
        page.get_by_test_id("stMetric").first.wait_for()
        return page

    yield visited
    for each in contexts:
        each.close()


def test_a_deep_link_that_is_the_first_visit_of_a_fresh_server_shows_that_view(visit):
    page = visit("/kpi?kpi=win_rate&country=Italy&from=2026-01-01&to=2026-03-31&by=channel")
    page.get_by_role("heading", name="Win rate").wait_for()
    page.get_by_text("1 Jan 2026 – 31 Mar 2026").first.wait_for()
    page.get_by_text("Country: Italy").first.wait_for()
    assert "country=Italy" in page.url


def test_a_filter_goes_into_the_address_and_the_address_shows_the_same_view_elsewhere(visit):
    page = visit("/")
    page.get_by_role("button", name="Country").click()
    page.get_by_role("combobox", name="Country").click()
    page.get_by_role("option", name="Brazil").click()
    page.wait_for_url("**country=Brazil*")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.get_by_text("Country: Brazil").first.wait_for()
    other = visit(page.url.removeprefix(page.url.split("/?")[0]))
    other.get_by_text("Country: Brazil").first.wait_for()
    assert other.get_by_role("heading", level=1).inner_text() == page.get_by_role("heading", level=1).inner_text()


def test_a_card_opens_its_kpi_with_the_filters_and_back_returns(visit):
    page = visit("/?country=Italy&compare=year")
    page.get_by_role("link", name="Win rate").click()
    page.get_by_role("heading", name="Win rate").wait_for()
    assert "country=Italy" in page.url
    assert "compare=year" in page.url
    page.go_back()
    page.get_by_role("heading", name="Revenue:").wait_for()
    page.get_by_text("Country: Italy").first.wait_for()


def test_no_page_asks_anything_of_another_host(browser, server):
    context = browser.new_context()
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for facts in PAGES:
        page.goto(f"{server}/{facts.url_path}")
        page.get_by_role("heading", level=1).first.wait_for(timeout=PATIENCE)
        page.wait_for_load_state("networkidle")
    context.close()
    assert not [url for url in asked if not url.startswith((server, server.replace("http", "ws"), "data:", "blob:"))]
