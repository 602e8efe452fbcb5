"""The forecasts that are kept for whoever asks next: those asked for last, as far as their tables are small enough together."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from threading import Lock
from typing import Any, Protocol, TypeVar

import pandas as pd


class Keepable(Protocol):
    """What is kept: whether it is being made, and how many rows of tables it holds once it is."""

    @property
    def is_under_way(self) -> bool: ...

    @property
    def rows(self) -> int: ...


Kept = TypeVar("Kept", bound=Keepable)


class KeptFits:
    """At most so many, with at most so many rows of tables; the last one asked for, and what is being made, stay in any case."""

    def __init__(self, most: int, most_rows: int) -> None:
        self._most, self._most_rows = most, most_rows
        self._kept: dict[Hashable, Any] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def kept(self, asked: Hashable, make: Callable[[], Kept]) -> Kept:
        """The one that was made for what is asked, else a new one: of two who ask at once both are given the same."""
        with self._lock:
            found: Kept = self._kept.pop(asked) if asked in self._kept else make()
            self._kept[asked] = found
            self._let_go()
            return found

    def _let_go(self) -> None:
        rows = {asked: each.rows for asked, each in self._kept.items()}
        number, held = len(rows), sum(rows.values())
        for asked in list(rows)[:-1]:  # the one not asked for longest comes first
            if number <= self._most and held <= self._most_rows:
                return
            if not self._kept[asked].is_under_way:
                del self._kept[asked]
                number, held = number - 1, held - rows[asked]


def rows_of(made: Any) -> int:
    """The rows of all tables in a result."""
    if isinstance(made, pd.DataFrame | pd.Series):
        return len(made)
    if isinstance(made, tuple | list):
        return sum(rows_of(each) for each in made)
    if is_dataclass(made):
        return sum(rows_of(getattr(made, each.name)) for each in fields(made))
    return 0
