"""Variants: the ways in which systems define one number, each the rows it is over and what is made of them."""

from __future__ import annotations

from dataclasses import dataclass

from kpi.kpis import Unit
from kpi.tables import TABLES


@dataclass(frozen=True)
class Condition:
    """One condition on a row: why a row that fails it does not count, and the condition as SQL.

    `{start}` and `{end}` stand for the period's bounds, `{tomorrow}` for the first moment that is not known yet. NULL counts as failed.
    """

    otherwise: str
    sql: str


@dataclass(frozen=True)
class Variant:
    """One definition. `rows` are the conditions that a row meets to count, in the order in which a person would ask them.

    `value` is an SQL aggregate over these rows; NULL is no value. `used` says who counts so.
    """

    id: str
    name: str
    meaning: str
    rows: tuple[Condition, ...]
    value: str
    used: str = ""

    @property
    def condition(self) -> str:
        """All conditions as one."""
        return " AND ".join(f"coalesce({each.sql}, false)" for each in self.rows)


@dataclass(frozen=True)
class Variants:
    """The variants of one number over one table; the first is the one that our KPI `kpi` uses.

    `shown` are the columns by which a person knows a row and sees why it counts.
    """

    kpi: str
    question: str
    table: str
    unit: Unit
    variants: tuple[Variant, ...]
    shown: tuple[str, ...]

    def __post_init__(self) -> None:
        if unknown := set(self.shown) - set(TABLES[self.table].columns):
            raise ValueError(f"{self.table} has no column {', '.join(sorted(unknown))}")

    def variant(self, id_: str) -> Variant:
        """The variant of that id. Raises KeyError."""
        return {each.id: each for each in self.variants}[id_]
