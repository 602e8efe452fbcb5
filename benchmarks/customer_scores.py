"""What a forecast of customers is judged by, alone and against another."""

import math
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from forecasting.customer_value.scores import Scores, score


@dataclass(frozen=True)
class Scored:
    """A method's scores on one test; `inside` is whether each of a sample of customers spent what their range of 80 % says."""

    scores: Scores
    inside: np.ndarray


def scored(forecast: pd.DataFrame, actual: pd.DataFrame, inside: np.ndarray | None = None) -> Scored:
    return Scored(score(forecast, actual), np.array([]) if inside is None else inside)


def unpriced(each: Scored) -> Scored:
    """Without what is said of spend, where what purchases cost is not known."""
    return replace(each, scores=replace(each.scores, mae_value=math.nan, rmse_value=math.nan, total_error_value=None, top_caught=None))


def cells(each: Scored) -> list[str]:
    """The columns of the tables."""
    found = each.scores
    return [
        f"{found.deviance:.3f}", f"{found.mae_purchases:.3f}", f"{found.rmse_purchases:.3f}", share(found.total_error_purchases),
        number(found.rank_correlation), money(found.mae_value), money(found.rmse_value), share(found.total_error_value),
        share(found.top_caught, sign=False), f"{each.inside.mean():.0%}" if len(each.inside) else "-",
    ]  # fmt: skip


HEADS = ("deviance", "MAE", "RMSE", "total", "ρ", "MAE of spend", "RMSE of spend", "total of spend", "top tenth", "in range")


def share(value: float | None, *, sign: bool = True) -> str:
    return "-" if value is None or math.isnan(value) else f"{value:+.1%}" if sign else f"{value:.1%}"


def money(value: float) -> str:
    return "-" if math.isnan(value) else f"{value:,.1f}"


def number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


GAINS = ("deviance", "mae_purchases", "rmse_purchases", "mae_value", "rmse_value")


def gains(ours: Scored, theirs: Scored) -> dict[str, float]:
    """By what part each error of ours is smaller; and both errors of the total."""
    smaller = {name: 1 - getattr(ours.scores, name) / getattr(theirs.scores, name) for name in GAINS}
    return smaller | {
        "total": abs(ours.scores.total_error_purchases or 0.0),
        "their_total": abs(theirs.scores.total_error_purchases or 0.0),
        "total_value": math.nan if ours.scores.total_error_value is None else abs(ours.scores.total_error_value),
        "their_total_value": math.nan if theirs.scores.total_error_value is None else abs(theirs.scores.total_error_value),
    }
