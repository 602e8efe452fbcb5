"""The deals of a version, as plain arrays: when each was created and closed, how it ended, what it is worth."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd

from data.scratch import scratch
from data.tables import DIMENSIONS
from data.version import Facts, Version
from forecasting.refusal import Refusal
from locales import Sentence

EPOCH = date(1970, 1, 1)
NOTHING, WON, LOST = 0, 1, 2


def day_number(day: date) -> float:
    """Days since 1970-01-01."""
    return float((day - EPOCH).days)


def timestamps(days: np.ndarray) -> pd.DatetimeIndex:
    """Midnights of day numbers; NaN becomes NaT."""
    whole = np.floor(np.asarray(days, dtype=float))
    missing = ~np.isfinite(whole)
    stamps = np.where(missing, 0, whole).astype("int64").astype("datetime64[D]").astype("datetime64[ns]")
    stamps[missing] = np.datetime64("NaT")
    return pd.DatetimeIndex(stamps)


@dataclass(frozen=True)
class History:
    """Every deal of a version, one row each, whatever the as-of day.

    `deals`: deal, created, closed (day numbers with fractions; NaN unknown, closed is infinite while open), outcome (NOTHING while open,
    WON, LOST), amount (NaN unknown), currency, and the dimensions that have values. `stages`: row (position in `deals`), at (day number),
    stage; sorted by row and time; `None` without stage history. `amounts`: row, at, amount, in the same order, as that history tells them.
    """

    deals: pd.DataFrame
    dimensions: tuple[str, ...]
    stages: pd.DataFrame | None = None
    amounts: pd.DataFrame | None = None
    _coded: dict[str, pd.Categorical] = field(default_factory=dict)

    def coded(self, name: str) -> pd.Categorical:
        """A dimension of all deals as numbers of its members, told once: texts are compared slowly."""
        if name not in self._coded:
            self._coded[name] = pd.Categorical(self.deals[name])
        return self._coded[name]


def read(version: Version) -> History:
    """The history of a version. Raises Refusal where it has no deals, or no creation or closing dates."""
    if not version.has("deals"):
        raise Refusal(Sentence("There are no deals in this data. Import an export of deals (opportunities)."))
    facts = version.facts["deals"]
    if not facts.has("created_at"):
        raise Refusal(Sentence("No deal has a creation date, so the sales cycle cannot be worked out. Add that column."))
    if not facts.has("closed_at"):
        raise Refusal(Sentence("No deal has a closing date: where every deal is open there is nothing to learn from."))
    dimensions = tuple(name for name in DIMENSIONS if facts.has(name))
    deals = _deals(version, facts, dimensions)
    return History(deals, dimensions, _stages(version, deals), _amounts(version, deals))


def _deals(version: Version, facts: Facts, dimensions: tuple[str, ...]) -> pd.DataFrame:
    optional = {name: name if facts.has(name) else "NULL" for name in ("amount", "currency")}
    key = "coalesce(deal_id, 'row ' || file_row_number)" if facts.has("deal_id") else "'row ' || file_row_number"
    with scratch() as connection:
        deals = connection.execute(
            f"""
            select {key} as deal,
                   epoch_us(created_at) / 86400e6 as created,
                   epoch_us(closed_at) / 86400e6 as closed,
                   case status when 'won' then {WON} when 'lost' then {LOST} else {NOTHING} end as outcome,
                   cast({optional["amount"]} as double) as amount,
                   cast({optional["currency"]} as varchar) as currency
                   {"".join(f", {name}" for name in dimensions)}
            from read_parquet(?, file_row_number = true)
            order by created, deal
            """,
            [str(version.path(facts.file))],
        ).df()
    deals["closed"] = deals["closed"].where(deals["outcome"] != NOTHING, np.inf)
    return deals


def _stages(version: Version, deals: pd.DataFrame) -> pd.DataFrame | None:
    entered = "previous_stage is distinct from stage" if version.has("stage_changes", "previous_stage") else "true"
    changes = _changes(version, deals, "stage", f"stage is not null and {entered}")
    return None if changes is None else changes.astype({"stage": "category"})


def _amounts(version: Version, deals: pd.DataFrame) -> pd.DataFrame | None:
    if not version.has("stage_changes", "amount"):
        return None
    return _changes(version, deals, "cast(amount as double) as amount", "amount is not null")


def _changes(version: Version, deals: pd.DataFrame, told: str, condition: str) -> pd.DataFrame | None:
    """What a column of the history of stages told of each deal, and when."""
    if not version.has("stage_changes", "changed_at") or deals["deal"].duplicated().any():
        return None
    key = ", c.stage_change_id" if version.has("stage_changes", "stage_change_id") else ""
    with scratch() as connection:
        connection.register("places", pd.DataFrame({"deal": deals["deal"], "row": np.arange(len(deals))}))
        return _or_none(
            connection.execute(
                f'select p."row", epoch_us(c.changed_at) / 86400e6 as "at", {told}'
                f" from read_parquet(?) as c join places as p on p.deal = c.deal_id"
                f' where c.changed_at is not null and {condition} order by p."row", "at"{key}',
                [str(version.path(version.facts["stage_changes"].file))],
            ).df()
        )


def _or_none(changes: pd.DataFrame) -> pd.DataFrame | None:
    return changes if len(changes) else None
