"""What stands above and below the line of a share of counted rows, by members: thousands of cells as columns, read in one query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from data.version import Version
from kpi.arithmetic import value_of
from kpi.compute import Asked, compute, known
from kpi.derived.making import extended
from kpi.engine import arrays
from kpi.measures import Arithmetic, Expression, Measure, Number
from kpi.scan import Scan, together
from kpi.selection import Comparison, Selection

ABOVE, BELOW = "numerator", "denominator"


def ratio_parts(version: Version, kpi_id: str, selection: Selection, by: Sequence[str]) -> pd.DataFrame:
    """A row for each group: the dimensions `by` (empty: no value there), `numerator` and `denominator` of the KPI in the whole period.

    The numbers are those of `compute`, which is asked where more than counted rows are added. Without an answer there are no rows.
    """
    asked = replace(selection, comparison=Comparison.NONE, other=None, grain=None)
    counted = _Counted.of(version, kpi_id, asked, tuple(by))
    return counted.read(extended(version)) if counted else _computed(version, kpi_id, asked, tuple(by))


@dataclass(frozen=True)
class _Counted:
    """A ratio whose both sides add up counts of one scan."""

    above: Expression
    below: Expression
    scan: Scan

    @classmethod
    def of(cls, version: Version, kpi_id: str, selection: Selection, by: tuple[str, ...]) -> _Counted | None:
        asked = Asked.of(extended(version), known(version, kpi_id), selection, by, beside=False)
        ratio, window = asked.expression, asked.shifts[0][0]
        if asked.reason or window is None or not isinstance(ratio, Arithmetic) or ratio.operator != "/" or len(asked.shifts) > 1:
            return None
        scans = together(asked.measures)
        if len(scans) > 1 or not all(each.is_count for each in asked.measures) or not (_adds(ratio.left) and _adds(ratio.right)):
            return None
        return cls(ratio.left, ratio.right, Scan(scans[0], (window,), by, selection.filters, quick=True))

    def read(self, version: Version) -> pd.DataFrame:
        found, aggregates = arrays(self.scan.sql(version)), self.scan.aggregates(version)
        counted = {each: np.ma.filled(found[f"a{aggregates.places[each].value}"], 0).astype(float) for each in self.scan.measures}
        told = {name: _members(found[f"g{index}"]) for index, name in enumerate(self.scan.by)}
        return pd.DataFrame(told | {ABOVE: _summed(self.above, counted), BELOW: _summed(self.below, counted)})


def _adds(expression: Expression) -> bool:
    """Whether a side is nothing but counts, added or taken away."""
    if isinstance(expression, Arithmetic):
        return expression.operator in "+-" and _adds(expression.left) and _adds(expression.right)
    return isinstance(expression, Measure | Number)


def _summed(side: Expression, counted: dict[Measure, np.ndarray]) -> np.ndarray:
    return value_of(side, lambda measure, shift, whole: counted[measure])  # type: ignore[arg-type,return-value,index]


def _members(column: np.ndarray) -> np.ndarray:
    named = np.array(np.ma.getdata(column), dtype=object)
    named[np.ma.getmaskarray(column)] = None
    return named


def _computed(version: Version, kpi_id: str, selection: Selection, by: tuple[str, ...]) -> pd.DataFrame:
    rows = [
        (*(member for _, member in value.group), value.numerator or 0.0, value.denominator or 0.0)
        for value in compute(version, [kpi_id], selection, by)
        if not value.reason
    ]
    return pd.DataFrame(rows, columns=[*by, ABOVE, BELOW])
