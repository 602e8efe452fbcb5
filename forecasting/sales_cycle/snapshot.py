"""What was known before a day began: the only door through which models see the history."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from forecasting.left_out import LeftOut
from forecasting.sales_cycle.history import LOST, NOTHING, WON, History
from locales import Sentence

CLOSED_BACKWARDS = Sentence("were closed before they were created")


@dataclass(frozen=True)
class Snapshot:
    """The history as of a day (a day number): deals created on or after it do not exist, deals closed on or after it are open.

    `rows` are the positions in `history.deals` of the usable deals; `created`, `closed`, `outcome` are theirs, in that order. Stage
    changes on or after the day are absent.
    """

    history: History
    day: float
    rows: np.ndarray = field(init=False)
    created: np.ndarray = field(init=False)
    closed: np.ndarray = field(init=False)
    outcome: np.ndarray = field(init=False)
    left_out: tuple[LeftOut, ...] = field(init=False)

    def __post_init__(self) -> None:
        deals = self.history.deals
        created, closed = deals["created"].to_numpy(float), deals["closed"].to_numpy(float)
        undated = np.isnan(created)
        unclosed = np.isnan(closed) & ~undated & ~(created >= self.day)
        backwards = (closed < created) & (created < self.day)
        usable = (created < self.day) & ~np.isnan(closed) & ~backwards
        rows = np.flatnonzero(usable)
        known = closed[rows] < self.day
        object.__setattr__(self, "rows", rows)
        object.__setattr__(self, "created", created[rows])
        object.__setattr__(self, "closed", np.where(known, closed[rows], np.inf))
        object.__setattr__(self, "outcome", np.where(known, deals["outcome"].to_numpy(int)[rows], NOTHING))
        object.__setattr__(
            self,
            "left_out",
            tuple(
                LeftOut(int(which.sum()), because)
                for which, because in (
                    (undated, Sentence("have no creation date")),
                    (unclosed, Sentence("are won or lost without a closing date")),
                    (backwards, CLOSED_BACKWARDS),
                )
                if which.any()
            ),
        )

    @cached_property
    def is_open(self) -> np.ndarray:
        return self.outcome == NOTHING

    @cached_property
    def open_rows(self) -> np.ndarray:
        """Positions in `history.deals` of the deals open as of the day."""
        return self.rows[self.is_open]

    @cached_property
    def won(self) -> int:
        return int((self.outcome == WON).sum())

    @cached_property
    def lost(self) -> int:
        return int((self.outcome == LOST).sum())

    @property
    def closed_deals(self) -> int:
        return self.won + self.lost

    @cached_property
    def first_close(self) -> float:
        """The day of the first recorded close; deals were not watched before it (delayed entry). Infinite where none closed."""
        return float(np.floor(self.closed.min())) if self.closed_deals else np.inf

    @cached_property
    def entry(self) -> np.ndarray:
        """Age in days at which each deal came under watch."""
        return np.maximum(self.first_close - self.created, 0.0)

    @cached_property
    def exit(self) -> np.ndarray:
        """Age in days at which each deal closed, or its age as of the day."""
        return np.minimum(self.closed, self.day) - self.created

    @cached_property
    def stages(self) -> pd.DataFrame | None:
        """Stage changes before the day."""
        changes = self.history.stages
        if changes is None:
            return None
        before = changes[changes["at"] < self.day]
        return before.reset_index(drop=True) if len(before) else None

    def column(self, name: str, rows: np.ndarray | None = None) -> pd.Series:
        """A column of the history for the usable deals (or for the positions given)."""
        known = self._amount if name == "amount" else self.history.deals[name]
        return known.iloc[self.rows if rows is None else rows]

    @cached_property
    def _amount(self) -> pd.Series:
        """The amount of each deal of the history: its own, or the last one that the history of stages told before the day."""
        own, told = self.history.deals["amount"], self.history.amounts
        if told is None or not own.isna().any():
            return own
        last = told[told["at"] < self.day].groupby("row")["amount"].last()
        return own.fillna(last.reindex(range(len(own))).set_axis(own.index))
