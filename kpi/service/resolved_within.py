"""How soon the tickets of a period are resolved, those still open counted in.

The median of what has ended forgets what is still waiting, and so looks better the more is left lying. Here an open ticket says that it
takes at least as long as it has waited: F(t) = 1 − ∏ (1 − dᵤ/nᵤ) over u ≤ t, dᵤ resolved after u hours of nᵤ not resolved before
(Kaplan and Meier 1958, JASA 53, 457-481).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.version import Version
from kpi.catalogue.service import OPEN, WHOLE_DAYS
from kpi.derived.making import extended
from kpi.engine import facts, run
from kpi.resolve import known_until, lacking_columns
from kpi.selection import Selection
from kpi.slices import unsliceable, where
from kpi.terms import filled

COLUMNS = frozenset({"opened_at", "closed_at", "status"})
TO_HOUR = 3600e6
HOURS = (1, 4, 24, 72, 168, 720)
"""An hour, four, a day, three, a week, thirty days."""


@dataclass(frozen=True)
class Within:
    """Of the tickets opened in a period, the share resolved within so many hours (`None` beyond what anybody has waited).

    `median` and `p90` are the hours within which half and nine in ten are resolved; `None` where so many are not yet.
    """

    tickets: int
    still_open: int
    shares: tuple[tuple[int, float | None], ...]
    median: float | None
    p90: float | None


def resolved_within(version: Version, selection: Selection) -> Within | None:
    """The tickets opened in a selection, as they stand on the last day that is known; `None` where the data cannot tell."""
    version = extended(version)
    dimensions = [each.dimension for each in selection.filters]
    if any(lacking_columns(version, "tickets", sorted(COLUMNS))) or unsliceable(version, ("tickets",), dimensions):
        return None
    steps = [(float(hours), int(ended), int(waiting)) for hours, ended, waiting in run(_sql(version, selection))]
    return within(steps) if steps else None


def within(steps: Sequence[tuple[float, int, int]]) -> Within:
    """From hours in rising order, each with the tickets that were resolved after so many and those that have waited so long till now.

    >>> within([(1, 1, 0), (2, 1, 1), (5, 1, 0)]).median
    2
    """
    left = tickets = sum(ended + waiting for _, ended, waiting in steps)
    unresolved, curve = 1.0, []
    for hours, ended, waiting in steps:
        unresolved *= 1 - ended / left
        curve.append((hours, 1 - unresolved))
        left -= ended + waiting
    last = steps[-1][0]
    return Within(
        tickets,
        sum(waiting for _, _, waiting in steps),
        tuple((hours, _share(curve, hours) if hours <= last or unresolved < 1e-12 else None) for hours in HOURS),
        _reached(curve, 0.5),
        _reached(curve, 0.9),
    )


def _share(curve: Sequence[tuple[float, float]], hours: float) -> float:
    return max((share for at, share in curve if at <= hours), default=0.0)


def _reached(curve: Sequence[tuple[float, float]], share: float) -> float | None:
    return next((hours for hours, reached in curve if reached >= share - 1e-12), None)


def _sql(version: Version, selection: Selection) -> str:
    """Hours up to the next hundredth, so that there are few of them, with what ended after so many and what has waited so long."""
    now = filled("{tomorrow}", selection.terms, known_until(version, selection.today))
    source = f"{facts(version, 'tickets', COLUMNS)} AS f"
    ended = f"(status = 'closed' AND closed_at < {now})"
    took = (
        f"CASE WHEN {WHOLE_DAYS} THEN date_diff('day', opened_at, closed_at) * 24.0 "
        f"ELSE date_diff('microsecond', opened_at, closed_at) / {TO_HOUR} END"
    )
    hours = f"CASE WHEN {ended} THEN {took} ELSE date_diff('microsecond', opened_at, {now}) / {TO_HOUR} END"
    period = selection.period
    return (
        f"SELECT ceil(hours * 100) / 100 AS h, count(*) FILTER (ended), count(*) FILTER (NOT ended) FROM ("
        f"SELECT {hours} AS hours, {ended} AS ended FROM {source} WHERE ({OPEN}) AND opened_at < {now}"
        f" AND opened_at >= DATE '{period.start}' AND opened_at < DATE '{period.end}' AND {where(selection.filters)}"
        f") WHERE hours >= 0 GROUP BY h ORDER BY h"
    )
