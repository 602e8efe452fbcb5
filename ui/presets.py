"""The periods offered by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kpi.calendar import USUAL, Calendar
from kpi.periods import Grain, Period, add_months, floor, step
from locales.words import N_

CUSTOM = "custom"


Made = Callable[[date, date, Calendar], Period]


@dataclass(frozen=True)
class Preset:
    """A period by name. `made(today, first, calendar)` is given the day taken for today and the first day of the data."""

    label: str
    made: Made
    fiscal_label: str = ""

    def period(self, today: date, first: date, calendar: Calendar = USUAL) -> Period:
        return self.made(today, first, calendar)

    def label_in(self, calendar: Calendar) -> str:
        """Its name; of quarters and years that are not those of the wall calendar, one that says so."""
        return self.fiscal_label if calendar.is_fiscal and self.fiscal_label else self.label


def _running(grain: Grain) -> Made:
    def period(today: date, first: date, calendar: Calendar) -> Period:
        start = floor(today, grain, calendar)
        return Period(start, step(start, grain))

    return period


def _last(grain: Grain) -> Made:
    def period(today: date, first: date, calendar: Calendar) -> Period:
        end = floor(today + timedelta(days=1), grain, calendar)
        return Period(step(end, grain, -1), end)

    return period


def _last_months(count: int) -> Made:
    def period(today: date, first: date, calendar: Calendar) -> Period:
        end = floor(today + timedelta(days=1), Grain.MONTH)
        if end <= first <= today:  # nothing of the data is a whole month yet
            end = step(end, Grain.MONTH)
        return Period(add_months(end, -count), end)

    return period


def _all(today: date, first: date, calendar: Calendar) -> Period:
    return Period(min(first, today), today + timedelta(days=1))


PRESETS = {
    "this_week": Preset(N_("This week"), _running(Grain.WEEK)),
    "this_month": Preset(N_("This month"), _running(Grain.MONTH)),
    "this_quarter": Preset(N_("This quarter"), _running(Grain.QUARTER), N_("This fiscal quarter")),
    "this_year": Preset(N_("This year"), _running(Grain.YEAR), N_("This fiscal year")),
    "last_week": Preset(N_("Last week"), _last(Grain.WEEK)),
    "last_month": Preset(N_("Last month"), _last(Grain.MONTH)),
    "last_quarter": Preset(N_("Last quarter"), _last(Grain.QUARTER), N_("Last fiscal quarter")),
    "last_12_months": Preset(N_("Last 12 months"), _last_months(12)),
    "all": Preset(N_("All data"), _all),
}
"""Name in the address → preset. "Last" periods have ended: a month counts as ended on its last day."""
