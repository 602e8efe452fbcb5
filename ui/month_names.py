"""Months and days as a person says them, in the reader's language."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd
from babel.dates import format_date, format_datetime

from locales.languages import LOCALES
from locales.numbers import NO_VALUE
from ui.words import language


def month_name(month: date) -> str:
    """`Oct 2026`."""
    return format_date(month, "LLL y", locale=LOCALES[language()])


def day_name(day: date | None) -> str:
    """`1 Oct 2026`; a dash where there is none."""
    return NO_VALUE if pd.isna(day) else format_date(day, "d MMM y", locale=LOCALES[language()])


def moment_name(moment: datetime | None) -> str:
    """`1 Oct 2026, 14:05`, by the clocks of the workspace."""
    return NO_VALUE if pd.isna(moment) else format_datetime(moment, "d MMM y, HH:mm", locale=LOCALES[language()])
