"""The application, really served, for tests and pictures in a browser."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Inside it a run that is told to stop (SIGTERM, a closed terminal) unwinds as by Ctrl-C, so that it ends what it has begun.

    Python's own answer to these signals is to be gone at once, and whatever process it started stays.
    """
    told = [each for each in (signal.SIGTERM, getattr(signal, "SIGHUP", None)) if each is not None]
    before = {each: signal.signal(each, _unwind) for each in told}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _unwind(number: int, _: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)


@contextmanager
def server(home: Path) -> Iterator[str]:
    """The application on a free port of this machine, with its data in `home`; gives its address. It ends with whoever asked for it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.address", "127.0.0.1"]
    with ended_by_signals(), (home / "server.log").open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"KPI_HOME": str(home)}, stdout=log, stderr=log)
        try:
            yield _answering(f"http://127.0.0.1:{port}", process)
        finally:
            _ended(process)


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


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
