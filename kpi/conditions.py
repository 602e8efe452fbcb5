"""Which rows a measure counts, as SQL over a fact table named `f`."""

from __future__ import annotations

from kpi.expressions import qualified
from kpi.measures import Latest, Measure, Opening, Stayed, Stock
from kpi.periods import Period
from kpi.terms import MOMENT, at


def counted(measure: Measure, moment: str = MOMENT) -> str:
    """The rows a measure counts, whatever their date: those it is over that have the values it works on."""
    conditions = [f"({at(measure.where, moment)})"] if measure.where else []
    conditions += [f'f."{name}" IS NOT NULL' for name in sorted(measure.inputs - measure.dates)]
    return " AND ".join(conditions) or "TRUE"


def within(measure: Measure, period: Period) -> str:
    """The rows of a period: those dated in it, or, of a stock, those that had begun and not ended when it ended (or began)."""
    if isinstance(measure, Stock):
        moment = moment_in(measure, period)
        began = f"{dated(measure)} >= TIMESTAMP '{period.start} 00:00:00' AND " if isinstance(measure, Latest) else ""
        return f"{began}{dated(measure)} < {moment} AND ({until(measure)} IS NULL OR {until(measure)} >= {moment})"
    return f"{dated(measure)} >= DATE '{period.start}' AND {dated(measure)} < DATE '{period.end}'"


def staying(measure: Stayed, period: Period, source: str) -> str:
    """The rows whose member is there at the end of a period as well, given all rows as SQL."""
    end = f"TIMESTAMP '{period.end} 00:00:00'"
    there = f"{dated(measure)} < {end} AND ({until(measure)} IS NULL OR {until(measure)} >= {end}) AND ({measure.where or 'TRUE'})"
    return f"f.{measure.who} IN (SELECT f.{measure.who} FROM {source} AS f WHERE {there})"


def moment_in(measure: Measure, period: Period) -> str:
    """The moment of a period that a stock is asked for: its end, or its start."""
    day = period.start if isinstance(measure, Opening | Stayed) else period.end
    return f"TIMESTAMP '{day} 00:00:00'"


def dated(measure: Measure) -> str:
    """The date that a measure's rows count by."""
    return qualified(measure.dated)


def until(stock: Stock) -> str:
    """When a stock's rows end."""
    return qualified(stock.until)
