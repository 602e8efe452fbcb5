"""A data home with a tiny demonstration company."""

from datetime import UTC, date, datetime

import duckdb
import pytest

from data.store import Workspace
from data.version import Facts
from locales import Sentence
from sharing.access import Access, new_workspace, resolve
from sharing.home import Home

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


def fill(workspace: Workspace, rows: int = 3):
    """Publish one more version, with a table of so many deals."""
    parent = workspace.current()
    file = workspace.write(duckdb.sql(f"SELECT i AS deal_id FROM range({rows}) AS t(i)"))
    facts = {"deals": Facts("deals", file, rows, {"deal_id": rows}, date(2026, 1, 1), date(2026, 1, 31))}
    return workspace.publish(parent=parent, sources=(), facts=facts, note=Sentence("Import"))


@pytest.fixture
def home(tmp_path) -> Home:
    home = Home(tmp_path / "home")
    fill(home.demo)
    return home


@pytest.fixture
def key(home) -> str:
    key, workspace = new_workspace(home)
    fill(workspace)
    return key


@pytest.fixture
def owner(home, key) -> Access:
    return resolve(home, key=key, now=NOW)


@pytest.fixture
def visitor(home) -> Access:
    return resolve(home, now=NOW)
