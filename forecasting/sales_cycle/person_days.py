"""Person-day rows: a deal on a day it began open, what was known of it then, and whether it was won or lost during that day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from forecasting.sales_cycle.fields import Fields
from forecasting.sales_cycle.history import NOTHING
from forecasting.sales_cycle.snapshot import Snapshot

CALENDAR = "days_to_quarter_end"
MOST_EVENTS, MOST_QUIET = 8_000, 30_000
MOST_STAGES = 30
"""Stages told apart, the commonest first; all others share a code."""


@dataclass(frozen=True)
class PersonDays:
    """Sampled rows: `features` (one row each), `outcome` of the day (NOTHING, WON, LOST), `weight` (days it stands for), `day` (number).

    Every deal-day at risk is equally likely to be drawn, so neither the features nor the weights tell how long a deal was watched.
    """

    features: pd.DataFrame
    outcome: np.ndarray
    weight: np.ndarray
    day: np.ndarray


def sample(snapshot: Snapshot, fields: Fields, rng: np.random.Generator, most_quiet: int = MOST_QUIET) -> PersonDays:
    """All days on which a deal closed and a sample of the quiet ones (each thinned where there are very many).

    A deal is at risk on the days it began open, from the first recorded close on (delayed entry) and before the as-of day.
    """
    first = np.maximum(np.floor(snapshot.created) + 1, snapshot.first_close)
    closed = snapshot.outcome != NOTHING
    last = np.where(closed, np.floor(np.where(closed, snapshot.closed, 0)), snapshot.day - 1)
    days = np.maximum(last - first + 1, 0).astype(int)
    events = np.flatnonzero(closed & (days > 0))
    quiet = days - (closed & (days > 0))
    drawn = rng.permutation(events)[:MOST_EVENTS]
    calm, offset = _draw(quiet, rng, most_quiet)
    deal = np.concatenate([drawn, calm])
    day = np.concatenate([last[drawn], first[calm] + offset])
    weight = np.concatenate([np.full(len(drawn), len(events) / max(len(drawn), 1)), np.full(len(calm), quiet.sum() / max(len(calm), 1))])
    outcome = np.concatenate([snapshot.outcome[drawn], np.zeros(len(calm), dtype=int)])
    landmark = np.floor(first[deal] + rng.random(len(deal)) * (day - first[deal] + 1))
    return PersonDays(features(snapshot, fields, snapshot.rows[deal], landmark, day), outcome, weight, day)


def _draw(quiet: np.ndarray, rng: np.random.Generator, most: int) -> tuple[np.ndarray, np.ndarray]:
    """Deals and day offsets of quiet days, every such day equally likely."""
    ends = np.cumsum(quiet)
    total = int(ends[-1]) if len(ends) else 0
    picked = np.arange(total) if total <= most else np.sort(rng.choice(total, most, replace=False))
    deal = np.searchsorted(ends, picked, side="right")
    return deal, picked - (ends[deal] - quiet[deal])


def features(snapshot: Snapshot, fields: Fields, rows: np.ndarray, landmark: np.ndarray, day: np.ndarray) -> pd.DataFrame:
    """What a model sees of deals (positions in the history) on a day, their stage as of an earlier or equal landmark day.

    Columns: age (days), days_to_quarter_end, the usable fields, and with stage history stage, days_in_stage, stage_changes, days_ahead.
    """
    created = snapshot.history.deals["created"].to_numpy(float)[rows]
    moment = {"age": day - created, CALENDAR: days_to_quarter_end(day)}
    deals, place = np.unique(rows, return_inverse=True)
    described = fields.values(snapshot, deals).iloc[place].reset_index(drop=True)
    result = pd.DataFrame(moment).join(described)
    if snapshot.stages is None:
        return result
    return result.join(_stage_features(snapshot.stages, snapshot.day, rows, landmark)).assign(days_ahead=day - landmark)


def days_to_quarter_end(day: np.ndarray) -> np.ndarray:
    """Whole days from a day number to the last day of its quarter."""
    dates = np.floor(day).astype("int64").astype("datetime64[D]")
    quarter = dates.astype("datetime64[M]").astype(int) // 3
    following = ((quarter + 1) * 3).astype("datetime64[M]").astype("datetime64[D]")
    return (following - dates).astype(float) - 1


def _stage_features(changes: pd.DataFrame, day: float, rows: np.ndarray, landmark: np.ndarray) -> pd.DataFrame:
    """The stage a deal was in when the landmark day began, for how long, and how many changes it had seen."""
    row, at = changes["row"].to_numpy(), changes["at"].to_numpy(float)
    base = at.min()
    width = max(day - base, 1.0) + 2
    latest = np.searchsorted(row * width + (at - base), rows * width + np.clip(landmark - base, 0, width - 1), side="left")
    begin = np.searchsorted(row, rows, side="left")
    known = latest > begin
    last = np.maximum(latest - 1, 0)
    stages = changes["stage"].astype("category")
    codes = stages.cat.set_categories(_told_apart(stages)).cat.codes.to_numpy()
    return pd.DataFrame(
        {
            "stage": np.where(known & (codes[last] >= 0), codes[last], MOST_STAGES),
            "days_in_stage": np.where(known, landmark - at[last], np.nan),
            "stage_changes": np.where(known, latest - begin, 0),
        }
    )


def stage_names(snapshot: Snapshot) -> list[str]:
    """What the codes of stages stand for."""
    return [] if snapshot.stages is None else [str(each) for each in _told_apart(snapshot.stages["stage"].astype("category"))]


def _told_apart(stages: pd.Series) -> list[object]:
    common = stages.value_counts()
    return sorted(common[common > 0].index[:MOST_STAGES])
