"""Whether deals say when they were created, or when they were loaded into the system."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from forecasting.refusal import Refusal
from forecasting.sales_cycle.history import EPOCH
from forecasting.sales_cycle.snapshot import Snapshot
from locales import Sentence

FEWEST = 20
NOTABLE, MOST = 0.2, 0.8
"""Parts of all deals: created on one day so many are worth a word, and so many leave no sales cycle to learn."""


@dataclass(frozen=True)
class OneDay:
    """The day on which most deals were created, how many, and which part of all."""

    day: date
    count: int
    share: float

    @property
    def note(self) -> Sentence:
        return Sentence(
            "On one day, {day}, {count} deals were created. If that is when they were loaded, they are older than they look, and what is "
            "said of them is less sure.",
            count=self.count,
            day=self.day,
        )


def load_day(snapshot: Snapshot) -> OneDay | None:
    """The day, where a notable part of the deals was created on it."""
    if len(snapshot.rows) < FEWEST:
        return None
    days, counts = np.unique(np.floor(snapshot.created), return_counts=True)
    place = int(counts.argmax())
    found = OneDay(EPOCH + timedelta(days=int(days[place])), int(counts[place]), float(counts[place] / counts.sum()))
    return found if found.count >= FEWEST and found.share >= NOTABLE else None


def refuse_load_day(snapshot: Snapshot) -> None:
    """Raises Refusal where nearly all deals were created on one day."""
    found = load_day(snapshot)
    if found and found.share >= MOST:
        raise Refusal(
            Sentence(
                "{count} of {all} deals were created on one day, {day}: that looks like the day the data was loaded, so how long deals "
                "take cannot be worked out. Import the day each was created.",
                count=found.count,
                all=len(snapshot.rows),
                day=found.day,
            )
        )
