"""The calendar of a workspace, as it is kept and found again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from data.workspace_settings import CURRENCY, TIME_ZONE, keep_settings, settings_of
from kpi.calendar import USUAL, Calendar, Weekday

WEEK_STARTS, FISCAL_YEAR_STARTS, WORKING_WEEK, HOLIDAYS = "week_starts", "fiscal_year_starts", "working_week", "holidays"


def calendar_of(root: Path) -> Calendar:
    """The calendar of the workspace at `root`; the usual one where nobody has set any."""
    return calendar_in(settings_of(root))


def calendar_in(settings: Mapping[str, str]) -> Calendar:
    """The calendar among settings by name."""
    kept = {**_written(USUAL), **settings}
    return Calendar(
        week_starts=Weekday[kept[WEEK_STARTS]],
        fiscal_year_starts=int(kept[FISCAL_YEAR_STARTS]),
        time_zone=kept[TIME_ZONE],
        working_week=tuple(Weekday[day] for day in kept[WORKING_WEEK].split()),
        holidays=kept[HOLIDAYS],
        currency=kept[CURRENCY],
    )


def keep_calendar(root: Path, calendar: Calendar) -> None:
    """Make it the calendar of the workspace at `root`."""
    keep_settings(root, _written(calendar))


def _written(calendar: Calendar) -> dict[str, str]:
    return {
        WEEK_STARTS: calendar.week_starts.name,
        FISCAL_YEAR_STARTS: str(calendar.fiscal_year_starts),
        TIME_ZONE: calendar.time_zone,
        WORKING_WEEK: " ".join(day.name for day in calendar.working_week),
        HOLIDAYS: calendar.holidays,
        CURRENCY: calendar.currency,
    }
