"""How a sales-cycle forecast is read: in money or in wins, by the model or, where that has not been better, by the simple rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import pandas as pd

from forecasting.sales_cycle import SalesCycleForecast
from kpi.calendar import USUAL, Calendar
from kpi.kpis import Unit
from kpi.periods import Grain, floor, step
from locales import Sentence, numbers
from ui.values import shown
from ui.words import language

SOON = timedelta(days=31)
"""A quarter that ends sooner than this is nearly over: then the next one is spoken of."""


@dataclass(frozen=True)
class Reading:
    """A forecast as the page shows it, by the workspace's calendar."""

    forecast: SalesCycleForecast
    calendar: Calendar = USUAL

    @property
    def by_rule(self) -> bool:
        """Whether the simple rule is shown, because the model did not beat it on earlier days."""
        return self.forecast.backtest is not None and not self.forecast.backtest.beats_rule

    @property
    def knows_chances(self) -> bool:
        """Whether it is known how many open deals are lost; without a lost deal recorded all numbers are of deals that are all won."""
        return self.forecast.summary.knows_chances

    @property
    def has_range(self) -> bool:
        """Whether months have a range: the rule knows none, and one of dates alone would pass for one of money."""
        return self.has_money and not self.by_rule and self.knows_chances

    @property
    def has_money(self) -> bool:
        return self.forecast.summary.expected_revenue is not None

    @cached_property
    def months(self) -> pd.DataFrame:
        """month, value, low, high (NaN by the rule, which knows no range), rule; money, or wins where no money is known."""
        months = self.forecast.months
        model, rule = ("expected", "rule") if self.has_money else ("wins", "wins_rule")
        ranged = self.has_range
        frame = pd.DataFrame(
            {
                "month": months["month"],
                "value": months[rule if self.by_rule else model],
                "low": months["low"] if ranged else float("nan"),
                "high": months["high"] if ranged else float("nan"),
                "low_by_then": months["low_by_then"] if ranged else float("nan"),
                "high_by_then": months["high_by_then"] if ranged else float("nan"),
                "rule": months[rule],
            }
        )
        worth_showing = frame[["value", "rule"]].to_numpy().max(axis=1) >= 0.005 * max(float(frame["value"].sum()), 1e-9)
        last = int(worth_showing.nonzero()[0].max()) + 1 if worth_showing.any() else len(frame)
        return frame.iloc[: max(last, 3)]

    @property
    def total(self) -> float | None:
        """Revenue expected from all open deals."""
        summary = self.forecast.summary
        return summary.expected_revenue_rule if self.by_rule else summary.expected_revenue

    @property
    def total_range(self) -> Sentence | None:
        """Its range of 80 % in words; none by the rule."""
        return self._range_of(self.forecast.months)

    @property
    def soon(self) -> float:
        """What comes by the day of the headline."""
        return self._until(self.last_day)

    @property
    def soon_range(self) -> Sentence | None:
        """The range of what comes by the day of the headline."""
        return self._range_of(self.months[self.months["month"] <= pd.Timestamp(self.last_day)])

    @property
    def last_day(self) -> date:
        """The day of the headline."""
        return last_day_ahead(self.forecast.as_of, self.calendar)

    def _range_of(self, months: pd.DataFrame) -> Sentence | None:
        """The range of all these months together."""
        if not self.has_range or months.empty:
            return None
        last = months.iloc[-1]
        return Sentence("80% range: {low} to {high}", low=self.money(last["low_by_then"]), high=self.money(last["high_by_then"]))

    @property
    def mean_chance(self) -> float | None:
        """The mean chance of an open deal; by the rule it is the win rate."""
        summary = self.forecast.summary
        return summary.win_rate_closed if self.by_rule and summary.mean_win_probability is not None else summary.mean_win_probability

    @property
    def open_amount(self) -> float:
        return float(self.forecast.deals["amount_used"].sum())

    def _until(self, day: date) -> float:
        return float(self.months.loc[self.months["month"] <= pd.Timestamp(day), "value"].sum())

    @property
    def headline(self) -> Sentence:
        """What the open deals bring by the end of the quarter, in one sentence."""
        deals, day, soon = len(self.forecast.deals), self.last_day, self.soon
        if not deals:
            return Sentence("No deal is open on {day}", day=self.forecast.as_of)
        if not self.knows_chances:
            money = {"expected": self.money(soon), "open": self.money(self.open_amount)} if self.has_money else {}
            return Sentence(
                "{expected} of {open} by {day}, if every open deal is won: none is recorded as lost",
                **{"expected": round(soon), "open": deals} | money, day=day,
            )  # fmt: skip
        if self.has_money:
            return Sentence(
                "{expected} of the {open} open is expected to be won by {day}",
                expected=self.money(soon), open=self.money(self.open_amount), day=day,
            )  # fmt: skip
        return Sentence(
            "{expected} of the {open} open deals are expected to be won by {day}",
            expected=round(soon), open=deals, day=day,
        )  # fmt: skip

    @property
    def counted(self) -> tuple[Sentence, ...]:
        """What the headline counts, where it differs from the numbers under it or from the KPI of the pipeline."""
        if self.total is None or self.forecast.deals.empty:
            return ()
        day, without = self.last_day, int(self.forecast.deals["amount"].isna().sum())
        said = []
        if self.money(self.soon) != self.money(self.total):
            said.append(Sentence("The headline counts until {day}, the card with the expected revenue all months.", day=day))
        if without:
            said.append(
                Sentence(
                    "Open deals without an amount: {count}. They count here with the average of deals won, and not in the KPI of the "
                    "pipeline.",
                    count=without,
                )
            )
        return tuple(said)

    @property
    def why_chances_differ(self) -> Sentence:
        """Why the mean chance of open deals is not the win rate of the closed ones."""
        summary = self.forecast.summary
        if self.by_rule:
            return Sentence("By the simple rule each open deal has the win rate of the deals closed so far.")
        mean, closed = summary.mean_win_probability or 0.0, summary.win_rate_closed or 0.0
        if mean < closed - 0.02:
            return Sentence(
                "The average chance is lower than the share of closed deals that were won because good deals close sooner: what is still "
                "open has often waited longer than deals that are won. Counting open deals as undecided, {share} of all deals are won.",
                share=numbers.share(summary.win_rate or 0.0, language()),
            )
        if mean > closed + 0.02:
            return Sentence(
                "The average chance is higher than the share of closed deals that were won because what is open now is younger, or has "
                "come further, than deals usually had. Counting open deals as undecided, {share} of all deals are won.",
                share=numbers.share(summary.win_rate or 0.0, language()),
            )
        return Sentence(
            "The average chance is about the share of closed deals that were won: what is open now looks like what was decided before."
        )

    def money(self, value: float) -> str:
        return shown(float(value), Unit.MONEY, self.forecast.summary.currency, short=True)


def last_day_ahead(as_of: date, calendar: Calendar = USUAL) -> date:
    """The last day of the quarter, by the calendar, or of the next one where the quarter is nearly over."""
    end = step(floor(as_of, Grain.QUARTER, calendar), Grain.QUARTER)
    if end - as_of < SOON:
        end = step(end, Grain.QUARTER)
    return end - timedelta(days=1)
