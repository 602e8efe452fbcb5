"""Take the pictures of README and docs anew: `python -m docs.screenshots` (needs Chromium)."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).parent / "pictures"
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True)
class Picture:
    """One picture: its file's name, the address, the browser's window and colours."""

    name: str
    address: str
    width: int = 1360
    height: int = 900
    scheme: str = "light"


PICTURES = (
    Picture("overview", "/?lang=en"),
    Picture("overview-dark", "/?lang=es", scheme="dark"),
    Picture("overview-phone", "/?lang=it", width=390, height=844),
    Picture("kpi", "/kpi?kpi=win_rate&lang=en", height=1300),
    Picture("sales-cycle", "/sales_cycle?lang=en", height=1300),
    Picture("customer-value", "/customer_value?lang=pt", height=1300),
    Picture("channels", "/channels?lang=ca", height=1100),
    Picture("what-if", "/what_if?lang=en", height=1100),
    Picture("data", "/data?lang=en"),
    Picture("share", "/share?lang=en"),
)


@contextmanager
def server(home: Path) -> Iterator[str]:
    """The application on a free port of this machine, with its data in `home`; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.address", "127.0.0.1"]
    log = (home / "server.log").open("w")
    process = subprocess.Popen(command, cwd=FOLDER.parents[1], env=os.environ | {"KPI_HOME": str(home)}, stdout=log, stderr=log)
    try:
        yield _answering(f"http://127.0.0.1:{port}", process)
    finally:
        process.terminate()
        process.wait(timeout=20)


def settle(page: Page) -> None:
    """Wait until the application has drawn everything and no script runs."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=180_000)
    page.wait_for_selector("[data-testid=stSkeleton]", state="detached", timeout=180_000)
    page.wait_for_timeout(700)


def _answering(address: str, process: subprocess.Popen[bytes]) -> str:
    for _ in range(240):
        if process.poll() is not None:
            raise RuntimeError("the server stopped before it answered")
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=1).close()
            return address
        except OSError:
            time.sleep(0.25)
    raise TimeoutError("the server did not answer within a minute")


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    chromium = shutil.which("chromium")
    with tempfile.TemporaryDirectory() as home, server(Path(home)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
        for picture in PICTURES:
            size = {"width": picture.width, "height": picture.height}
            page = browser.new_context(viewport=size, color_scheme=picture.scheme).new_page()  # type: ignore[arg-type]
            page.goto(address + picture.address)
            settle(page)
            page.screenshot(path=FOLDER / f"{picture.name}.png")
            page.context.close()
            print(f"docs/pictures/{picture.name}.png")
        browser.close()


if __name__ == "__main__":
    main()
