"""Forecasts are kept for the next one who asks, as far as their tables are small enough together."""

from dataclasses import dataclass

import pandas as pd

from ui.kept_fits import KeptFits, rows_of


@dataclass
class Made:
    rows: int
    is_under_way: bool = False


def asked(kept: KeptFits, *names: str, rows: int = 10) -> list[Made]:
    return [kept.kept(name, lambda: Made(rows)) for name in names]


def test_whoever_asks_for_the_same_is_given_the_same():
    kept = KeptFits(5, 100)
    first, other, again = asked(kept, "a", "b", "a")
    assert again is first is not other


def test_the_one_not_asked_for_longest_goes_first():
    kept = KeptFits(2, 100)
    a, b, _, _ = asked(kept, "a", "b", "a", "c")
    assert asked(kept, "a") == [a] and len(kept) == 2
    assert asked(kept, "b")[0] is not b


def test_large_ones_leave_room_sooner():
    kept = KeptFits(100, 100)
    asked(kept, "a", "b", "c", rows=40)
    assert len(kept) == 2
    asked(kept, "huge", rows=1000)
    assert len(kept) == 1, "the last one asked for stays, however large"


def test_what_is_being_made_stays():
    kept = KeptFits(1, 100)
    under_way = kept.kept("a", lambda: Made(0, is_under_way=True))
    asked(kept, "b", "c")
    assert kept.kept("a", lambda: Made(0)) is under_way


def test_rows_are_those_of_all_tables_of_a_result():
    @dataclass(frozen=True)
    class Backtest:
        months: pd.DataFrame

    @dataclass(frozen=True)
    class Result:
        deals: pd.DataFrame
        backtest: Backtest
        name: str = "x"
        parts: tuple[pd.Series, ...] = ()

    table = pd.DataFrame({"x": range(7)})
    assert rows_of(Result(table, Backtest(table.head(3)), parts=(table["x"].head(2),))) == 12
