"""A part as it lies on disk, with how its rows stand to those of the parts before it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.styles import sql
from data.systems.intake import columns, key
from data.tables import TABLES, Kind
from data.version import Mode


@dataclass(frozen=True)
class StoredPart:
    """The Parquet file of one source. `over` are the places, in the order of imports, of the parts whose days it brings up to date.

    `table` names the same rows on the connection on which they are linked, where they are still in memory.
    """

    path: Path
    mode: Mode = Mode.UPSERT
    over: tuple[int, ...] = ()
    system: str | None = None
    table: str | None = None

    @property
    def source(self) -> str:
        """SQL for a FROM clause: its rows."""
        return sql.name(self.table) if self.table else f"read_parquet({sql.quote(str(self.path))})"


def rank(place: int, mode: Mode) -> int:
    """Of two rows with one key the higher rank stays: a newer import stands above older ones, one that only adds below them."""
    return -place if mode is Mode.APPEND else place


def day_of(table: str, present: Collection[str]) -> str | None:
    """The date by which rows without a key are brought up to date: the table's main one, else the first that is there."""
    main = TABLES[table].dated if table in TABLES else None
    dates = [name for name, kind in columns(table).items() if kind is Kind.DATE and name in present]
    return main if main in dates else next(iter(dates), None)


def not_brought_up_to_date(table: str, present: Collection[str], newer: Sequence[tuple[StoredPart, Collection[str]]]) -> str:
    """SQL: the condition under which a row of a part stays, given the newer parts that stand over it and their columns.

    Rows with a key are settled by it; of the others those go whose day a newer part has.
    """
    conditions = []
    for part, columns_there in newer:
        day = day_of(table, [name for name in columns_there if name in present])
        if day:
            days = f'SELECT DISTINCT CAST("{day}" AS DATE) FROM {part.source} WHERE {_keyless(table, columns_there)}'
            conditions.append(f'NOT ({_keyless(table, present)} AND coalesce(CAST("{day}" AS DATE) IN ({days}), false))')
    return " AND ".join(conditions) or "true"


def _keyless(table: str, present: Collection[str]) -> str:
    own = key(table)
    return f'"{own}" IS NULL' if own and own in present else "true"
