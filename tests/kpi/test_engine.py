"""Queries that run side by side."""

import duckdb
import pytest

from kpi.engine import run_together


def test_queries_side_by_side_answer_in_their_order() -> None:
    assert run_together([f"SELECT {number}" for number in range(20)]) == [((number,),) for number in range(20)]
    assert run_together([]) == []


@pytest.mark.parametrize("wrong", [0, 1, 2])
def test_a_query_that_fails_among_others_is_told(wrong: int) -> None:
    asked = [f"SELECT nothing_{number}" if number == wrong else f"SELECT {number}" for number in range(3)]
    with pytest.raises(duckdb.BinderException, match=f"nothing_{wrong}"):
        run_together(asked)
