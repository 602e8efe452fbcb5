"""Which shade lies behind which cell of a pivot: members are told apart among their like, totals and others have none."""

from __future__ import annotations

from collections.abc import Sequence

from charts.heat import Scale, diverging, sequential
from kpi.kpis import KPI, Better, Unit
from kpi.pivot import Face, Head, Part, Pivot
from kpi.pivot.pivot import is_few

DIRECTION = {Better.HIGHER: 1, Better.LOWER: -1, Better.NEITHER: 0}
FROM_ZERO = (Unit.COUNT, Unit.MONEY)

Column = tuple[KPI, Head, Face]
Cell = tuple[int, int]


def shades(pivot: Pivot, columns: Sequence[Column]) -> dict[Cell, str]:
    """Row and column → a colour. Cells of few rows have none: what cannot be judged is not to catch the eye."""
    like: dict[tuple[KPI, Face, int, Part], dict[Cell, float]] = {}
    for index, (kpi, head, face) in enumerate(columns):
        for number, row in enumerate(pivot.rows):
            value = pivot.cell(row, head, kpi)
            amount = face.of(value)
            if (
                row.group
                and row.part is not Part.OTHERS
                and head.part is not Part.OTHERS
                and amount is not None
                and not is_few(value, kpi, face)
            ):
                like.setdefault((kpi, face, len(row.group), head.part), {})[number, index] = amount
    return {cell: colour for (kpi, face, _, _), amounts in like.items() for cell, colour in _shaded(kpi, face, amounts).items()}


def _shaded(kpi: KPI, face: Face, amounts: dict[Cell, float]) -> dict[Cell, str]:
    if len(amounts) < 2:
        return {}
    if face is Face.VALUE:
        scale = Scale.over(list(amounts.values()), from_zero=kpi.unit in FROM_ZERO)
        return {cell: sequential(amount, scale) for cell, amount in amounts.items()}
    largest = _largest(amounts)
    return {cell: diverging(amount, largest, DIRECTION[kpi.better]) for cell, amount in amounts.items() if amount}


def _largest(amounts: dict[Cell, float]) -> float:
    """The change with the deepest shade: not the very largest, beside which all others would look alike."""
    ordered = sorted(abs(amount) for amount in amounts.values())
    return ordered[int(len(ordered) * 0.9)] if len(ordered) > 5 else ordered[-1]
