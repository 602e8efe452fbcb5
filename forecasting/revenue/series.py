"""Whole months of a KPI as of a day, and what the running one has brought so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from data.version import Version
from forecasting.expected.complete import known_days
from forecasting.refusal import Refusal
from forecasting.revenue.scale import Numbers
from kpi.calendars import calendar_of
from kpi.compute import compute, compute_together, known
from kpi.periods import Grain, Period, add_months, floor
from kpi.selection import Filter, Selection
from kpi.workspace_terms import terms_of
from locales import Sentence

QUIET_DAYS = 3
"""A first month may begin so many days before the first row of the data: nothing need happen on every day."""
MOST = 120
"""Months looked back on."""
SHARES_OF = 12
"""Months that tell which part of a month has usually come by a day of it."""


@dataclass(frozen=True)
class Months:
    """Values of whole months in a row, the first beginning on `first`; nothing on or after the as-of day is in them.

    `running` is what the month of the as-of day has brought before it, and `share_by_now` the part of a month that usually has come by then
    (both 0 on the first of a month).
    """

    first: date
    values: Numbers
    running: float
    share_by_now: float

    @property
    def number_of_first(self) -> int:
        """The number of the first month, counted from a January."""
        return self.first.year * 12 + self.first.month - 1

    @property
    def next(self) -> date:
        """The first day of the first month that is not whole yet."""
        return add_months(self.first, len(self.values))


def read(version: Version, kpi_id: str, as_of: date, filters: tuple[Filter, ...]) -> Months:
    """The months of a KPI that adds up over time. Raises Refusal where there are none, or they cannot be added."""
    running = floor(as_of, Grain.MONTH)
    _must_be_told(version, kpi_id, as_of)
    first = first_month(version, kpi_id, as_of)
    if first >= running:
        raise Refusal(Sentence("No month before {day} is whole in this data, so there is nothing to learn from yet.", day=as_of))
    selection = selected(version, Period(max(first, add_months(running, -MOST)), running), filters, Grain.MONTH)
    found = compute(version, [kpi_id], selection)
    for value in found:
        if value.reason is not None:
            raise Refusal(value.reason)
    values = np.array([value.value or 0.0 for value in found])
    so_far, share = _so_far(version, kpi_id, as_of, filters, values)
    return Months(selection.period.start, values, so_far, share)


def _must_be_told(version: Version, kpi_id: str, as_of: date) -> None:
    """Raises Refusal, with what is missing, where this data cannot tell the KPI on any day."""
    if known_days(version, known(version, kpi_id), as_of - timedelta(days=1)) is not None:
        return
    before = Period(add_months(floor(as_of, Grain.MONTH), -1), floor(as_of, Grain.MONTH))
    for value in compute(version, [kpi_id], selected(version, before, ())):
        if value.reason is not None:
            raise Refusal(value.reason)


def first_month(version: Version, kpi_id: str, as_of: date) -> date:
    """The first month that the data knows as a whole. Raises Refusal where nothing is dated before the day."""
    days = known_days(version, known(version, kpi_id), as_of - timedelta(days=1))
    if days is None or days.start >= as_of:
        raise Refusal(Sentence("Nothing in this data has a date before {day}, so there is nothing to forecast from.", day=as_of))
    begin = floor(days.start, Grain.MONTH)
    return begin if (days.start - begin).days <= QUIET_DAYS else add_months(begin, 1)


def selected(version: Version, period: Period, filters: tuple[Filter, ...], grain: Grain | None = None) -> Selection:
    """A period of a version with the terms its workspace has set; months are those of the calendar."""
    today = period.end - timedelta(days=1)
    return Selection(period, today, grain=grain, filters=filters, calendar=calendar_of(version.root), terms=terms_of(version.root))


def _so_far(version: Version, kpi_id: str, as_of: date, filters: tuple[Filter, ...], values: Numbers) -> tuple[float, float]:
    """What the running month has brought, and the part of their amount that the last months had brought by the same day of theirs."""
    running = floor(as_of, Grain.MONTH)
    days = (as_of - running).days
    if not days:
        return 0.0, 0.0
    starts = [running, *(add_months(running, -back) for back in range(1, min(SHARES_OF, len(values)) + 1))]
    periods = [Period(start, min(start + timedelta(days=days), add_months(start, 1))) for start in starts]
    answers = compute_together(version, [kpi_id], [selected(version, period, filters) for period in periods])
    by_then = [found[0].value or 0.0 for found in answers]
    whole = float(values[-len(by_then[1:]) :].sum()) if by_then[1:] else 0.0
    share = float(np.clip(sum(by_then[1:]) / whole, 0.0, 1.0)) if whole > 0 else days / (add_months(running, 1) - running).days
    return by_then[0], share
