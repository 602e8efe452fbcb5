"""What a revenue forecast says: frames for charts and tables, sentences for people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from forecasting.revenue.backtest import Backtest
from locales import Sentence

__all__ = ["Backtest", "Kind", "RevenueForecast", "Summary"]


class Kind(StrEnum):
    """What is forecast: what a month brings, or what subscriptions bring in a month at its end."""

    REVENUE = "revenue"
    RECURRING = "recurring"


@dataclass(frozen=True)
class Ahead:
    """What is asked for: how many months, that of the as-of day among them, and of what."""

    months: int = 6
    kind: Kind = Kind.REVENUE


class Method(StrEnum):
    """Whose numbers are shown."""

    LEVEL = "level"
    SEASONS = "seasons"
    PIPELINE = "pipeline"
    RULE = "rule"


@dataclass(frozen=True)
class Summary:
    """The forecast in a few numbers, money in the data's currency.

    `expected`, `low`, `high`: all months ahead together (of recurring revenue: at the end of the last one). `last_year`: the same months of
    the year before, `None` where the data does not reach back. `whole_months` were learnt from. `currency` is `None` where the data does
    not say.
    """

    months: int
    expected: float
    low: float | None
    high: float | None
    last_year: float | None
    whole_months: int
    currency: str | None
    method: Method
    why: Sentence
    notes: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class RevenueForecast:
    """Revenue of the months from the as-of day's on, from what was known before that day began.

    `months`: month (timestamp), expected, low, high (a range of 80 %; NaN where none can be told), rule, closed (what has come already),
    open (from deals that are open), to_come (from deals not yet created); the three add up to expected to the cent, and the last two are
    NaN where the data has no pipeline. `movements`, of recurring revenue: month, start, new, reactivation, expansion, contraction, churn,
    end; each row adds up (`None` where the rule's numbers are shown). `history`: month, value of the whole months
    learnt from. `backtest` is `None` where the history is too short.
    """

    as_of: date
    kind: Kind
    months: pd.DataFrame
    movements: pd.DataFrame | None
    history: pd.DataFrame
    summary: Summary
    backtest: Backtest | None
