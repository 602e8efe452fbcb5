"""Pipelines of deals for tests: written by hand, or simulated so that the true chances are known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd

from data.facts import write_facts
from data.scratch import scratch
from data.store import Workspace
from data.version import Version
from locales import Sentence

DAILY = {"A": (0.020, 0.010), "B": (0.004, 0.016)}
"""Daily chance of an open deal to be won, and lost, by product: A closes and wins, B lingers and loses."""


def version_of(folder: Path, deals: pd.DataFrame, stage_changes: pd.DataFrame | None = None) -> Version:
    """A workspace's version with these deals (columns named as our fields)."""
    workspace = Workspace(folder)
    tables = {"deals": deals, "stage_changes": stage_changes}
    with scratch() as connection:
        facts = {name: write_facts(workspace, name, connection.from_df(table)) for name, table in tables.items() if table is not None}
    return workspace.publish(parent=workspace.current(), sources=(), facts=facts, note=Sentence("A test"))


@dataclass(frozen=True)
class Pipeline:
    """Simulated deals: `deals` has our fields; `truth` gives the chance of an open deal of a product to be won within days."""

    deals: pd.DataFrame
    start: date

    @staticmethod
    def truth(product: pd.Series, days: float) -> np.ndarray:
        """hᵥ ÷ (hᵥ + hₗ) × (1 − (1 − hᵥ − hₗ)^days): the daily chances do not change with age."""
        won, lost = (product.map({name: chances[place] for name, chances in DAILY.items()}).to_numpy() for place in (0, 1))
        return won / (won + lost) * (1 - (1 - won - lost) ** days)


def simulated(count: int, days: int = 360, seed: int = 1, start: date = date(2025, 1, 1)) -> Pipeline:
    """Deals created evenly over the days, each won, lost or still open when they end, by the chances of its product."""
    rng = np.random.default_rng(seed)
    created = np.sort(rng.integers(0, days, count))
    product = rng.choice(list(DAILY), count)
    won, lost = (np.array([DAILY[name][place] for name in product]) for place in (0, 1))
    closed = created + rng.geometric(won + lost)
    is_won = rng.random(count) < won / (won + lost)
    known = closed < days
    day = lambda numbers: [pd.Timestamp(start + timedelta(days=int(number))) for number in numbers]  # noqa: E731
    deals = pd.DataFrame(
        {
            "deal_id": [f"D{number:05d}" for number in range(count)],
            "created_at": day(created),
            "closed_at": pd.Series(day(closed)).where(known),
            "status": np.where(known, np.where(is_won, "won", "lost"), "open"),
            "amount": rng.gamma(4, 250, count).round(2),
            "product": product,
        }
    )
    return Pipeline(deals, start)


def as_known(deals: pd.DataFrame, day: date) -> pd.DataFrame:
    """The same deals as an export of the evening before a day would have had them."""
    then = pd.Timestamp(day)
    known = deals[deals["created_at"] < then].copy()
    later = ~(known["closed_at"] < then)
    known.loc[later, "closed_at"] = pd.NaT
    known.loc[later, "status"] = "open"
    return known
