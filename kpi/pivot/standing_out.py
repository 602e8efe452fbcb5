"""What stands out in a pivot: the largest cell and the one that changed most, among those with rows enough."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kpi.compute import Value
from kpi.kpis import KPI, Unit
from kpi.pivot.head import ALL, Head, Part
from kpi.pivot.layout import Face
from kpi.pivot.pivot import SMALL, Pivot, best_first


@dataclass(frozen=True)
class Standing:
    """One cell that stands out."""

    kpi: KPI
    row: Head
    column: Head
    value: Value


def largest(pivot: Pivot) -> Standing | None:
    """The largest cell of the first KPI; of one that does not add up the best one, for a long duration is nobody's merit."""
    kpi = pivot.kpis[0]
    most = None if kpi.additive or best_first(kpi).descending else -1
    found = [each for each in _candidates(pivot, kpi) if each.value.value is not None]
    return max(found, key=lambda each: (most or 1) * (each.value.value or 0.0), default=None)


def most_changed(pivot: Pivot, since: date | None = None) -> Standing | None:
    """The cell whose change against its comparison is largest beside what the KPI itself changed: of shares in points, else relatively.

    `since` is the first day of the data: what is compared with days before it did not change, it is not known.
    """
    found = [
        (abs(amount), each)
        for kpi in pivot.kpis
        for each in _candidates(pivot, kpi)
        if (amount := _moved(each))
        and not each.value.immature
        and (not since or not each.value.compared or each.value.compared.start >= since)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _candidates(pivot: Pivot, kpi: KPI) -> Iterator[Standing]:
    """Cells of single members, of the second dimension where there is one; in columns of members, where there are some."""
    deep = len(pivot.layout.rows)
    columns = [head for head in pivot.columns if head.part is Part.MEMBER] or [ALL]
    for row in pivot.rows:
        if len(row.group) == deep and row.part is (Part.MEMBER if deep else Part.TOTAL):
            for column in columns:
                value = pivot.cell(row, column, kpi)
                if value.rows >= SMALL:
                    yield Standing(kpi, row, column, value)


def _moved(each: Standing) -> float:
    """How much a cell changed, by a scale on which KPIs can be told apart: points of a share weigh as per cent of an amount."""
    face = Face.CHANGE if each.kpi.unit in (Unit.SHARE, Unit.POINTS, Unit.SCORE) else Face.RELATIVE
    amount = face.of(each.value) or 0.0
    return amount / 100 if each.kpi.unit is Unit.POINTS else amount / 5 if each.kpi.unit is Unit.SCORE else amount
