"""The same forecast made on earlier days, beside what customers then bought and beside the simple rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from data.watching import Progress
from forecasting.calibration import calibration
from forecasting.customer_value.choice import choose
from forecasting.customer_value.futures import ValueModel, percentiles
from forecasting.customer_value.history import DAYS_A_WEEK, bought, summarise
from forecasting.customer_value.large import Truths, going_on, large
from forecasting.customer_value.rules import OwnRate
from forecasting.customer_value.scores import Scores, score
from locales import Sentence

ORIGINS = 4
SHORTEST_DAYS = 28

ROUGH = 0.3
"""A total that was missed by more than this part is a rough guess, even where the simple rule missed it by more."""

NEAR = 0.1  # a total missed by less than a tenth counts as met
_DRAWS, _SAMPLE = 100, 3_000  # for the coverage of the ranges


@dataclass(frozen=True)
class Tested:
    """One earlier day: the customers known then, what was forecast for them, what the rule said, what they bought.

    `forecast`, `rule`, `actual`: frames with `purchases` and `value`, a row a customer in the same order. `within` says for a sample of
    customers whether their spend fell into the range of 80 % (randomised where the range ends on a lump, as on 0). `came` says of each
    whether they did what they were given `chance` to do: buy again, or still pay at the end (NaN: no chance was given). `large`: whether
    each is so large as to be judged apart; `None`: nobody is.
    """

    origin: date
    forecast: pd.DataFrame
    rule: pd.DataFrame
    actual: pd.DataFrame
    within: np.ndarray
    chance: np.ndarray
    came: np.ndarray
    large: Truths | None = None


@dataclass(frozen=True)
class Backtest:
    """Scores over all earlier days together, and whether the forecast beats the rule, in a sentence.

    `origins`: a row an earlier day: origin (timestamp), customers, purchases and value with `_actual`, `_model`, `_rule`, in totals.
    `coverage` is the share of customers whose spend fell into their range of 80 %; `None` where no range is made. `calibration`: customers
    of all earlier days in groups by their chance to buy again within the horizon (who subscribe: still to pay at its end): customers, said,
    was, low, high (`forecasting.calibration`). `large_go_on`: large customers were nearer to going on as so far, and so that is what the
    forecast says of them; its errors per customer, and the rule's, are then those of all others.
    """

    horizon_days: int
    origins: pd.DataFrame
    model: Scores
    rule: Scores
    coverage: float | None
    beats_rule: bool
    sentence: Sentence
    calibration: pd.DataFrame
    large_go_on: bool = False


Test = Callable[[date, int], Tested | None]
"""From an earlier day and how many days follow it to what was said and what was; `None` where too little was known."""


def backtest(
    days: pd.DataFrame,
    as_of: date,
    horizon_days: int,
    *,
    modelled: bool,
    seed: int,
    progress: Progress,
) -> Backtest | None:
    """Hold out the last horizon before `as_of`, and up to three earlier ones; `None` where the history is too short for any.

    Days on which there was not enough for a model are left out where there is now (`modelled`).
    """

    def test(origin: date, length: int) -> Tested | None:
        return _test(days, origin, length, modelled=modelled, seed=seed)

    return tried_out(test, days["day"].min().date(), as_of, horizon_days, progress)


def tried_out(test: Test, first: date, as_of: date, horizon_days: int, progress: Progress) -> Backtest | None:
    """Ask a test on up to four earlier days since the `first` known.

    A horizon longer than half of the history is shortened to that half. Everything is chosen and fitted anew from what was known on each
    day.
    """
    length, origins = _origins(first, as_of, horizon_days)
    tested = []
    for origin in origins:
        progress(Sentence("Trying the forecast out as of {origin}", origin=origin))
        one = test(origin, length)
        if one is not None:
            tested.append(one)
    return _judged(tested, length) if tested else None


def _origins(first: date, as_of: date, horizon_days: int) -> tuple[int, list[date]]:
    """How many days are held out, and from which days on; before each lies at least as much history."""
    length = min(horizon_days, (as_of - first).days // 2)
    if length < min(SHORTEST_DAYS, horizon_days):
        return length, []
    candidates = [as_of - timedelta(days=length * (step + 1)) for step in range(ORIGINS)]
    return length, [each for each in candidates if (each - first).days >= length]


def _test(days: pd.DataFrame, origin: date, length: int, *, modelled: bool, seed: int) -> Tested | None:
    history = summarise(days, origin)
    chosen = choose(days, history, origin, length)
    if isinstance(chosen.fitted, ValueModel) is not modelled:
        return None
    actual = bought(days, origin, origin + timedelta(days=length)).reindex(history["customer"]).fillna(0.0)
    within = held(chosen.fitted, history, actual, seed) if isinstance(chosen.fitted, ValueModel) else np.array([])
    said, rule = chosen.fitted.predict(history), OwnRate(length / DAYS_A_WEEK).predict(history)
    apart = large(history) if isinstance(chosen.fitted, ValueModel) else None
    return Tested(origin, said, rule, actual, within, said["buys_again"].to_numpy(float), actual["purchases"].to_numpy() > 0, apart)


def held(fitted: ValueModel, history: pd.DataFrame, actual: pd.DataFrame, seed: int) -> np.ndarray:
    """Whether the actual spend of a sample of customers lies between the levels of their simulated futures (`futures.percentiles`)."""
    random = np.random.default_rng(seed)
    sample = np.sort(random.permutation(len(history))[:_SAMPLE])
    _, spend = fitted.simulate(history.iloc[sample], _DRAWS, random)
    percentile = percentiles(spend, actual["value"].to_numpy(float)[sample], random)
    low, high = fitted.levels
    return (percentile >= low) & (percentile <= high)


def _judged(tested: list[Tested], length: int) -> Backtest:
    apart = _apart(tested)
    large_go_on = bool(apart.any()) and _nearer_going_on(tested)
    if large_go_on:
        tested = [replace(each, forecast=_with_large_going_on(each)) for each in tested]
    actual, model, rule = (pd.concat([getattr(each, name) for each in tested]) for name in ("actual", "forecast", "rule"))
    scores, rule_scores = (_scores(each, actual, apart if large_go_on else np.zeros(len(actual), dtype=bool)) for each in (model, rule))
    within = np.concatenate([each.within for each in tested])
    totals = _totals(tested)
    beats, sentence = _verdict(scores, rule_scores, missed(totals, "model"), missed(totals, "rule"))
    coverage = float(within.mean()) if len(within) else None
    return Backtest(length, totals, scores, rule_scores, coverage, beats, sentence, _calibrated(tested), large_go_on)


def _apart(tested: list[Tested]) -> Truths:
    """Whether each customer of each day, in order, is large."""
    return np.concatenate([np.zeros(len(each.actual), dtype=bool) if each.large is None else each.large for each in tested])


def _with_large_going_on(one: Tested) -> pd.DataFrame:
    return one.forecast if one.large is None else going_on(one.forecast, one.rule, one.large)


def _nearer_going_on(tested: list[Tested]) -> bool:
    """Whether large customers were nearer to going on as so far than to what the model said of them, in money."""
    model, on = 0.0, 0.0
    for each in tested:
        if each.large is not None:
            was, said, goes = (frame.loc[each.large, "value"].to_numpy(float) for frame in _of_large(each))
            model, on = model + float(((said - was) ** 2).sum()), on + float(((goes - was) ** 2).sum())
    return on < model


def _of_large(one: Tested) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    return one.actual.reset_index(drop=True), one.forecast, _with_large_going_on(one)


def _scores(said: pd.DataFrame, actual: pd.DataFrame, apart: Truths) -> Scores:
    """Over all customers; errors per customer without those who are `apart`."""
    found = score(said, actual)
    if not apart.any():
        return found
    others = score(said[~apart], actual[~apart])
    return replace(found, **{name: getattr(others, name) for name in ("mae_purchases", "rmse_purchases", "mae_value", "rmse_value")})


def _calibrated(tested: list[Tested]) -> pd.DataFrame:
    chance, came = np.concatenate([each.chance for each in tested]), np.concatenate([each.came for each in tested])
    given = ~np.isnan(chance)
    return calibration(chance[given], came[given], "customers")


def _totals(tested: list[Tested]) -> pd.DataFrame:
    frames = {"actual": "actual", "model": "forecast", "rule": "rule"}
    return pd.DataFrame(
        [
            {"origin": pd.Timestamp(each.origin), "customers": len(each.actual)}
            | {f"{what}_{who}": float(getattr(each, frame)[what].sum()) for what in ("purchases", "value") for who, frame in frames.items()}
            for each in tested
        ]
    )


def missed(totals: pd.DataFrame, who: str) -> float:
    """By how much the totals of earlier days were missed, Σ|said − was| ÷ Σ was: too much on one day does not make up for too little on
    another. 0 where nothing was bought."""
    was = totals["value_actual"]
    return float((totals[f"value_{who}"] - was).abs().sum() / was.sum()) if was.sum() > 0 else 0.0


def _verdict(model: Scores, rule: Scores, total: float, rule_total: float) -> tuple[bool, Sentence]:
    """Whether the forecast is closer than the rule for each customer (root mean square of spend) and no further off in the total of all
    earlier days together; told is by how much each day's total was missed."""
    numbers = {"error": round(model.rmse_value, 2), "rule_error": round(rule.rmse_value, 2)}
    each_day = {"total": round(100 * total, 1), "rule_total": round(100 * rule_total, 1)}
    if model.total_error_value is None:
        return model.rmse_value <= rule.rmse_value, Sentence(
            "Nothing was paid in the days on which the forecast was tried out: per customer it was off by {error}, the simple rule by"
            " {rule_error}.",
            **numbers,
        )
    if model.rmse_value >= rule.rmse_value:
        return False, Sentence(
            "Tried out on earlier days, the forecast does not beat the simple rule: per customer it was off by {error}, the rule by "
            "{rule_error}.",
            **numbers | each_day,
        )
    together, rule_together = (abs(each.total_error_value or 0.0) for each in (model, rule))
    if together > max(rule_together, NEAR):
        return False, Sentence(
            "Tried out on earlier days, the forecast is closer per customer ({error} against {rule_error}), but it missed the total by "
            "{total}% and the simple rule by {rule_total}%: it does not beat the rule.",
            **numbers | {"total": round(100 * together, 1), "rule_total": round(100 * rule_together, 1)},
        )
    beats = Sentence(
        "Tried out on earlier days, the forecast beats the simple rule: per customer it was off by {error} against {rule_error}. It missed "
        "the total by {total}%, the rule by {rule_total}%.",
        **numbers | each_day,
    )
    return True, Sentence("{said} Take the total as a rough guess.", said=beats) if total > ROUGH else beats
