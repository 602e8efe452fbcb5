"""What a sales-cycle forecast says: frames for charts and tables, sentences for people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from forecasting.left_out import LeftOut
from forecasting.sales_cycle.drivers import Driver
from locales import Sentence


@dataclass(frozen=True)
class Summary:
    """The forecast in a few numbers; shares are 0 to 1, cycles are days, money is in the deals' own currency.

    `win_rate_closed` looks at closed deals alone and `win_rate` counts open deals as still undecided (Aalen–Johansen); both are `None`
    where no lost deal is recorded, because the rate is then unknown. `cycle_median` counts open deals too, `cycle_median_won` does not.
    """

    open_deals: int
    won_deals: int
    lost_deals: int
    mean_win_probability: float | None
    win_rate_closed: float | None
    win_rate: float | None
    cycle_mean_won: float | None
    cycle_median_won: float | None
    cycle_median: float | None
    expected_revenue: float | None
    expected_revenue_rule: float | None
    horizon_days: int
    currency: str | None
    model: str
    why: Sentence
    notes: tuple[Sentence, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def knows_chances(self) -> bool:
        """Whether it is known how many open deals are lost: without a lost deal recorded each is taken to be won in the end."""
        return self.mean_win_probability is not None or not self.open_deals


@dataclass(frozen=True)
class Backtest:
    """What the same code would have said on earlier days, beside what then happened and beside the simple rule.

    `months`: one row per origin and month after it: origin, month (timestamps), model, rule, was (won revenue of the deals open at the
    origin), wins_model, wins_rule, wins_was. `origins`: one row per origin: origin, open_deals, closed_deals, won_deals, brier_model,
    brier_rule, days_model, days_rule, covered, last_day (the one before the next origin) and what was said to be won by then and was:
    next_model, next_rule, next_was (money), next_wins_model, next_wins_rule, next_wins_was (deals). `calibration`: deals of all origins in
    groups by their chance to be won by the as-of day: deals, said, was, low, high (`forecasting.calibration`).

    `revenue_error` is Σ|said − was| ÷ Σ was over months and `wins_error` the same in deals, `brier` the mean squared error of the chance
    to be won by the as-of day, `days_error` the mean distance in days between the date said and the date of those that closed,
    `coverage` the share of those dates inside the range of 80 %; `…_rule` are the simple rule's. A score that cannot be worked out is
    `None`.
    """

    origins: pd.DataFrame
    months: pd.DataFrame
    calibration: pd.DataFrame
    revenue_error: float | None
    revenue_error_rule: float | None
    wins_error: float | None
    wins_error_rule: float | None
    brier: float | None
    brier_rule: float | None
    days_error: float | None
    days_error_rule: float | None
    coverage: float | None
    beats_rule: bool
    sentence: Sentence


@dataclass(frozen=True)
class SalesCycleForecast:
    """Chances and dates of the deals open as of a day (of what was known before that day began).

    `deals`: one row per open deal: deal, created_at, age_days, amount (NaN where the deal has none), amount_used (the mean won amount of
    its product stands in for a missing one), win_probability (NaN where no lost deal is recorded), close_median, close_low, close_high
    (timestamps; the range holds 80 % of the chance, given that the deal closes; NaT where not estimable), expected (amount × chance), and
    the deal's dimensions (rep, team, country, … as far as the data has them).
    `deal_months`: deal, month, probability (to be won in that month), expected (money); deals in the order of `deals`, months in theirs.
    `months`: month, expected, low, high (80 % range), low_by_then, high_by_then (80 % range of all that is expected from the as-of day to
    the month's end), rule (money by the simple rule), wins, wins_rule (deals).
    `curve`: days since creation, won, won_low, won_high, lost, lost_low, lost_high, open, open_low, open_high (shares of all deals,
    bands of 95 %). `backtest` is `None` where the history is too short for one; a note in the summary says so.
    `drivers`: what moves the chance of these deals, the strongest first; empty where no lost deal is recorded.
    """

    as_of: date
    deals: pd.DataFrame
    deal_months: pd.DataFrame
    months: pd.DataFrame
    curve: pd.DataFrame
    summary: Summary
    backtest: Backtest | None
    drivers: tuple[Driver, ...] = ()
