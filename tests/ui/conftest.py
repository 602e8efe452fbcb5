"""A small workspace, and the application run on it without a browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import duckdb
import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from data.facts import write_facts
from data.scratch import scratch
from locales import Sentence
from sharing.home import Home
from tests.ui.pages import page_at
from tests.ui.reading_here import read_here

HOSTILE = "*Ads* <b>x</b> [y](http://z) :smile:"


manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
"""A server looks through the installed packages once; `AppTest` does for each application, half a second at a time."""


def deals(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyRelation:
    """Two years of deals, one a day: every third is won, every fifth still open, the rest lost; three reps, one without a country."""
    first = date(2024, 1, 1)
    rows = []
    for number in range(730):
        created = first + timedelta(days=number)
        status = "open" if number % 5 == 0 else "won" if number % 3 == 0 else "lost"
        closed = None if status == "open" else min(created + timedelta(days=20 + number % 17), date(2025, 12, 31))
        rep = ("Ana", "Biel", "Carla")[number % 3 if number % 7 else 0]
        country = (None, "Italy", "Brazil")[number % 3]
        channel = HOSTILE if number % 2 else "Fair"
        rows.append((f"d{number}", created, closed, status, 1000 + number, "EUR", rep, country, channel, f"c{number % 40}"))
    connection.execute(
        "CREATE TEMP TABLE d (deal_id VARCHAR, created_at DATE, closed_at DATE, status VARCHAR, amount DOUBLE, currency VARCHAR,"
        " rep VARCHAR, country VARCHAR, channel VARCHAR, customer_id VARCHAR)"
    )
    connection.executemany("INSERT INTO d VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    return connection.sql("SELECT *, customer_id AS customer FROM d")


@pytest.fixture(autouse=True)
def reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is dropped on a page is read in this process, and none is made ready for the next drop."""
    monkeypatch.setattr("sharing.uploads.read_drop", read_here)
    monkeypatch.setattr("sharing.uploads.warm", lambda: None)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose demonstration workspace holds the deals above."""
    folder = tmp_path_factory.mktemp("home")
    workspace = Home(folder).demo
    with scratch() as connection:
        facts = write_facts(workspace, "deals", deals(connection))
    workspace.publish(parent=None, sources=(), facts={"deals": facts}, note=Sentence("Made by a test"))
    return folder


@pytest.fixture
def open_page(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Open a page at an address, as a browser does first: `open_page("kpi", rep="Ana")`."""
    monkeypatch.setenv("KPI_HOME", str(home))

    return page_at
