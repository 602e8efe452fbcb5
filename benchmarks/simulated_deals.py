"""Pipelines drawn by chances that are known, so that nobody can foretell them better than those chances do."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from benchmarks.pipelines import Pipeline
from forecasting.sales_cycle.history import EPOCH, day_number
from forecasting.sales_cycle.person_days import days_to_quarter_end

START, END = date(2023, 1, 1), date(2026, 1, 1)
DAYS = tuple(date(2025, month, 1) for month in (2, 4, 6, 8))
PRODUCTS = {"A": (0.5, 0.0), "B": (0.0, 0.2), "C": (-0.6, 0.3)}
REGIONS = {"North": (0.2, 0.0), "South": (0.0, 0.0), "East": (-0.2, 0.1), "West": (0.0, -0.2)}
"""Member → what it adds to the logarithms of the daily chances to be won and to be lost."""
REPS = 12


@dataclass(frozen=True)
class Simulated:
    """The pipeline and, for its deals in their order, what their fields add to the logarithms of the daily chances: (deals, 2)."""

    pipeline: Pipeline
    leaning: np.ndarray
    created: np.ndarray

    def reached(self, deals: np.ndarray, day: float, ends: np.ndarray) -> np.ndarray:
        """The true chance [won, lost] by each end (days after the day) of deals open then: (deals, ends, 2)."""
        last = int(ends[-1])
        still, gained = np.ones(len(deals)), np.zeros((len(deals), last + 1, 2))
        for ahead in range(last):
            daily = _daily(self.leaning[deals], day + ahead - self.created[deals], day + ahead)
            gained[:, ahead + 1] = gained[:, ahead] + still[:, None] * daily
            still = still * (1 - daily.sum(axis=1))
        return gained[:, ends.astype(int)]


def simulated(count: int, seed: int = 1) -> Simulated:
    """So many deals of three years. They age, reps and products differ, quarters end with more wins; a few linger for good."""
    draws = np.random.default_rng(seed)
    created = np.sort(draws.integers(day_number(START), day_number(END), count)).astype(float)
    product, region = draws.choice(list(PRODUCTS), count), draws.choice(list(REGIONS), count)
    rep, amount = draws.integers(0, REPS, count), draws.gamma(2, 2500, count).round(2)
    of_rep = draws.normal(0, 0.25, (REPS, 2))
    leaning = np.array([PRODUCTS[name] for name in product]) + np.array([REGIONS[name] for name in region]) + of_rep[rep]
    leaning = leaning + np.stack([-0.25 * np.log(amount / 5000), np.zeros(count)], axis=1)
    closed, outcome = _lived(leaning, created, draws)
    known = np.isfinite(closed)
    deals = pd.DataFrame(
        {
            "deal_id": [f"D{number:06d}" for number in range(count)],
            "created_at": [_stamp(day) for day in created],
            "closed_at": [_stamp(day) if day < np.inf else pd.NaT for day in closed],
            "status": np.where(known, np.where(outcome == 1, "won", "lost"), "open"),
            "amount": amount,
            "product": product,
            "region": region,
            "rep": [f"Rep {number + 1}" for number in rep],
        }
    )
    return Simulated(Pipeline(deals, None, DAYS, END), leaning, created)


def _lived(leaning: np.ndarray, created: np.ndarray, draws: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """The day on which each deal closed (infinite: still open at the end), and whether it was won (1) or lost (2)."""
    closed, outcome = np.full(len(created), np.inf), np.zeros(len(created), dtype=int)
    for day in np.arange(day_number(START), day_number(END)):
        alive = np.flatnonzero((created <= day) & np.isinf(closed))
        daily = _daily(leaning[alive], day - created[alive], day)
        chance = draws.random(len(alive))
        won, lost = chance < daily[:, 0], (chance >= daily[:, 0]) & (chance < daily.sum(axis=1))
        closed[alive[won | lost]] = day
        outcome[alive[won]], outcome[alive[lost]] = 1, 2
    return closed, outcome


def _daily(leaning: np.ndarray, age: np.ndarray, day: float) -> np.ndarray:
    """Chances to be won and to be lost on a day: they rise with age and fall; wins are half again as likely as a quarter ends."""
    rising = 1 - np.exp(-age / 20)
    base = np.stack([0.010 * rising * np.exp(-age / 120), 0.006 * rising], axis=1)
    chance = base * np.exp(leaning)
    chance[:, 0] *= 1.5 if days_to_quarter_end(np.array([day]))[0] < 14 else 1.0
    return np.minimum(chance, 0.4)


def _stamp(day: float) -> pd.Timestamp:
    return pd.Timestamp(EPOCH + timedelta(days=int(day)))
