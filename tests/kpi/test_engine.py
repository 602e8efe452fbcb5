"""Queries that run side by side."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import duckdb
import pytest

from kpi import engine
from kpi.engine import run_together


def test_queries_side_by_side_answer_in_their_order() -> None:
    assert run_together([f"SELECT {number}" for number in range(20)]) == [((number,),) for number in range(20)]
    assert run_together([]) == []


@pytest.mark.parametrize("wrong", [0, 1, 2])
def test_a_query_that_fails_among_others_is_told(wrong: int) -> None:
    asked = [f"SELECT nothing_{number}" if number == wrong else f"SELECT {number}" for number in range(3)]
    with pytest.raises(duckdb.BinderException, match=f"nothing_{wrong}"):
        run_together(asked)


def test_nobody_waits_for_the_queries_of_another(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = Event()
    with ThreadPoolExecutor(1) as busy:
        busy.submit(ended.wait)  # as a long query of somebody else keeps the thread
        monkeypatch.setattr(engine, "_others", lambda: busy)
        try:
            assert run_together(["SELECT 101", "SELECT 102", "SELECT 103"]) == [((101,),), ((102,),), ((103,),)]
        finally:
            ended.set()
