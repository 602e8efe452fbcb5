"""How a revenue forecast is read: its headline, its parts, its range."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from forecasting.revenue import Kind, RevenueForecast
from kpi.kpis import Unit
from locales import Sentence, numbers
from locales.words import N_
from ui.month_names import month_name
from ui.values import shown
from ui.words import language

PARTS = {"closed": N_("Closed already"), "open": N_("From open deals"), "to_come": N_("From deals yet to come")}
MOVEMENTS = {
    "new": N_("From new customers"),
    "reactivation": N_("From customers who come back"),
    "expansion": N_("Added by customers"),
    "contraction": N_("Reduced by customers"),
    "churn": N_("Lost with customers who leave"),
}


@dataclass(frozen=True)
class Reading:
    """A forecast as the page shows it."""

    forecast: RevenueForecast

    @property
    def is_recurring(self) -> bool:
        return self.forecast.kind is Kind.RECURRING

    @property
    def now(self) -> float:
        """Recurring revenue at the end of the last whole month."""
        return float(self.forecast.history["value"].iloc[-1])

    @cached_property
    def movements(self) -> pd.DataFrame:
        """Movements of the months ahead; none of other revenue."""
        return self.forecast.movements if self.forecast.movements is not None else pd.DataFrame()

    @cached_property
    def moved(self) -> dict[str, float]:
        """What each movement brings in all months ahead together, without those that bring nothing."""
        sums = {name: float(self.movements[name].sum()) for name in MOVEMENTS if name in self.movements}
        return {name: amount for name, amount in sums.items() if round(amount, 2)}

    @cached_property
    def parts(self) -> dict[str, float]:
        """What the months ahead together are made of, where that is known."""
        months = self.forecast.months
        if months["open"].isna().all():
            return {}
        return {name: float(months[name].sum()) for name in PARTS}

    @staticmethod
    def label_of(name: str) -> str:
        """A part or a movement in words, to be translated."""
        return PARTS.get(name) or MOVEMENTS[name]

    @property
    def headline(self) -> Sentence:
        """What is expected, and how that stands to the year before, in one sentence."""
        summary, last = self.forecast.summary, month_name(self.forecast.months["month"].iloc[-1])
        if self.is_recurring:
            return Sentence(
                "{expected} of recurring revenue is expected at the end of {month}", expected=self.money(summary.expected), month=last
            )
        first = month_name(self.forecast.months["month"].iloc[0])
        if not summary.last_year:
            return Sentence(
                "{expected} is expected from {first} to {month}", expected=self.money(summary.expected), first=first, month=last
            )
        change = summary.expected / summary.last_year - 1
        template = (
            N_("{expected} is expected from {first} to {month}, {share} more than in the same months a year before")
            if change >= 0
            else N_("{expected} is expected from {first} to {month}, {share} less than in the same months a year before")
        )
        return Sentence(
            template, expected=self.money(summary.expected), first=first, month=last, share=numbers.share(abs(change), language())
        )

    @property
    def total_range(self) -> Sentence | None:
        """The range of 80 % in words."""
        summary = self.forecast.summary
        if summary.low is None or summary.high is None:
            return None
        return Sentence("80% range: {low} to {high}", low=self.money(summary.low), high=self.money(summary.high))

    @property
    def has_range(self) -> bool:
        """Whether any month has a range; few earlier months give none."""
        return bool(self.forecast.months["low"].notna().any())

    def share_of(self, amount: float) -> Sentence:
        """Which part of all that is expected an amount is."""
        return Sentence("{share} of all", share=numbers.share(amount / max(self.forecast.summary.expected, 1e-9), language()))

    def money(self, value: float) -> str:
        return shown(float(value), Unit.MONEY, self.forecast.summary.currency, short=True)
