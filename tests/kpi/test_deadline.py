"""A query that takes too long is stopped, and that is said."""

import duckdb
import pytest

from kpi import deadline
from kpi.deadline import TooLong, TooMuch, running


def test_a_query_that_takes_too_long_is_stopped_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "LOOKS", 0.05)
    with duckdb.connect() as connection:
        with pytest.raises(TooLong, match="took longer than 0 seconds"), running().until(connection, 0.1):
            connection.execute("SELECT count(*) FROM range(100000000) a, range(1000000) b WHERE hash(a.range) = hash(b.range + 1) % 7")
        with running().until(connection, 60):
            assert connection.execute("SELECT 1").fetchall() == [(1,)]


def test_a_query_that_needs_too_much_memory_ends_in_a_sentence() -> None:
    with duckdb.connect() as connection, pytest.raises(TooMuch, match="more memory"), running().until(connection, 5):
        raise duckdb.OutOfMemoryException("none left")
