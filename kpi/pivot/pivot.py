"""A pivot: KPIs in rows and columns, with comparison, subtotals and totals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from unicodedata import combining, normalize

from data.version import Version
from kpi.compute import Value, known
from kpi.kpis import KPI, Better
from kpi.pivot.grid import WHOLE, Grid, Level
from kpi.pivot.head import ALL, Head, Part
from kpi.pivot.layout import Face, Layout, Order
from kpi.scan import Group
from kpi.selection import Rest, Selection

SMALL = 30
"""Fewer rows than these say little: one case more or less would move a rate or a median visibly."""


@dataclass(frozen=True)
class Pivot:
    """Heads of rows and columns in their order, and a cell for each pair of them and KPI.

    Of two dimensions in rows, each member of the first is followed by those of the second within it; its own row holds what they make
    together. Others, subtotals and totals are computed from their own rows: a rate, a median or a number of distinct customers does not
    add up.
    """

    layout: Layout
    kpis: tuple[KPI, ...]
    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cells: dict[tuple[Head, Head, str], Value]

    def cell(self, row: Head, column: Head, kpi: KPI) -> Value:
        """The value of a KPI in a row and column."""
        return self.cells[row, column, kpi.id]

    def share(self, row: Head, column: Head, kpi: KPI) -> float | None:
        """A value's part of its column's total; `None` where parts do not add up, or the total is not above 0."""
        value, total = self.cell(row, column, kpi).value, self.cell(ALL, column, kpi).value
        return value / total if kpi.additive and value is not None and total is not None and total > 0 else None

    @property
    def compared(self) -> bool:
        """Whether any cell is compared with anything."""
        return any(value.comparison is not None for value in self.cells.values())


def pivot(version: Version, layout: Layout, selection: Selection) -> Pivot:
    """The pivot of a layout in a selection, whose grain it does not look at. Raises UnknownKPI.

    Members with fewer rows than `SMALL` are never ranked among others by what does not add up: they come last.
    """
    kpis = tuple(known(version, name) for name in layout.kpis)
    order = layout.order or best_first(kpis[0])
    layout = replace(layout, order=order)
    grid = Grid(version, layout, replace(selection, grain=None))
    across, levels = [WHOLE, *_members_across(layout)], _levels(layout)
    for level in levels:
        for each in across:
            grid.read(level, each)
    columns, other_columns = _columns(grid, kpis[0])
    if other_columns:
        across.append(other_columns)
        for level in levels:
            grid.read(level, other_columns)
    rows, others = _rows(grid, {kpi.id: kpi for kpi in kpis}, order)
    for level in others:
        for each in across:
            grid.read(level, each)
    cells = {(row, column, kpi.id): grid.cell(row, column, kpi.id) for row in rows for column in columns for kpi in kpis}
    return Pivot(layout, kpis, rows, columns, cells)


def _members_across(layout: Layout) -> list[Level]:
    return [Level(Part.MEMBER, (layout.across,))] if layout.across and not layout.grain else []


def _levels(layout: Layout) -> list[Level]:
    """Everything, then the members of the first dimension (which are totals where there is a second), then the pairs."""
    first = [Level(Part.TOTAL if len(layout.rows) > 1 else Part.MEMBER, layout.rows[:1])] if layout.rows else []
    return [WHOLE, *first, *([Level(Part.MEMBER, layout.rows)] if len(layout.rows) > 1 else [])]


def _columns(grid: Grid, kpi: KPI) -> tuple[tuple[Head, ...], Level | None]:
    """Steps of time in order, or members by the first KPI, best first; the others and the total after them."""
    layout = grid.layout
    if layout.grain:
        steps = replace(grid.selection, grain=layout.grain).windows
        return (*(Head(Part.MEMBER, (), step) for step in steps), ALL), None
    if not layout.across:
        return (ALL,), None
    heads = [Head(Part.MEMBER, group) for group in grid.columns()]
    ranked = _ordered(heads, {head: grid.cell(ALL, head, kpi.id) for head in heads}, kpi, best_first(kpi))
    kept = ranked if len(ranked) <= layout.widest + 1 else ranked[: layout.widest]
    if len(kept) == len(ranked):
        return (*kept, ALL), None
    rest = Rest(layout.across, (), (layout.across,), tuple(head.group for head in kept))
    return (*kept, Head(Part.OTHERS, (), None, len(ranked) - len(kept)), ALL), Level(Part.OTHERS, (), rest)


def _rows(grid: Grid, kpis: dict[str, KPI], order: Order) -> tuple[tuple[Head, ...], list[Level]]:
    """The heads of rows in their order, and the levels of the others among them, which are still to be read."""
    layout = grid.layout
    if not layout.rows:
        return (ALL,), []
    outer_part = Part.TOTAL if len(layout.rows) > 1 else Part.MEMBER
    inner = _under(Head(Part.MEMBER, group) for group in (grid.heads(Level(Part.MEMBER, layout.rows)) if len(layout.rows) > 1 else ()))
    outer = {Head(outer_part, group) for group in grid.heads(Level(outer_part, layout.rows[:1]))}
    outer |= {Head(outer_part, group) for group in inner}
    kept, beyond = _kept(grid, outer, kpis, order)
    rows: list[Head] = []
    levels: list[Level] = []
    pairs: list[Group] = []
    cut = False
    for head in kept:
        within, more = _kept(grid, inner.get(head.group, set()), kpis, order)
        rows += [head, *within, *([Head(Part.OTHERS, head.group, None, more)] if more else [])]
        pairs += [each.group for each in within]
        cut = cut or bool(more)
    if cut:
        levels.append(Level(Part.OTHERS, layout.rows[:1], Rest(layout.rows[1], (), layout.rows, tuple(pairs))))
    if beyond:
        rows.append(Head(Part.OTHERS, (), None, beyond))
        rest = Rest(layout.rows[0], (), layout.rows[:1], tuple(head.group for head in kept))
        levels.append(Level(Part.OTHERS, (), rest))
    return (*rows, ALL), levels


def _under(heads: Iterable[Head]) -> dict[Group, set[Head]]:
    """The pairs under each member of the first dimension."""
    found: dict[Group, set[Head]] = {}
    for head in heads:
        found.setdefault(head.group[:1], set()).add(head)
    return found


def _kept(grid: Grid, heads: Iterable[Head], kpis: dict[str, KPI], order: Order) -> tuple[list[Head], int]:
    """The heads in order, of too many the first ones, and how many are left beyond. One alone is not worth hiding among others."""
    kpi = kpis.get(order.kpi or "") or next(iter(kpis.values()))
    ranked = _ordered(heads, {head: grid.cell(head, order.column, kpi.id) for head in heads}, kpi, order)
    top = grid.layout.top
    if top is None or len(ranked) <= top + 1:
        return ranked, 0
    if order.kpi is None:  # by name: those that matter most, in the order of their names
        most = _ordered(heads, {head: grid.cell(head, ALL, kpi.id) for head in heads}, kpi, best_first(kpi))[:top]
        return [head for head in ranked if head in most], len(ranked) - top
    return ranked[:top], len(ranked) - top


def _spelled(name: str) -> str:
    """A name as it is looked up: without regard to capitals and accents."""
    return "".join(each for each in normalize("NFKD", name.casefold()) if not combining(each))


def is_few(value: Value, kpi: KPI, face: Face = Face.VALUE) -> bool:
    """Whether a value rests on too few rows to judge by. What is added up is what it is, on however few, but not its change in per cent."""
    return 0 < value.rows < SMALL and (not kpi.additive or face is Face.RELATIVE)


def best_first(kpi: KPI) -> Order:
    """Best first; largest first where neither direction is better."""
    return Order(kpi.id, descending=kpi.better is not Better.LOWER)


def _ordered(heads: Iterable[Head], values: dict[Head, Value], kpi: KPI, order: Order) -> list[Head]:
    """By value, those without one last and before them those of few rows; then by name, rows without a member last."""
    names = sorted(heads, key=lambda head: [(member is None, _spelled(member or ""), member or "") for member in head.group])
    if order.kpi is None:
        return names if not order.descending else names[::-1]

    def place(head: Head) -> tuple[bool, bool, float]:
        amount, few = order.face.of(values[head]), is_few(values[head], kpi, order.face)
        return amount is None, few, 0.0 if amount is None else -amount if order.descending else amount

    return sorted(names, key=place)
