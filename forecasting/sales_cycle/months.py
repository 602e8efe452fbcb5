"""Candidates weighed by months that each was not shown: whether quarters end alike cannot be told from the days after one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.special import softmax

from forecasting.sales_cycle import person_days
from forecasting.sales_cycle.candidates import HAZARDS, POOLED
from forecasting.sales_cycle.fields import usable
from forecasting.sales_cycle.hazard import DailyHazard
from forecasting.sales_cycle.history import LOST, WON
from forecasting.sales_cycle.person_days import PersonDays
from forecasting.sales_cycle.snapshot import Snapshot

MOST_QUIET, MOST_MONTHS = 8_000, 6
"""Quiet days are thinned further than for the fit itself; closes are not, for they tell models apart."""
LEAST_SHARE = 0.02
SMOOTHED = 7
"""Days of age over which the hazard of all deals alike is averaged."""


def weights(snapshot: Snapshot, names: Sequence[str], seed: int = 0, alive: Callable[[], None] = lambda: None) -> dict[str, float]:
    """Shares of the candidates in the mixture under which months left out one at a time are likeliest; they add up to one.

    Asked where the calendar may speak: a month is left out if its place in the quarter was seen in another quarter, too. Empty where it may
    not, or where there is no such month. `alive` is called before each month; what it raises stops the asking.
    """
    if not any("calendar" in name for name in names):
        return {}
    rows = person_days.sample(snapshot, usable(snapshot), np.random.default_rng(seed), MOST_QUIET)
    month = np.floor(rows.day).astype("int64").astype("datetime64[D]").astype("datetime64[M]").astype(int)
    asked = repeated(month)[-MOST_MONTHS:]
    if not asked:
        return {}
    found, weight = [], []
    for together in in_pairs(asked):
        alive()
        left_out = np.isin(month, together)
        found.append(_likelihoods(rows, names, left_out, seed))
        weight.append(rows.weight[left_out])
    return _kept(dict(zip(names, shares(np.concatenate(found), np.concatenate(weight)).tolist(), strict=True)))


def shares(likelihood: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """The mixture of models (columns) under which weighted rows are likeliest: Σ w·log(Σ share·likelihood) at its greatest, Σ share = 1."""

    def worse(loose: np.ndarray) -> tuple[float, np.ndarray]:
        share = softmax(loose)
        mixed = likelihood @ share
        slope = share * (weight @ (likelihood / mixed[:, None]) - weight.sum())
        return -float(weight @ np.log(mixed)), -slope

    return np.asarray(softmax(minimize(worse, np.zeros(likelihood.shape[1]), jac=True, method="L-BFGS-B").x))


def _part(rows: PersonDays, which: np.ndarray) -> PersonDays:
    return PersonDays(rows.features.iloc[which].reset_index(drop=True), rows.outcome[which], rows.weight[which], rows.day[which])


def repeated(month: np.ndarray) -> list[int]:
    """Months whose place in the quarter was seen in another quarter, too."""
    seen = np.unique(month)
    return [int(each) for each in seen if (seen % 3 == each % 3).sum() > 1]


def in_pairs(asked: Sequence[int]) -> list[tuple[int, ...]]:
    """Months to leave out together: two of different places in the quarter, so that each place is still seen."""
    left: list[int] = list(asked)
    pairs: list[tuple[int, ...]] = []
    while left:
        first = left.pop(0)
        mate = next((each for each in left if each % 3 != first % 3), None)
        if mate is not None:
            left.remove(mate)
        pairs.append((first,) if mate is None else (first, mate))
    return pairs


def _likelihoods(rows: PersonDays, names: Sequence[str], left_out: np.ndarray, seed: int) -> np.ndarray:
    """Of what happened on each row left out, by each candidate that learned from the others: (rows left out, candidates)."""
    shown, asked = _part(rows, np.flatnonzero(~left_out)), _part(rows, np.flatnonzero(left_out))
    return np.stack([_happened(_hazard(name, shown, asked, seed), asked.outcome) for name in names], axis=1)


def _hazard(name: str, shown: PersonDays, asked: PersonDays, seed: int) -> np.ndarray:
    if name == POOLED:
        return _by_age(shown, asked)
    return DailyHazard(**HAZARDS[name], seed=seed).fit(shown.features, shown.outcome, shown.weight).predict_hazard(asked.features)


def _by_age(shown: PersonDays, asked: PersonDays) -> np.ndarray:
    """Daily hazard [won, lost] of all deals alike, by age."""
    age, at = (np.floor(each.features["age"].to_numpy(float)).astype(int) for each in (shown, asked))
    size, window = int(max(age.max(), at.max())) + 1, np.ones(SMOOTHED)
    risk = np.convolve(np.bincount(age, shown.weight, size), window, "same")
    events = [np.convolve(np.bincount(age, shown.weight * (shown.outcome == kind), size), window, "same") for kind in (WON, LOST)]
    return np.stack(events, axis=1)[at] / np.maximum(risk, 1.0)[at, None]


def _happened(hazard: np.ndarray, outcome: np.ndarray) -> np.ndarray:
    nothing = 1 - hazard.sum(axis=1)
    return np.clip(np.select([outcome == WON, outcome == LOST], [hazard[:, 0], hazard[:, 1]], nothing), 1e-6, 1.0)


def _kept(found: dict[str, float]) -> dict[str, float]:
    kept = {name: share for name, share in found.items() if share >= LEAST_SHARE}
    return {name: share / sum(kept.values()) for name, share in kept.items()}
