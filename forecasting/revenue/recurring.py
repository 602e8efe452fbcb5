"""Recurring revenue by what moves it: each movement forecast apart, and summed month by month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from forecasting.revenue.blend import Blend
from forecasting.revenue.scale import Numbers

AMOUNTS = ("new", "reactivation")
"""Movements forecast as amounts: they come from outside."""
RATES = ("expansion", "contraction", "churn")
"""Movements forecast as parts of what there was at the beginning of the month: they come from those who are customers."""
MOVEMENTS = (*AMOUNTS, *RATES)


@dataclass(frozen=True)
class Movements:
    """Whole months: recurring revenue at their start and end, and what moved it in between (contraction and churn below 0).

    `first` is the number of the first month, counted from a January; `steps` how many months ahead are said.
    """

    start: Numbers
    end: Numbers
    moved: Mapping[str, Numbers]
    first: int
    steps: int

    @cached_property
    def _blends(self) -> dict[str, Blend]:
        """One for each movement that ever was."""
        base = np.maximum(self.start, 1e-9)
        series = {name: self.moved[name] / (1.0 if name in AMOUNTS else base) for name in MOVEMENTS}
        # What was at the start of the very first months may be nothing: of nothing nothing can be lost.
        usable = {name: np.where(self.start > 0, each, 0.0) if name in RATES else each for name, each in series.items()}
        return {name: Blend(np.abs(each), self.first, self.steps) for name, each in usable.items() if np.any(each)}

    @property
    def first_origin(self) -> int:
        return min((each.first_origin for each in self._blends.values()), default=len(self.end))

    def path(self, known: int, begin: float | None = None, part: float = 1.0) -> pd.DataFrame:
        """Months after the first `known`: start, the movements, end; a row adds up.

        `begin` is where the first of them begins (by default at the end of the last one known), `part` what of it is still to come.
        """
        told = {name: each.forecast(known) * (-1.0 if name in ("contraction", "churn") else 1.0) for name, each in self._blends.items()}
        rows, now = [], float(self.end[known - 1]) if begin is None else begin
        for step in range(self.steps):
            share = part if step == 0 else 1.0
            moved = {name: share * (float(told[name][step]) if name in told else 0.0) for name in AMOUNTS}
            moved |= {name: share * (float(np.clip(told[name][step], -1.0, 1.0)) * now if name in told else 0.0) for name in RATES}
            after = max(now + sum(moved.values()), 0.0)
            rows.append({"start": now, **moved, "end": after})
            now = after
        return pd.DataFrame(rows)

    def speaker(self, known: int) -> Numbers:
        """Recurring revenue at the ends of the months after the first `known`."""
        return self.path(known)["end"].to_numpy(float)
