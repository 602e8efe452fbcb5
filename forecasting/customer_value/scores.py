"""How far a forecast was from what customers then bought."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import xlogy
from scipy.stats import rankdata

from forecasting.customer_value.likelihood import Array

_TOP = 0.1
_LEAST = 1e-9


@dataclass(frozen=True)
class Scores:
    """Errors of a forecast over customers; `None` where it cannot be worked out (nothing was bought, everybody got the same number).

    `deviance` is Poisson's, of purchases per customer. `mae_*` and `rmse_*` are per customer, `*_value` in the money of the data;
    `total_error_*` is forecast ÷ actual − 1 (0.1 = 10 % too high); `rank_correlation` is Spearman's, between forecast and actual purchases;
    `top_caught` is the share of all actual spend that the tenth of customers with the highest forecast value made. MAE alone is no goal:
    forecasting 0 for everybody often wins it.
    """

    deviance: float
    mae_purchases: float
    rmse_purchases: float
    total_error_purchases: float | None
    rank_correlation: float | None
    mae_value: float
    rmse_value: float
    total_error_value: float | None
    top_caught: float | None


def score(forecast: pd.DataFrame, actual: pd.DataFrame) -> Scores:
    """Compare two frames with `purchases` and `value`, a row a customer in the same order."""
    said, was = (each[["purchases", "value"]].to_numpy(float) for each in (forecast, actual))
    missed = said - was
    mae, rmse = np.abs(missed).mean(axis=0), np.sqrt((missed**2).mean(axis=0))
    return Scores(
        deviance=deviance(said[:, 0], was[:, 0]),
        mae_purchases=float(mae[0]),
        rmse_purchases=float(rmse[0]),
        total_error_purchases=_total_error(said[:, 0], was[:, 0]),
        rank_correlation=_rank_correlation(said[:, 0], was[:, 0]),
        mae_value=float(mae[1]),
        rmse_value=float(rmse[1]),
        total_error_value=_total_error(said[:, 1], was[:, 1]),
        top_caught=_top_caught(said[:, 1], was[:, 1]),
    )


def deviance(said: Array, was: Array) -> float:
    """Poisson deviance per row: 2·(y·ln(y/μ) − (y − μ)), which judges expectations and not medians; of μ = 0 as of almost 0."""
    expected = np.maximum(said, _LEAST)
    return float(2 * np.mean(xlogy(was, was / expected) - (was - expected)))


def _total_error(said: Array, was: Array) -> float | None:
    return float(said.sum() / was.sum() - 1) if was.sum() > 0 else None


def _rank_correlation(said: Array, was: Array) -> float | None:
    if np.ptp(said) == 0 or np.ptp(was) == 0:
        return None
    return float(np.corrcoef(rankdata(said), rankdata(was))[0, 1])


def _top_caught(said: Array, was: Array) -> float | None:
    if was.sum() <= 0 or np.ptp(said) == 0:
        return None
    top = np.argsort(-said, kind="stable")[: max(round(len(said) * _TOP), 1)]
    return float(was[top].sum() / was.sum())
