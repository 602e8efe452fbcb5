"""How long a period is, as a part of a formula: `activities / WorkingDays()`."""

from __future__ import annotations

from dataclasses import dataclass

from kpi.calendar import Calendar
from kpi.measures import Expression
from kpi.periods import Period
from kpi.working_days import working_days
from locales.words import N_


@dataclass(frozen=True)
class Days(Expression):
    """The days of a period; of one that still runs those that have passed."""

    @property
    def words(self) -> str:
        return N_("days")

    def counted(self, period: Period, calendar: Calendar) -> int:
        """How many they are in a period, by a calendar."""
        return period.days


@dataclass(frozen=True)
class WorkingDays(Days):
    """The working days of a period, by the workspace's calendar; of one that still runs those that have passed."""

    @property
    def words(self) -> str:
        return N_("working days")

    def counted(self, period: Period, calendar: Calendar) -> int:
        return working_days(period, calendar)
