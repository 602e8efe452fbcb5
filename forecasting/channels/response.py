"""How the leads of a channel follow what is spent on it, learned from its weeks.

In a week in which s is spent, leads are expected to be a · sᵞ · season, where the season is told by the leads of all others, the time of
the year and the trend. γ is the elasticity: 1 where every lead costs the same however many are bought, 0 where leads come anyhow, between
them where each further one costs more (constant elasticity, as in Hanssens, Parsons and Schultz 2001, Market Response Models, 2nd ed.,
section 3.3; advertising studies find .12 on average for single weeks, Sethuraman, Tellis and Briesch 2011, Journal of Marketing Research
48, 457-471). Fitted by Poisson likelihood, γ held between 0 and 1.

*Does spend say anything?* Only where it went its own ways, clearly beyond the season (`seasons.own_ways`). And blocks of weeks are held
back in turn: unless they are told better with spend than without it, by more than one standard error of that gain, γ is taken not to be
known: anything from 0 to 1 alike. Otherwise its range comes from drawing the weeks anew in blocks of four (Künsch 1989, Annals of
Statistics 17, 1217-1241), so that weeks alike stay together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from forecasting.channels.seasons import own_ways, season
from forecasting.channels.spend_history import History

FEWEST_WEEKS = 26
BLOCK = 4
FOLDS = 8
DRAWS = 400
STEPS = 12
RIDGE = 1e-3


@dataclass(frozen=True)
class Response:
    """Draws of γ, and whether the weeks say anything about it."""

    elasticity: np.ndarray
    known: bool


def response(history: History, random: np.random.Generator) -> Response:
    """How leads follow spend in a channel; not known with too few weeks, or where spend hardly varied but with the season."""
    spent = history.spend > 0
    if spent.sum() >= FEWEST_WEEKS and own_ways(history, spent):
        inputs, leads = _inputs(history, spent), history.leads[spent]
        if _gains(inputs, leads):
            drawn = _fitted(inputs, leads, _weights(len(leads), random))[:, 1]
            return Response(np.clip(_widened(drawn, *inputs.shape), 0.0, 1.0), True)
    return Response(random.uniform(0.0, 1.0, DRAWS), False)


def _inputs(history: History, spent: np.ndarray) -> np.ndarray:
    """One row for each week in which money was spent: 1, log of spend about its mean, the season."""
    logs = np.log(history.spend[spent])
    return np.column_stack([np.ones(len(logs)), logs - logs.mean(), season(history)[spent]])


def _gains(inputs: np.ndarray, leads: np.ndarray) -> bool:
    """Whether weeks held back are told better with spend than without, beyond chance."""
    weeks = len(leads)
    fold = np.arange(weeks) * FOLDS // weeks
    kept = (fold[None, :] != np.arange(FOLDS)[:, None]).astype(float)
    without = np.delete(inputs, 1, axis=1)
    gain = np.empty(weeks)
    for place, (one, other) in enumerate(zip(_fitted(inputs, leads, kept), _fitted(without, leads, kept), strict=True)):
        held = fold == place
        gain[held] = _deviance(leads[held], without[held] @ other) - _deviance(leads[held], inputs[held] @ one)
    blocks = np.array([each.mean() for each in np.array_split(gain, max(weeks // BLOCK, 2))])
    return bool(blocks.mean() > blocks.std(ddof=1) / np.sqrt(len(blocks)))


def _weights(weeks: int, random: np.random.Generator) -> np.ndarray:
    """How often each week is drawn: blocks of neighbouring weeks, around the end to the beginning; draws × weeks."""
    starts = random.integers(0, weeks, (DRAWS, -(-weeks // BLOCK)))
    places = (starts[:, :, None] + np.arange(BLOCK)).reshape(DRAWS, -1)[:, :weeks] % weeks
    return np.stack([np.bincount(each, minlength=weeks) for each in places]).astype(float)


def _widened(drawn: np.ndarray, weeks: int, terms: int) -> np.ndarray:
    """Draws about their middle, wider by n ÷ (n − p): weeks drawn anew fit themselves closer than weeks to come would be fitted."""
    middle = np.median(drawn)
    return middle + (drawn - middle) * weeks / max(weeks - terms, 1)


def _fitted(inputs: np.ndarray, leads: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Poisson regressions with a log link by Newton's steps, one for each row of weights; rows of coefficients."""
    terms = inputs.shape[1]
    found = np.zeros((len(weights), terms))
    found[:, 0] = np.log(np.maximum(weights @ leads / weights.sum(axis=1), 0.1))
    ridge = RIDGE * np.eye(terms)
    for _ in range(STEPS):
        mean = np.exp(np.clip(found @ inputs.T, -20, 20))
        slope = (weights * (leads - mean)) @ inputs - found @ ridge
        curve = np.einsum("bn,ni,nj->bij", weights * mean, inputs, inputs) + ridge
        found = found + np.clip(np.linalg.solve(curve, slope[:, :, None])[:, :, 0], -2, 2)
    return found


def _deviance(leads: np.ndarray, log_mean: np.ndarray) -> np.ndarray:
    """Poisson deviance of each week."""
    mean = np.exp(np.clip(log_mean, -20, 20))
    return 2 * (np.where(leads > 0, leads * np.log(np.maximum(leads, 1) / mean), 0.0) - (leads - mean))
