"""What would have been said on the first of earlier months, beside what then came and beside the simple rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from forecasting.revenue.ranged import Ranged, Said
from forecasting.revenue.rules import Rule
from forecasting.revenue.scale import Numbers
from kpi.periods import add_months
from locales import Sentence
from locales.words import N_

ORIGINS = 12
QUARTER, QUARTERS = 3, 4

BETTER = N_("On {origins} earlier days this forecast missed a month by {error} on average; {rule} missed it by {rule_error}.")
WORSE = N_(
    "On {origins} earlier days this forecast missed a month by {error} on average, and {rule} only by {rule_error}: go by the simple rule."
)
NAMES = {Rule.LAST_MONTH: N_("the value of the last month"), Rule.LAST_YEAR: N_("the same month of the year before")}


@dataclass(frozen=True)
class Backtest:
    """`months`: a row for each origin and month after it: origin, month (timestamps), ahead (1 is the first month), model, low, high, rule,
    was. `quarters`: the last whole quarters, as said on their first day: quarter (timestamp), model, rule, was.

    `error` is Σ|said − was| ÷ Σ|was| over months, `error_rule` and `errors_of_rules` the same of the simple rules; `total_error` the mean
    |said ÷ was − 1| of all months of an origin together; `coverage` the share of months inside their range of 80 %. `None`: not known.
    """

    months: pd.DataFrame
    quarters: pd.DataFrame
    rule: Rule
    error: float | None
    error_rule: float | None
    errors_of_rules: Mapping[str, float | None]
    total_error: float | None
    coverage: float | None
    beats_rule: bool
    sentence: Sentence

    @property
    def origins(self) -> int:
        return int(self.months["origin"].nunique())


def run(model: Ranged, rules: Mapping[Rule, Ranged], first: date) -> Backtest | None:
    """The back-test; `first` is the first month of the values. `None` where no earlier day knew enough."""
    total = len(model.values)
    origins = [known for known in range(max(model.first_origin, total - ORIGINS), total) if known >= model.first_origin]
    if len(origins) < 2:
        return None
    said = {known: model.said(known) for known in origins}
    ruled = {rule: {known: each.said(known).middle for known in origins} for rule, each in rules.items()}
    errors = {rule: _error(model.values, told) for rule, told in ruled.items()}
    best = min(rules, key=lambda rule: _or_infinite(errors[rule]))
    months = pd.concat([_rows(model.values, known, said[known], ruled[best][known], first) for known in origins], ignore_index=True)
    ours, theirs = _error(model.values, {known: each.middle for known, each in said.items()}), errors[best]
    beats = _or_infinite(ours) < _or_infinite(theirs)
    values = {"origins": len(origins), "error": _percent(ours), "rule": Sentence(NAMES[best]), "rule_error": _percent(theirs)}
    return Backtest(
        months,
        _quarters(months),
        best,
        ours,
        theirs,
        {str(rule): error for rule, error in errors.items()},
        _total_error(months),
        _coverage(months),
        beats,
        Sentence(BETTER if beats else WORSE, **values),
    )


def _rows(values: Numbers, known: int, said: Said, rule: Numbers, first: date) -> pd.DataFrame:
    ahead = np.arange(min(len(said.middle), len(values) - known))
    return pd.DataFrame(
        {
            "origin": pd.Timestamp(add_months(first, known)),
            "month": [pd.Timestamp(add_months(first, known + int(step))) for step in ahead],
            "ahead": ahead + 1,
            "model": said.middle[ahead],
            "low": said.low[ahead],
            "high": said.high[ahead],
            "rule": rule[ahead],
            "was": values[known + ahead],
        }
    )


def _error(values: Numbers, told: Mapping[int, Numbers]) -> float | None:
    off, came = 0.0, 0.0
    for known, said in told.items():
        was = values[known : known + len(said)]
        off, came = off + float(np.abs(said[: len(was)] - was).sum()), came + float(np.abs(was).sum())
    return off / came if came > 0 else None


def _total_error(months: pd.DataFrame) -> float | None:
    sums = months.groupby("origin")[["model", "was"]].sum()
    sums = sums[sums["was"] > 0]
    return float((sums["model"] / sums["was"] - 1).abs().mean()) if len(sums) else None


def _coverage(months: pd.DataFrame) -> float | None:
    told = months[months["low"].notna()]
    return float(((told["was"] >= told["low"]) & (told["was"] <= told["high"])).mean()) if len(told) else None


def _quarters(months: pd.DataFrame) -> pd.DataFrame:
    """What was said of whole quarters on their first day."""
    starts = months[(months["origin"].dt.month % QUARTER == 1) & (months["ahead"] <= QUARTER)]
    sums = starts.groupby("origin")[["model", "rule", "was"]].sum()
    whole = starts.groupby("origin").size() == QUARTER
    return sums[whole].tail(QUARTERS).reset_index(names="quarter")


def _or_infinite(error: float | None) -> float:
    return np.inf if error is None else error


def _percent(share: float | None) -> str:
    return "?" if share is None else f"{share:.0%}"
