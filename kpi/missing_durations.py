"""The median, or another percentile, of durations of which some are missing: between none at all and for ever."""

from __future__ import annotations

import re

from data.version import Version
from kpi.conditions import counted, moment_in, within
from kpi.engine import facts, run
from kpi.measures import Measure
from kpi.periods import Period
from kpi.selection import Filter
from kpi.slices import where
from kpi.terms import at

_PERCENTILE = re.compile(r"median\((?P<median>.+)\)|quantile_cont\((?P<value>.+), (?P<share>[\d.]+)\)", re.DOTALL)


def is_percentile(measure: Measure) -> bool:
    """Whether a measure is a median or another percentile."""
    return bool(_PERCENTILE.fullmatch(measure.sql))


def percentile_bounds(
    version: Version, measure: Measure, window: Period | None, filters: tuple[Filter, ...], missing: int
) -> tuple[float | None, float | None]:
    """The percentile if all missing durations were 0, and if they had no end; `None` where it would be one of these.

    With n known values and u missing ones it stands at h = (n + u − 1) × share among all: at h − u of the known ones where the missing
    come first, at h where they come last.
    """
    found = _PERCENTILE.fullmatch(measure.sql)
    if not found:
        raise ValueError(f"{measure.sql} is no percentile")
    value, share = found["median"] or found["value"], float(found["share"] or 0.5)
    moment = moment_in(measure, window) if window else "NULL"
    rows = f"{within(measure, window) if window else 'TRUE'} AND {counted(measure, moment)} AND {where(filters)}"
    source = f"FROM {facts(version, measure.table, measure.columns)} AS f WHERE {rows}"
    known = int(run(f"SELECT count(*) {source}")[0][0])
    place = (known + missing - 1) * share
    return _at(source, at(value, moment), place - missing, known) or 0.0, _at(source, at(value, moment), place, known)


def _at(source: str, duration: str, place: float, known: int) -> float | None:
    """The duration at a place among the known ones, counted from 0 and interpolated; before the first, between 0 and it; `None` beyond."""
    if not known or place <= -1 or place > known - 1:
        return None
    if place < 0:
        return (place + 1) * float(run(f"SELECT min({duration}) {source}")[0][0])
    share = place / (known - 1) if known > 1 else 0.0
    return float(run(f"SELECT quantile_cont({duration}, {share!r}) {source}")[0][0])
