"""Run by an environment of its own: Cox regression (lifelines) and a random survival forest (scikit-survival), one model for each outcome.

    python survival.py question.npz answer.npz

The question: `known` fields of all deals, their age at `entry` under watch and at `exit`, `outcome` (0 open, 1 won, 2 lost), `open` the
fields of deals now open and their `age`, `ends` in days. The answer: name → chance [won, lost] by each end.
"""

import sys

import numpy as np
import pandas as pd
from lifelines import CoxPHFitter
from sksurv.ensemble import RandomSurvivalForest
from sksurv.util import Surv

WON, LOST = 1, 2
TREES, LEAF, MOST = 50, 40, 5_000


def main(asked: str, answered: str) -> None:
    question = dict(np.load(asked))
    draws = np.random.default_rng(0)
    hazards = {"Cox": cox(question), "random survival forest": forest(question, draws)}
    np.savez(answered, **{name: incidence(each, question["ends"]) for name, each in hazards.items()})


def cox(question: dict) -> np.ndarray:
    """Daily hazards of each open deal ahead, [won, lost]: the baseline's at its age times exp(βx); late entry is known to it."""
    varying = question["known"].std(axis=0) > 0
    known = pd.DataFrame(question["known"][:, varying]).add_prefix("x")
    ahead = pd.DataFrame(question["open"][:, varying]).add_prefix("x")
    found = []
    for kind in (WON, LOST):
        if not (question["outcome"] == kind).any():
            found.append(np.zeros((len(ahead), int(question["ends"][-1]))))
            continue
        table = known.assign(entry=question["entry"], exit=question["exit"], event=question["outcome"] == kind)
        model = CoxPHFitter(penalizer=0.01).fit(table, "exit", "event", entry_col="entry")
        reached = model.baseline_cumulative_hazard_.iloc[:, 0]
        found.append(
            gained(reached.index.to_numpy(float), reached.to_numpy(float), question)
            * model.predict_partial_hazard(ahead).to_numpy()[:, None]
        )
    return np.stack(found, axis=2)


def forest(question: dict, draws: np.random.Generator) -> np.ndarray:
    """Daily hazards of each open deal ahead, [won, lost]; it takes every deal as watched from its creation on."""
    picked = draws.permutation(len(question["exit"]))[:MOST]
    found = []
    for kind in (WON, LOST):
        if not (question["outcome"] == kind).any():
            found.append(np.zeros((len(question["open"]), int(question["ends"][-1]))))
            continue
        ended = Surv.from_arrays(question["outcome"][picked] == kind, np.maximum(np.floor(question["exit"][picked]), 0.5))
        model = RandomSurvivalForest(TREES, min_samples_leaf=LEAF, random_state=0).fit(question["known"][picked], ended)
        places, which = np.unique(question["open"], axis=0, return_inverse=True)
        reached = model.predict_cumulative_hazard_function(places, return_array=True)
        found.append(each_gained(model.unique_times_, reached, which.ravel(), question))
    return np.stack(found, axis=2)


def gained(ages: np.ndarray, reached: np.ndarray, question: dict) -> np.ndarray:
    """What a cumulative hazard gains on each day ahead, by the age of each open deal: (deals, days)."""
    days = question["age"][:, None] + np.arange(int(question["ends"][-1]) + 1)
    place = np.searchsorted(ages, days, side="right")
    return np.diff(np.concatenate([[0.0], reached])[place], axis=1)


def each_gained(ages: np.ndarray, reached: np.ndarray, which: np.ndarray, question: dict) -> np.ndarray:
    full = np.concatenate([np.zeros((len(reached), 1)), reached], axis=1)
    days = question["age"][:, None] + np.arange(int(question["ends"][-1]) + 1)
    place = np.searchsorted(ages, days, side="right")
    return np.diff(full[which[:, None], place], axis=1)


def incidence(hazard: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Chance [won, lost] by each end, from hazards of the days."""
    total = np.maximum(hazard.sum(axis=2), 1e-12)
    stay = np.exp(-total)
    before = np.concatenate([np.ones((len(stay), 1)), np.cumprod(stay, axis=1)[:, :-1]], axis=1)
    reached = np.cumsum((before * (1 - stay))[:, :, None] * hazard / total[:, :, None], axis=1)
    return reached[:, ends.astype(int) - 1]


if __name__ == "__main__":
    main(*sys.argv[1:])
