"""A derivation: a table made from facts, because a KPI asks for something that stands in no single row of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from data.tables import TABLES, Table


@dataclass(frozen=True)
class Reading:
    """One way to make a derived table: what it cannot do without, and the query.

    `needs` names tables with the columns that must have values. `sql` is a SELECT in which `{deals}` stands for a table, with all of its
    columns, empty where the data lacks them; a table that the data lacks altogether has no rows. Its columns are the derived table's, by
    name, in any order; those it does not select are absent.
    """

    needs: dict[str, tuple[str, ...]]
    sql: str

    @property
    def reads(self) -> tuple[str, ...]:
        """The tables it reads, also those it can do without."""
        return tuple(dict.fromkeys(re.findall(r"\{(\w+)\}", self.sql)))

    def __hash__(self) -> int:
        return hash(self.sql)


@dataclass(frozen=True)
class Derivation:
    """A derived table: its fields as in `data.tables`, and the readings that make it, best first.

    `stands_for` says which column of which table is missing where one of its own has no value: for the sentence a person reads.
    `is_missing_without_rows`: its facts hold other things too (surveys of all kinds), so that no rows means that nobody asked, not none.
    """

    table: Table
    readings: tuple[Reading, ...]
    stands_for: dict[str, tuple[str, str]] = field(default_factory=dict)
    is_missing_without_rows: bool = False

    @property
    def name(self) -> str:
        return self.table.name

    @property
    def reads(self) -> tuple[str, ...]:
        """Every table that one of its readings reads."""
        return tuple(dict.fromkeys(name for reading in self.readings for name in reading.reads))

    def columns_read(self, table: str) -> frozenset[str]:
        """The columns of a table that its queries name."""
        words = {word for reading in self.readings for word in re.findall(r"\w+", reading.sql)}
        return frozenset(TABLES[table].columns) & words if table in TABLES and table in self.reads else frozenset()

    def __hash__(self) -> int:
        return hash(self.name)
