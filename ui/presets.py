"""The periods offered by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kpi.periods import Grain, Period, add_months, floor, step
from locales.words import N_

CUSTOM = "custom"


@dataclass(frozen=True)
class Preset:
    """A period by name. `period(today, first)` is given the day taken for today and the first day of the data."""

    label: str
    period: Callable[[date, date], Period]


def _running(grain: Grain) -> Callable[[date, date], Period]:
    return lambda today, first: Period(floor(today, grain), step(floor(today, grain), grain))


def _last(grain: Grain) -> Callable[[date, date], Period]:
    def period(today: date, first: date) -> Period:
        end = floor(today + timedelta(days=1), grain)
        return Period(step(end, grain, -1), end)

    return period


def _last_months(count: int) -> Callable[[date, date], Period]:
    def period(today: date, first: date) -> Period:
        end = floor(today + timedelta(days=1), Grain.MONTH)
        return Period(add_months(end, -count), end)

    return period


def _all(today: date, first: date) -> Period:
    return Period(min(first, today), today + timedelta(days=1))


PRESETS = {
    "this_month": Preset(N_("This month"), _running(Grain.MONTH)),
    "this_quarter": Preset(N_("This quarter"), _running(Grain.QUARTER)),
    "this_year": Preset(N_("This year"), _running(Grain.YEAR)),
    "last_month": Preset(N_("Last month"), _last(Grain.MONTH)),
    "last_quarter": Preset(N_("Last quarter"), _last(Grain.QUARTER)),
    "last_12_months": Preset(N_("Last 12 months"), _last_months(12)),
    "all": Preset(N_("All data"), _all),
}
"""Name in the address → preset. "Last" periods have ended: a month counts as ended on its last day."""
