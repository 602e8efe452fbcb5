"""The cells of a pivot, read level by level: the members, what they make together, and the others, each from its own rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from data.version import Version
from kpi.compute import Value, compute_together
from kpi.periods import Period
from kpi.pivot.head import ALL, Head, Part
from kpi.pivot.layout import Layout
from kpi.pivot.parts import Parts
from kpi.scan import Group
from kpi.selection import Filter, Rest, Selection
from locales import Sentence


@dataclass(frozen=True)
class Level:
    """Rows or columns that are read together: a head for each member of `dimensions`, of all rows or of the `rest` alone."""

    part: Part
    dimensions: tuple[str, ...] = ()
    rest: Rest | None = None


WHOLE = Level(Part.TOTAL)


@dataclass
class Grid:
    """Cells as they are read. A cell that no row belongs to is there as well, with the value that no rows make: a count is 0."""

    version: Version
    layout: Layout
    selection: Selection
    cells: dict[tuple[Head, Head, str], Value] = field(default_factory=dict)
    reasons: dict[tuple[int, Part, int, Part, str], Sentence] = field(default_factory=dict)
    parts: Parts = field(init=False)
    empty: dict[tuple[str, Period | None], Value] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.parts = Parts(self.layout.dimensions, self.selection.filters)

    def read(self, rows: Level, columns: Level) -> None:
        """Every KPI for each pair of a row and a column, and for each row and step of time, in one round of queries."""
        by = (*rows.dimensions, *columns.dimensions)
        rests = tuple(each.rest for each in (rows, columns) if each.rest)
        for value, step in self._computed(by, rests):
            if _is_refused(value):
                assert value.reason is not None  # noqa: S101
                self.reasons[*_place(rows, columns), value.kpi] = value.reason
                continue
            group: Group = tuple(member for _, member in value.group)
            row = Head(rows.part, group[: len(rows.dimensions)])
            self.cells[row, _column(columns, group[len(rows.dimensions) :], step), value.kpi] = value

    def cell(self, row: Head, column: Head, kpi: str) -> Value:
        """The value of a KPI in a row and column; where no rows belong to it, or the KPI cannot be sliced so, one that says so."""
        found = self.cells.get((row, column, kpi))
        if found:
            return found
        reason = self.reasons.get((len(row.group), row.part, len(column.group), column.part, kpi))
        if reason:
            return Value(kpi, column.period or self.selection.period, (), None, 0, reason=reason)
        return self._empty()[kpi, column.period]

    def heads(self, rows: Level) -> set[Group]:
        """The groups of a level that have rows in any cell, or are selected by a filter."""
        found = {row.group for row, _, _ in self.cells if row.part is rows.part and len(row.group) == len(rows.dimensions)}
        if len(rows.dimensions) == 1:
            found |= {(member,) for member in _selected(self.selection, rows.dimensions[0])}
        return found

    def columns(self) -> set[Group]:
        """The members that stand in columns."""
        chosen = _selected(self.selection, str(self.layout.across)) if not self.layout.grain else ()
        return {column.group for _, column, _ in self.cells if column.group} | {(member,) for member in chosen}

    def _computed(self, by: Sequence[str], rests: tuple[Filter, ...]) -> Iterable[tuple[Value, Period | None]]:
        """Values with their step of time; None for those of the whole period."""
        whole = replace(self.selection, grain=None, filters=(*self.selection.filters, *rests))
        asked = (whole, replace(whole, grain=self.layout.grain)) if self.layout.grain else (whole,)
        for index, values in enumerate(compute_together(self.version, self.layout.kpis, asked, by, read=self.parts.read)):
            yield from ((value, value.period if index else None) for value in values)

    def _empty(self) -> dict[tuple[str, Period | None], Value]:
        """What each KPI is where no rows are: the rest of all there are, for a filter would narrow the whole that shares are of, too."""
        if not self.empty:
            nothing = Rest(self.layout.dimensions[0], (), (), ((),))
            self.empty |= {(value.kpi, step): replace(value, reason=None) for value, step in self._computed((), (nothing,))}
        return self.empty


def _place(rows: Level, columns: Level) -> tuple[int, Part, int, Part]:
    return len(rows.dimensions), rows.part, len(columns.dimensions), columns.part


def _column(level: Level, group: Group, step: Period | None) -> Head:
    return Head(Part.MEMBER, (), step) if step else Head(level.part, group) if level is not WHOLE else ALL


def _is_refused(value: Value) -> bool:
    """Whether a value only says why there is none: no group of rows stands behind it."""
    return bool(value.reason) and not value.rows and all(member is None for _, member in value.group)


def _selected(selection: Selection, dimension: str) -> tuple[str | None, ...]:
    """The members a dimension is narrowed to."""
    return tuple(
        member for each in selection.filters if each.dimension == dimension and not isinstance(each, Rest) for member in each.members
    )
