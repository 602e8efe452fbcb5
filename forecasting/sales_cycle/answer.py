"""What the blend says on the as-of day about the deals a reader looks at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from forecasting.sales_cycle.amounts import Amounts
from forecasting.sales_cycle.blend import Blend
from forecasting.sales_cycle.candidates import Candidates
from forecasting.sales_cycle.fields import Fields
from forecasting.sales_cycle.history import History
from forecasting.sales_cycle.lattice import Worth
from forecasting.sales_cycle.rule import Rule
from forecasting.sales_cycle.snapshot import Snapshot
from kpi.selection import Filter

Keep = Callable[[np.ndarray], np.ndarray]
"""Which positions in the history a reader's filters keep."""


@dataclass(frozen=True)
class Answer:
    """Deals open on a day with their chances and what they are worth, beside what the simple rule says of them.

    `rows` are positions in the history; `reached` is (deals, steps, [won, lost]) by the `ends` of the steps (days after the day); `used` is
    what a deal counts with (NaN where in another currency), `own` the amount it carries itself (NaN where none); `due` the days until the
    date the rule gives.
    """

    snapshot: Snapshot
    rows: np.ndarray
    ends: np.ndarray
    reached: np.ndarray
    blend: Blend
    fields: Fields
    worth: Amounts
    used: np.ndarray
    own: np.ndarray
    simple: Rule
    due: np.ndarray

    @property
    def amount(self) -> np.ndarray:
        return np.nan_to_num(self.used)

    @property
    def horizon(self) -> float:
        return float(self.ends[-1])

    def ruled(self, cuts: np.ndarray) -> np.ndarray:
        """The rule's chance of each deal to be won in each month: (deals, months)."""
        return ((self.due[:, None] >= cuts[None, :-1]) & (self.due[:, None] < cuts[None, 1:])) * self.simple.win_rate


def answer(said: Candidates, blend: Blend, worth: Worth, keep: Keep) -> Answer:
    """The blend's answer on the candidates' day for the deals kept."""
    snapshot, kept = said.snapshot, keep(said.rows)
    rows = said.rows[kept]
    return Answer(
        snapshot,
        rows,
        said.ends,
        blend.apply(said)[kept],
        blend,
        said.fields,
        worth.amounts,
        worth.amounts.used(snapshot, rows),
        worth.amounts.own(snapshot, rows),
        worth.rule,
        worth.rule.days_ahead(snapshot, rows),
    )


def keeper(past: History, filters: tuple[Filter, ...]) -> Keep:
    """Filters as a function of positions; a dimension the data lacks has only the member of the missing."""
    kept = np.ones(len(past.deals), dtype=bool)
    for each in filters:
        column = past.deals[each.dimension] if each.dimension in past.dimensions else pd.Series([None] * len(past.deals))
        named = [member for member in each.members if member is not None]
        kept &= (column.isin(named) | (column.isna() & (None in each.members))).to_numpy()
    return lambda rows: kept[rows]
