"""When a cohort is old enough to be judged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from data.version import Version
from kpi.measures import Measure
from kpi.periods import Period
from kpi.scan import Scan
from kpi.stored_answers import answer_once


def ripe_after(version: Version, measure: Measure) -> Callable[[Period, date], bool] | None:
    """A test whether a period's cohort is still immature: nine in ten conversions take `measure` days, and those have not passed since.

    `None` where the data does not say how long conversions take.
    """
    if any(not version.has(measure.table, column) for column in measure.needs):
        return None
    scan = Scan((measure,), (None,), (), ())
    rows = answer_once(version, scan.sql(version))
    value = scan.aggregates(version).read(measure, rows[0][1:])[0] if rows else None
    if value is None:
        return None
    days = timedelta(days=float(value))
    return lambda period, today: period.end + days > today + timedelta(days=1)
