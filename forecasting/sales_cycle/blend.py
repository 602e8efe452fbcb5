"""The candidates weighed by what they would have said on earlier days, and set right where they all said too much or too little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import nnls

from forecasting.sales_cycle import steps
from forecasting.sales_cycle.candidates import POOLED, Candidates
from forecasting.sales_cycle.history import LOST, WON
from forecasting.sales_cycle.snapshot import Snapshot

PARTS = 12
"""Points in time, evenly spread between an earlier day and the as-of day, at which a candidate's chances are scored."""
PRIOR_DEALS = 25.0
"""Deals' worth of doubt in a correction: observed ÷ expected is (observed + 25) ÷ (expected + 25)."""
PRIOR_CLOSES = 50.0


@dataclass(frozen=True)
class Blend:
    """A weighted mean of candidates with corrected hazards.

    `weights` add up to one; `factors` multiply the hazards of [won, lost]; `levels` are the two quantiles whose range held 80 % of the
    closing dates on earlier days; `origins` is the number of earlier days they were learned from (0: nothing corrected). `by_months`: the
    weights come of months left out (`sales_cycle.months`); else of the error on the earlier days, and without any they are equal.
    """

    weights: dict[str, float]
    factors: np.ndarray
    levels: tuple[float, float]
    origins: int
    by_months: bool = False

    def apply(self, candidates: Candidates) -> np.ndarray:
        """Chance to be won or lost by the end of each step: (deals, steps, 2)."""
        return steps.scaled(_mixed(candidates, self.weights), self.factors)


def corrected(weights: dict[str, float], today: Snapshot, earlier: Sequence[Candidates]) -> Blend:
    """Candidates weighed otherwise, set right by the earlier days on which all of them could speak."""
    scored = [each for each in earlier if len(each.rows) and set(weights) <= set(each.names)]
    if not scored:
        return Blend(weights, np.ones(2), (0.1, 0.9), 0, by_months=True)
    factors = _factors(weights, scored, today)
    found = Blend(weights, factors, (0.1, 0.9), len(scored), by_months=True)
    return replace(found, levels=_levels(found, scored, today))


def learn(today: Snapshot, names: Sequence[str], earlier: Sequence[Candidates]) -> Blend:
    """Weigh the candidates named by their squared error on earlier days, seen from today and no further."""
    known = [name for name in names if any(name in each.names for each in earlier)]
    scored = [each for each in earlier if len(each.rows) and set(known) <= set(each.names)]
    if not known or not scored:
        plain = [name for name in names if "calendar" not in name] or [POOLED]
        return Blend({name: 1 / len(plain) for name in plain}, np.ones(2), (0.1, 0.9), 0)
    weights = _shared_with_untried(_weights(known, scored, today), [name for name in names if name not in known])
    factors = _factors(weights, scored, today)
    found = Blend(weights, factors, (0.1, 0.9), len(scored))
    return Blend(weights, factors, _levels(found, scored, today), len(scored))


def _shared_with_untried(weights: dict[str, float], untried: Sequence[str]) -> dict[str, float]:
    """A candidate that can see the calendar only since today takes half the weight of its twin that cannot."""
    shared = dict(weights)
    for name in untried:
        twin = name.removesuffix(" + calendar")
        if twin in weights:
            shared |= {twin: weights[twin] / 2, name: weights[twin] / 2}
    return shared


def outcome_by(history_day: float, candidates: Candidates) -> tuple[np.ndarray, np.ndarray]:
    """Days from the candidates' day to the close (infinite if not closed before `history_day`), and the outcome, of their deals."""
    deals = candidates.snapshot.history.deals
    closed = deals["closed"].to_numpy(float)[candidates.rows]
    known = closed < history_day
    outcome = np.where(known, deals["outcome"].to_numpy(int)[candidates.rows], 0)
    return np.where(known, closed - candidates.snapshot.day, np.inf), outcome


def _mixed(candidates: Candidates, weights: dict[str, float]) -> np.ndarray:
    """The weighted mean; a candidate that could not speak on that day is spoken for by its twin without calendar."""
    twins = {name: name if name in candidates.names else name.removesuffix(" + calendar") for name in weights}
    return sum((weight * candidates.reached(twins[name]) for name, weight in weights.items()), start=np.zeros(()))


def _weights(names: Sequence[str], earlier: Sequence[Candidates], today: Snapshot) -> dict[str, float]:
    """Non-negative weights that add up to one and have the least squared error (Brier score over outcomes and points in time)."""
    said, was = [], []
    for each in earlier:
        grid = (today.day - each.snapshot.day) * np.arange(1, PARTS + 1) / PARTS
        after, outcome = outcome_by(today.day, each)
        for place, kind in enumerate((WON, LOST)):
            said.append(np.stack([steps.at(each.reached(name)[:, :, place], each.ends, grid).ravel() for name in names], axis=1))
            was.append(((outcome == kind)[:, None] & (after[:, None] < grid)).ravel())
    p, y = np.concatenate(said), np.concatenate(was).astype(float)
    gram, target = p.T @ p / len(y), p.T @ y / len(y)
    if not gram.any():  # nobody gave any deal a chance, so nobody is nearer
        return {name: 1 / len(names) for name in names}
    ridge = 0.01 * np.trace(gram) / len(names)
    heavy = 1e3 * np.trace(gram)
    left = gram + ridge * np.eye(len(names)) + heavy
    found, _ = nnls(left, target + ridge / len(names) + heavy)
    return {name: float(weight) for name, weight in zip(names, found / found.sum(), strict=True) if weight > 0.005 * found.sum()}


def _factors(weights: dict[str, float], earlier: Sequence[Candidates], today: Snapshot) -> np.ndarray:
    """Shrunk observed ÷ expected numbers won and lost between the earlier days and today."""
    observed, expected = np.zeros(2), np.zeros(2)
    for each in earlier:
        mixed = _mixed(each, weights)
        ahead = np.array([today.day - each.snapshot.day])
        _, outcome = outcome_by(today.day, each)
        observed += [(outcome == WON).sum(), (outcome == LOST).sum()]
        expected += [steps.at(mixed[:, :, place], each.ends, ahead).sum() for place in (0, 1)]
    return np.clip((observed + PRIOR_DEALS) / (expected + PRIOR_DEALS), 0.5, 2.0)


def _levels(found: Blend, earlier: Sequence[Candidates], today: Snapshot) -> tuple[float, float]:
    """Quantiles below which 10 % and 90 % of the dates fell (probability integral transform), drawn towards 10 % and 90 %."""
    places = [_places(found.apply(each), each, today) for each in earlier]
    seen = np.concatenate(places)
    trust = len(seen) / (len(seen) + PRIOR_CLOSES)
    low, high = np.quantile(seen, [0.1, 0.9]) if len(seen) else (0.1, 0.9)
    return float(np.clip(trust * low + (1 - trust) * 0.1, 0.01, 0.3)), float(np.clip(trust * high + (1 - trust) * 0.9, 0.7, 0.99))


def _places(reached: np.ndarray, each: Candidates, today: Snapshot) -> np.ndarray:
    after, _ = outcome_by(today.day, each)
    closed = np.isfinite(after)
    chance = reached.sum(axis=2)[closed]
    when = np.floor(after[closed]) + 0.5
    then = _own(chance, each.ends, when)
    whole = steps.at(chance, each.ends, np.array([today.day - each.snapshot.day]))[:, 0]
    return then / np.maximum(whole, 1e-9)


def _own(chance: np.ndarray, ends: np.ndarray, when: np.ndarray) -> np.ndarray:
    """Each deal's chance at its own time."""
    full = np.concatenate([np.zeros((len(chance), 1)), chance], axis=1)
    place = np.clip(np.searchsorted(ends, when, side="right") - 1, 0, len(ends) - 2)
    share = np.clip((when - ends[place]) / (ends[place + 1] - ends[place]), 0, 1)
    every = np.arange(len(chance))
    return full[every, place] * (1 - share) + full[every, place + 1] * share
