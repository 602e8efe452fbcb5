"""What revenue to come is worth today: its margin, discounted; and against what winning a customer costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from data.version import Version
from forecasting.customer_value.newcomer import Newcomer
from forecasting.customer_value.result import CustomerValueForecast
from forecasting.customer_value.subscriptions.months import DAYS_A_MONTH
from forecasting.revenue.series import selected
from kpi.compute import compute
from kpi.periods import Period
from kpi.selection import Filter

_A_YEAR = 365


@dataclass(frozen=True)
class Valuation:
    """`margin` is the part of revenue that stays (0 to 1), `discount` what money loses in a year of waiting (0.1: 10 %)."""

    margin: float = 1.0
    discount: float = 0.0

    def factor(self, days: float) -> float:
        """Worth today ÷ revenue of a stretch of so many days that begins today, coming evenly: m · (1 − (1+d)^−T) / (T · ln(1+d))."""
        years = days / _A_YEAR
        if self.discount <= 0 or years <= 0:
            return self.margin
        return float(self.margin * -np.expm1(-years * np.log1p(self.discount)) / (years * np.log1p(self.discount)))


@dataclass(frozen=True)
class Worth:
    """`value`: of all customers, today. `new_customer`: what one more is worth over the horizon, `cost` what winning one cost lately.

    `ratio` is the one over the other, `pays_back` the month by whose end it has paid back; `None` where not known, or not within it.
    """

    terms: Valuation
    value: float
    new_customer: float | None
    cost: float | None
    ratio: float | None
    pays_back: int | None


def worth(found: CustomerValueForecast, terms: Valuation, cost: float | None) -> Worth:
    """A forecast under these terms; `cost` of winning a customer in its currency."""
    value = found.summary.value * terms.factor(found.summary.horizon_days)
    if found.newcomer is None:
        return Worth(terms, value, None, cost, None, None)
    by_month = _kept(found.newcomer, terms)
    pays = [month for month, kept in enumerate(by_month, start=1) if cost is not None and kept >= cost]
    ratio = float(by_month[-1] / cost) if cost else None
    return Worth(terms, value, float(by_month[-1]), cost, ratio, pays[0] if pays else None)


def _kept(newcomer: Newcomer, terms: Valuation) -> np.ndarray:
    """What stays of what a new customer has brought by the end of each month, worth today."""
    each = np.diff(np.concatenate([[0.0], newcomer.by_month]))
    waited = (np.arange(len(each)) + 0.5) * DAYS_A_MONTH / _A_YEAR
    return np.cumsum(each * terms.margin / (1 + terms.discount) ** waited)


def cost_of_winning(version: Version, as_of: date, filters: tuple[Filter, ...] = ()) -> float | None:
    """What winning a customer cost in the year before the day (the KPI *cac*); `None` where the data cannot say."""
    return _value(version, "cac", Period(as_of - timedelta(days=_A_YEAR), as_of), filters)


def known_margin(version: Version, as_of: date, filters: tuple[Filter, ...] = ()) -> float | None:
    """The part of revenue before the day that stays, 0 to 1 (the KPI *sales margin*); `None` where the data cannot say."""
    first = version.facts["orders"].first if version.has("orders") else None
    found = _value(version, "sales_margin", Period(first, as_of), filters) if first and first < as_of else None
    return None if found is None else min(max(found, 0.0), 1.0)


def _value(version: Version, kpi: str, period: Period, filters: tuple[Filter, ...]) -> float | None:
    found = compute(version, [kpi], selected(version, period, filters))
    return found[0].value if found and found[0].reason is None else None
