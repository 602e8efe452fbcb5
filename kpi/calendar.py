"""The calendar a company lives by: its weeks, fiscal year, time zone, working days, and the currency it counts in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from zoneinfo import ZoneInfo

from data.styles.zones import UTC
from data.workspace_settings import is_currency, is_zone
from kpi.public_holidays import is_region
from locales import Sentence, SentenceError


class Weekday(IntEnum):
    """The days of the week, as Python counts them."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


WEEK_STARTS = (Weekday.MONDAY, Weekday.SUNDAY, Weekday.SATURDAY)
"""The days on which weeks begin somewhere."""

MONDAY_TO_FRIDAY = (Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY)


class BadCalendar(SentenceError):
    """A calendar that nobody can live by, with what is wrong about it."""


@dataclass(frozen=True)
class Calendar:
    """How days become weeks, quarters and working days.

    `fiscal_year_starts` is a month, 1 to 12. `time_zone` is the one that all times of the workspace are in (an IANA name). `holidays` names
    a country, or a region of it, whose public holidays nobody works on (`IT`, `ES-CT`); empty: none are known. `currency` is the one that
    rates are to lead to (ISO 4217); empty: the one the rates are expressed in. Raises BadCalendar.
    """

    week_starts: Weekday = Weekday.MONDAY
    fiscal_year_starts: int = 1
    time_zone: str = UTC
    working_week: tuple[Weekday, ...] = MONDAY_TO_FRIDAY
    holidays: str = ""
    currency: str = ""

    def __post_init__(self) -> None:
        if self.week_starts not in WEEK_STARTS:
            raise BadCalendar(Sentence("A week begins on a Monday, Sunday or Saturday."))
        if not 1 <= self.fiscal_year_starts <= 12:
            raise BadCalendar(Sentence("A fiscal year begins in a month from 1 to 12, not in {month}.", month=self.fiscal_year_starts))
        if not is_zone(self.time_zone):
            raise BadCalendar(Sentence("{zone} is no time zone; write one like Europe/Madrid.", zone=self.time_zone))
        if not self.working_week:
            raise BadCalendar(Sentence("A week needs at least one working day."))
        if self.holidays and not is_region(self.holidays):
            raise BadCalendar(Sentence("No public holidays are known for {region}; write IT, or ES-CT for a region.", region=self.holidays))
        if not is_currency(self.currency):
            raise BadCalendar(Sentence("{currency} is no currency; write its three letters, like EUR.", currency=self.currency))

    @property
    def is_fiscal(self) -> bool:
        """Whether its quarters and years are others than those of the wall calendar."""
        return self.fiscal_year_starts != 1

    def today(self, now: datetime) -> date:
        """The day it is at a moment, in the calendar's time zone."""
        return now.astimezone(ZoneInfo(self.time_zone)).date()


USUAL = Calendar()
"""What holds until somebody says otherwise: weeks from Monday, years from January, times in UTC, Monday to Friday, no holidays."""
