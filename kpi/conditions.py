"""Which rows a measure counts, as SQL over a fact table named `f`."""

from __future__ import annotations

from kpi.measures import Measure, Stock
from kpi.periods import Period


def counted(measure: Measure) -> str:
    """The rows a measure counts, whatever their date: those it is over that have the values it works on."""
    conditions = [f"({measure.where})"] if measure.where else []
    conditions += [f"f.{name} IS NOT NULL" for name in sorted(measure.inputs - {measure.dated})]
    return " AND ".join(conditions) or "TRUE"


def within(measure: Measure, period: Period) -> str:
    """The rows of a period: those dated in it, or, of a stock, those that had begun and not ended when it ended."""
    if isinstance(measure, Stock):
        moment = f"TIMESTAMP '{period.end} 00:00:00'"
        return f"f.{measure.dated} < {moment} AND (f.{measure.until} IS NULL OR f.{measure.until} >= {moment})"
    return f"f.{measure.dated} >= DATE '{period.start}' AND f.{measure.dated} < DATE '{period.end}'"
