"""A revenue forecast in a few numbers and sentences."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from forecasting.revenue.blend import FROM_SEASONS
from forecasting.revenue.ranged import Said
from forecasting.revenue.result import Ahead, Backtest, Kind, Method, Summary
from forecasting.revenue.rules import MONTHS
from forecasting.revenue.series import Months
from locales import Sentence


@dataclass(frozen=True)
class Shown:
    """Whether the model's numbers are shown or the rule's, what that says of the first month, the first two and so on `together`; whether
    the parts were summed, whether no deal is recorded as lost; the currency."""

    by_model: bool
    together: Said
    summed: bool
    all_seem_won: bool
    currency: str | None


def summary_of(months: pd.DataFrame, known: Months, ahead: Ahead, tested: Backtest | None, shown: Shown) -> Summary:
    """The summary of the months ahead."""
    at_the_end = ahead.kind is Kind.RECURRING
    method = _method(len(known.values), shown)
    low, high = _range(months, shown.together, at_the_end)
    return Summary(
        months=ahead.months,
        expected=float(months["expected"].iloc[-1] if at_the_end else months["expected"].sum()),
        low=low,
        high=high,
        last_year=_last_year(known, ahead),
        whole_months=len(known.values),
        currency=shown.currency,
        method=method,
        why=_why(method, len(known.values)),
        notes=tuple(_notes(tested, months, shown)),
    )


def _range(months: pd.DataFrame, together: Said, at_the_end: bool) -> tuple[float | None, float | None]:
    """The range of all months together: that of what is not closed yet, in proportion. Nothing said to come has none of its own."""
    if months["low"].isna().any():
        return None, None
    if at_the_end:
        return float(months["low"].iloc[-1]), float(months["high"].iloc[-1])
    middle = together.middle[-1]
    if not middle > 0:
        return float(months["low"].sum()), float(months["high"].sum())
    closed = float(months["closed"].sum())
    still = float(months["expected"].sum()) - closed
    return closed + still * float(together.low[-1] / middle), closed + still * float(together.high[-1] / middle)


def _last_year(known: Months, ahead: Ahead) -> float | None:
    places = len(known.values) - MONTHS + np.arange(ahead.months)
    if places.min() < 0 or places.max() >= len(known.values):
        return None
    return float(known.values[places[-1]] if ahead.kind is Kind.RECURRING else known.values[places].sum())


def _method(whole_months: int, shown: Shown) -> Method:
    if shown.summed:
        return Method.PIPELINE
    if not shown.by_model:
        return Method.RULE
    return Method.SEASONS if whole_months >= FROM_SEASONS else Method.LEVEL


def _why(method: Method, months: int) -> Sentence:
    match method:
        case Method.PIPELINE:
            return Sentence("Open deals, and what usually comes from deals not yet created, summed: on earlier days that was nearest.")
        case Method.RULE:
            return Sentence("On earlier days the simple rule was nearer to what came, so its numbers are shown.")
        case Method.LEVEL:
            return Sentence(
                "With {months} whole months there is a level and nothing more: seasons need at least {needed}.",
                months=months,
                needed=FROM_SEASONS,
            )
        case Method.SEASONS:
            return Sentence("Level, trend and season of {months} whole months, those of late weighing more.", months=months)


def _notes(tested: Backtest | None, months: pd.DataFrame, shown: Shown) -> list[Sentence]:
    said_if = (
        (
            shown.all_seem_won,
            Sentence(
                "No lost deal is recorded, so nobody knows how many of the open deals will be won: what they bring is not told apart."
            ),
        ),
        (tested is None, Sentence("The history is too short for a back-test: nobody knows yet how good this forecast is.")),
        (
            bool(months["low"].isna().any()),
            Sentence("No range is given: too few earlier months are known to tell how far off it may be."),
        ),
    )
    return [sentence for applies, sentence in said_if if applies]
