"""The page Data health: the headline, its sections, and what a link does not show."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.store import Workspace
from data.version import Days, Source
from locales import Sentence
from sharing.access import own_copy, resolve
from sharing.home import Home
from sharing.links import create, expiry_after
from tests.companies import company
from tests.ui.pages import sound_page

YESTERDAY = datetime.now(UTC).date() - timedelta(days=1)


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KPI_HOME", str(tmp_path))
    root = Home(tmp_path).demo.root
    rows = [
        {"deal_id": str(n), "created_at": YESTERDAY - timedelta(days=n), "status": "open", "amount": 5.0, "rep": "Ana"} for n in range(60)
    ]
    orders = [{"order_id": str(n), "ordered_at": YESTERDAY - timedelta(days=20 + n), "amount": 5.0} for n in range(60)]
    made = company(root, deals=rows, orders=orders)
    days = Days(latest=YESTERDAY)
    sources = (
        Source("*deals*.csv", None, "", None, "deals", 64, 60, 4, days=days),
        Source("orders.csv", None, "", None, "orders", 60, 60, 0),
    )
    Workspace(root).publish(parent=made, sources=sources, facts=made.facts, note=Sentence("again"))

    def opened(**parameters: str) -> AppTest:
        return sound_page("data_health.py", **parameters)

    return opened


def test_the_headline_says_when_the_data_ends_and_how_much_came_in(at):
    title = at().title[0].value.replace("\\", "")
    assert title.startswith("The data goes up to")
    assert "96.8% of the rows came in" in title  # 120 of 124


def test_the_table_that_has_stopped_is_named(at):
    app = at()
    table = app.dataframe[-1].value
    assert next(iter(table["table"])) == "Orders"
    assert list(table["state"]) == ["late", "as usual"]
    assert any(each.value == "Behind the rest for longer than they ever paused: Orders." for each in app.markdown)


def test_an_export_of_long_ago_makes_no_table_late_beside_the_others(at, monkeypatch):
    monkeypatch.setattr("ui.data_health.now", lambda: datetime.now(UTC) + timedelta(days=90))
    app = at()
    assert list(app.dataframe[-1].value["state"]) == ["late", "as usual"]
    assert not any("bring newer exports" in each.value for each in app.markdown)  # the demonstration's time stands still
    home = Home(Path(os.environ["KPI_HOME"]))
    key, _ = own_copy(home, resolve(home, now=datetime.now(UTC)))
    assert any(each.value.startswith("All of it ended 91 days ago") for each in at(key=key).markdown)


@pytest.mark.parametrize("state", ["tables", "files", "findings", "fields", "answers"])
def test_every_section_opens_from_its_address(at, state):
    app = at(state=state)
    assert not app.warning


def test_files_are_listed_as_they_are_called_with_rows_in_and_out(at):
    table = at(state="files").dataframe[-1].value
    assert list(table["file"]) == ["*deals*.csv", "orders.csv"]
    assert list(table["aside"]) == [4, 0]
    assert next(iter(table["last"])) == date.fromisoformat(str(YESTERDAY))


def test_who_comes_by_a_link_sees_no_file_and_no_finding(at, tmp_path):
    now = datetime.now(UTC)
    home = Home(tmp_path)
    key, workspace = own_copy(home, resolve(home, now=now))
    editor = resolve(home, key=key, now=now)
    _, token = create(editor, "Board", "overview", {}, frozen=False, expires_at=expiry_after(now, 1), now=now)
    app = at(link=token, state="files")
    said = " ".join(each.value for each in (*app.title, *app.markdown, *app.caption))
    assert "deals\\*.csv" not in said
    assert app.title[0].value.startswith("The data goes up to")
    assert "Rows read" not in str([list(each.value.columns) for each in app.dataframe])
    assert workspace.root.is_dir()
