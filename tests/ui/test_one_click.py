"""One click, one rerun of what it touches: a switch within a section asks for what that section shows, and for nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import duckdb
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from kpi import engine
from kpi.deadline import Running

Opened = Callable[..., AppTest]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every query that is run, whoever asks for it."""
    told: list[str] = []
    until: Callable[..., AbstractContextManager[None]] = Running.until

    class Listening:
        """A connection that writes down what it is asked."""

        def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
            self._connection = connection

        def __getattr__(self, name: str) -> object:
            found = getattr(self._connection, name)
            return (lambda sql: told.append(sql) or found(sql)) if name in ("execute", "sql") else found

    @contextmanager
    def listened(self: Running, connection: Listening, seconds: float) -> Iterator[None]:
        with until(self, connection._connection, seconds):
            yield

    connection = engine._connection
    monkeypatch.setattr(engine, "_connection", lambda: Listening(connection()))
    monkeypatch.setattr(Running, "until", listened)
    engine.forget()
    st.cache_data.clear()
    return told


def switched(app: AppTest, name: str, value: str) -> AppTest:
    return next(each for each in app.button_group if each.key == name).set_value(value).run()


def test_a_switch_within_a_section_computes_no_other_section(open_page: Opened, asked: list[str]) -> None:
    app = open_page("kpi.py", kpi="revenue")
    asked.clear()
    switched(app, "by", "country")
    assert asked
    assert all('f."country"' in sql for sql in asked), asked


def test_a_switch_back_asks_for_nothing(open_page: Opened, asked: list[str]) -> None:
    app = switched(open_page("kpi.py", kpi="revenue"), "by", "country")
    asked.clear()
    switched(app, "by", "rep")
    assert asked == []


def test_another_section_asks_for_its_own_alone(open_page: Opened, asked: list[str]) -> None:
    app = open_page("kpi.py", kpi="sales_cycle")
    asked.clear()
    switched(app, "about", "definition")
    assert asked == []
    switched(app, "about", "spread")
    assert asked and not any("AS g0" in sql for sql in asked), asked


def test_a_comparison_taken_away_asks_for_nothing(open_page: Opened, asked: list[str]) -> None:
    app = open_page()
    asked.clear()
    app.query_params["compare"] = "none"
    app.run()
    assert asked == []
