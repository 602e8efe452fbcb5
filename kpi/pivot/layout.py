"""How a pivot is laid out: which KPIs, by what in rows and columns, in what order, how many members apart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kpi.compute import Value
from kpi.periods import Grain
from kpi.pivot.head import ALL, Head

WIDEST = 12
"""So many members stand in columns of their own, at most; a wider table is not read but scrolled."""


class Face(StrEnum):
    """What of a value is shown, or sorted by."""

    VALUE = "value"
    CHANGE = "change"
    RELATIVE = "relative"

    def of(self, value: Value) -> float | None:
        """The value, its difference to the comparison, or that as a fraction of the comparison."""
        if self is Face.VALUE:
            return value.value
        if self is Face.CHANGE or value.change is None:
            return value.change
        return value.change / abs(value.comparison) if value.comparison else None


@dataclass(frozen=True)
class Order:
    """By which column rows are ordered; `kpi` is None for their names."""

    kpi: str | None
    column: Head = ALL
    face: Face = Face.VALUE
    descending: bool = True


@dataclass(frozen=True)
class Layout:
    """One or more KPIs by no, one or two dimensions in rows (the second within the first), and by a dimension or steps of time in columns.

    `top` leaves so many members apart, in rows, of each dimension, and takes the others together; `widest` does so in columns.
    Without an `order` the first KPI is ordered by, best first. Raises ValueError where a dimension stands there twice.
    """

    kpis: tuple[str, ...]
    rows: tuple[str, ...] = ()
    across: str | Grain | None = None
    top: int | None = None
    order: Order | None = None
    widest: int = WIDEST

    def __post_init__(self) -> None:
        dimensions = self.dimensions
        if not self.kpis or len(self.rows) > 2 or len(set(dimensions)) < len(dimensions):
            raise ValueError(f"a pivot needs a KPI, two dimensions in rows at most, and none twice: {self}")

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Those of rows, then that of columns."""
        return (*self.rows, self.across) if self.across and not isinstance(self.across, Grain) else self.rows

    @property
    def grain(self) -> Grain | None:
        """How long the steps in columns are, where there are some."""
        return self.across if isinstance(self.across, Grain) else None


def faces(compared: bool, shown: str) -> tuple[Face, ...]:
    """What is shown of each value: `all` is everything there is to show."""
    if not compared or shown == Face.VALUE:
        return (Face.VALUE,)
    return tuple(Face) if shown == "all" else (Face(shown),)
