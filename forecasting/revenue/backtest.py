"""What would have been said on the first of earlier months, beside what then came and beside the simple rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from forecasting.calibration import below_lines
from forecasting.revenue.ranged import Ranged, Said
from forecasting.revenue.rules import Rule
from forecasting.revenue.scale import Numbers
from kpi.periods import add_months
from locales import Sentence
from locales.words import N_

ORIGINS = 12
QUARTER, QUARTERS = 3, 4
LINES = {0.1: "low", 0.25: "half_low", 0.5: "model", 0.75: "half_high", 0.9: "high"}
"""What part of the months should fall below each line of the forecast."""

BETTER = N_("On {origins} earlier days this forecast missed a month by {error} on average; {rule} missed it by {rule_error}.")
WORSE = N_(
    "On {origins} earlier days this forecast missed a month by {error} on average, and {rule} only by {rule_error}: go by the simple rule."
)
NAMES = {
    Rule.LAST_MONTH: N_("the value of the last month"),
    Rule.MEAN_OF_YEAR: N_("the mean of the last twelve months"),
    Rule.LAST_YEAR: N_("the same month of the year before"),
}


@dataclass(frozen=True)
class Backtest:
    """`months`: a row for each origin and month after it: origin, month (timestamps), ahead (1 is the first month), model, low, high,
    half_low, half_high, rule, was. `quarters`: the last whole quarters, as said on their first day: quarter (timestamp), model, rule, was.

    `error` is Σ|said − was| ÷ Σ|was| over months, `error_rule` and `errors_of_rules` the same of the simple rules; `total_error` the mean
    |said ÷ was − 1| of all months of an origin together; `calibration` how many months fell below the lines that 10, 25, 50, 75 and 90 %
    should fall below: months, said, was, low, high (`forecasting.calibration`); `coverage` the share of months inside their range of 80 %.
    `None`: not known.
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
    calibration: pd.DataFrame

    @property
    def origins(self) -> int:
        return int(self.months["origin"].nunique())


def run(
    values: Numbers, first: date, told: Mapping[int, Said], rules: Mapping[Rule, Ranged], *, at_the_end: bool = False
) -> Backtest | None:
    """Score what was told after the first n months of the values, for each n; `first` is the first month.

    A quarter's value is the sum of its months', or, `at_the_end`, that of the last. `None` where fewer than two earlier days were asked.
    """
    if len(told) < 2:
        return None
    ruled = {rule: {known: each.said(known).middle for known in told} for rule, each in rules.items()}
    middles = {known: each.middle for known, each in told.items()}
    errors = {rule: error_of(values, said, middles) for rule, said in ruled.items()}
    best = min(rules, key=lambda rule: _or_infinite(errors[rule]))
    months = pd.concat([_rows(values, known, each, ruled[best][known], first) for known, each in told.items()], ignore_index=True)
    ours = error_of(values, middles, middles)
    beats = _or_infinite(ours) < _or_infinite(errors[best])
    said = {"origins": len(told), "error": _percent(ours), "rule": Sentence(NAMES[best]), "rule_error": _percent(errors[best])}
    return Backtest(
        months=months,
        quarters=_quarters(months, at_the_end),
        rule=best,
        error=ours,
        error_rule=errors[best],
        errors_of_rules={str(rule): error for rule, error in errors.items()},
        total_error=_total_error(months),
        coverage=_coverage(months),
        beats_rule=beats,
        sentence=Sentence(BETTER if beats else WORSE, **said),
        calibration=_calibration(months),
    )


def origins_of(model: Ranged) -> list[int]:
    """The earlier days that are asked: the first of each of the last months that had enough months before it."""
    total = len(model.values)
    return list(range(max(model.first_origin, total - ORIGINS), total))


def error_of(values: Numbers, told: Mapping[int, Numbers], asked: Mapping[int, Numbers]) -> float | None:
    """Σ|said − was| ÷ Σ|was| over the months that have come, and of which `asked` says something."""
    off, came = 0.0, 0.0
    for known, said in told.items():
        was = values[known : known + len(said)]
        counted = ~np.isnan(asked[known][: len(was)])
        off += float(np.abs(said[: len(was)] - was)[counted].sum())
        came += float(np.abs(was[counted]).sum())
    return off / came if came > 0 else None


def _rows(values: Numbers, known: int, said: Said, rule: Numbers, first: date) -> pd.DataFrame:
    ahead = np.flatnonzero(~np.isnan(said.middle[: len(values) - known]))
    return pd.DataFrame(
        {
            "origin": pd.Timestamp(add_months(first, known)),
            "month": [pd.Timestamp(add_months(first, known + int(step))) for step in ahead],
            "ahead": ahead + 1,
            "model": said.middle[ahead],
            "low": said.low[ahead],
            "high": said.high[ahead],
            "half_low": said.half_low[ahead],
            "half_high": said.half_high[ahead],
            "rule": rule[ahead],
            "was": values[known + ahead],
        }
    )


def _total_error(months: pd.DataFrame) -> float | None:
    sums = months.groupby("origin")[["model", "was"]].sum()
    sums = sums[sums["was"] > 0]
    return float((sums["model"] / sums["was"] - 1).abs().mean()) if len(sums) else None


def _coverage(months: pd.DataFrame) -> float | None:
    told = months[months["low"].notna()]
    return float(((told["was"] >= told["low"]) & (told["was"] <= told["high"])).mean()) if len(told) else None


def _calibration(months: pd.DataFrame) -> pd.DataFrame:
    """Months of several origins overlap: chance is told by how many different ones there are."""
    told = months[months["low"].notna()]
    lines = {part: told[name].to_numpy(float) for part, name in LINES.items()}
    return below_lines(told["was"].to_numpy(float), lines, told["month"].nunique())


def _quarters(months: pd.DataFrame, at_the_end: bool) -> pd.DataFrame:
    """What was said of whole quarters on their first day."""
    starts = months[(months["origin"].dt.month % QUARTER == 1) & (months["ahead"] <= QUARTER)]
    groups = starts.groupby("origin")[["model", "rule", "was"]]
    sums = groups.last() if at_the_end else groups.sum()
    whole = starts.groupby("origin").size() == QUARTER
    return sums[whole].tail(QUARTERS).reset_index(names="quarter")


def _or_infinite(error: float | None) -> float:
    return np.inf if error is None else error


def _percent(share: float | None) -> str:
    return "?" if share is None else f"{share:.0%}"
