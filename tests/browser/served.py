"""The application, really served, for tests and pictures in a browser."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@contextmanager
def server(home: Path) -> Iterator[str]:
    """The application on a free port of this machine, with its data in `home`; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.address", "127.0.0.1"]
    log = (home / "server.log").open("w")
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"KPI_HOME": str(home)}, stdout=log, stderr=log)
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
