"""Channels compared by conversion and cost, without selling small samples as winners.

The rules, in one place:
- *Too few to tell*: fewer than 30 leads; or the channel's 95 % interval holds the conversion of all leads and is wider than that conversion
  (than its complement, where that is less), so that half and one and a half times of it cannot be told apart. Such a channel has no rank.
- *Best*: the first in rank, if its chance of converting better than every other channel with enough leads is at least 90 %.
- Leads without a channel are shown and counted, but are no channel one could choose: they have no rank and cannot be best.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from math import ceil
from typing import Any

import numpy as np
import pandas as pd
from scipy.special import ndtri

from forecasting.conversion_model import Estimates, estimate
from kpi.intervals import of_share
from locales import Sentence
from locales.words import N_

FEWEST_LEADS = 30
SURE = 0.9
Z = float(ndtri(0.975))  # the standard normal's 97.5th percentile
COLUMNS = ("channel", "leads", "converted", "cost", "new_customers")


@dataclass(frozen=True)
class Channel:
    """One channel (`None`: leads without one).

    `low` and `high` bound `conversion` at 95 % (Wilson); `expected` is the conversion to count on, drawn towards the other channels the
    more the fewer leads there are, with its own bounds. `rank` counts from 1; `chance_best` is among channels with a rank. `leads_missing`,
    about how many leads more are needed to judge the channel, is 0 where it can be judged. Shares are 0 to 1; what cannot be had is `None`.
    """

    channel: str | None
    leads: int
    converted: int
    conversion: float | None
    low: float | None
    high: float | None
    expected: float
    expected_low: float
    expected_high: float
    chance_best: float | None
    leads_missing: int
    rank: int | None
    cost: float | None
    cost_per_lead: float | None
    cac: float | None

    @property
    def mark(self) -> Sentence | None:
        """What to say beside a channel that has too few leads."""
        if not self.leads_missing:
            return None
        return Sentence("Too few leads to tell: about {count} more are needed.", count=self.leads_missing)


@dataclass(frozen=True)
class Comparison:
    """Channels by rank, those without one after them; the conversion of all leads; and who is ahead, if anybody is."""

    channels: tuple[Channel, ...]
    overall: float
    best: Channel | None
    verdict: Sentence

    def frame(self) -> pd.DataFrame:
        """The channels as a table, one row each, columns as the fields of Channel."""
        return pd.DataFrame([asdict(each) for each in self.channels])


def compare(table: pd.DataFrame, seed: int) -> Comparison | None:
    """Compare channels; `None` where there is no lead at all.

    `table` has one row a channel: `channel`, `leads`, `converted` and, where known, `cost` (money) and `new_customers` (for the cost of
    one; without that column the converted leads are taken). Raises ValueError for counts that cannot be and for a channel named twice.
    """
    table = _checked(table)
    leads, converted = table["leads"].to_numpy(), table["converted"].to_numpy()
    if leads.sum() == 0:
        return None
    common = (converted.sum() + 0.5) / (leads.sum() + 1)  # never quite 0 or 1
    enough = np.array([_is_enough(n, k, common) for n, k in zip(leads, converted, strict=True)])
    named = table["channel"].notna().to_numpy()
    estimates = estimate(leads, converted, named & enough, seed)
    rows = enumerate(table.itertuples(index=False))
    channels = _ranked([_channel(row, place, estimates, None if enough[place] else common) for place, row in rows])
    best = _best(channels)
    return Comparison(channels, float(converted.sum() / leads.sum()), best, _verdict(channels, best))


def _checked(table: pd.DataFrame) -> pd.DataFrame:
    """The table with every column, counts as whole numbers."""
    if "new_customers" not in table:
        table = table.assign(new_customers=table["converted"])
    table = table.reindex(columns=list(COLUMNS))
    table = table.astype({"leads": "int64", "converted": "int64", "cost": "float64", "new_customers": "float64"})
    if not ((table["converted"] >= 0) & (table["leads"] >= table["converted"])).all():
        raise ValueError("converted leads must be between 0 and all leads")
    if table["channel"].duplicated().any():
        raise ValueError("every channel must have one row")
    return table


def _is_enough(leads: int, converted: int, common: float) -> bool:
    interval = of_share(converted, leads)
    if leads < FEWEST_LEADS or interval is None:
        return False
    low, high = interval
    return high - low <= min(common, 1 - common) or not low <= common <= high


def _channel(row: Any, place: int, estimates: Estimates, missing_for: float | None) -> Channel:
    """One row; `missing_for` is the common conversion where the channel has too few leads to be set against it."""
    low, high = of_share(row.converted, row.leads) or (None, None)
    expected = float(estimates.mean[place])
    return Channel(
        channel=None if pd.isna(row.channel) else str(row.channel),
        leads=int(row.leads),
        converted=int(row.converted),
        conversion=row.converted / row.leads if row.leads else None,
        low=low,
        high=high,
        expected=expected,
        expected_low=float(estimates.low[place]),
        expected_high=float(estimates.high[place]),
        chance_best=None if missing_for or pd.isna(row.channel) else float(estimates.best[place]),
        leads_missing=_leads_missing(row.leads, expected, missing_for) if missing_for else 0,
        rank=None,
        cost=None if pd.isna(row.cost) else float(row.cost),
        cost_per_lead=_ratio(row.cost, row.leads),
        cac=_ratio(row.cost, row.new_customers),
    )


def _leads_missing(leads: int, expected: float, common: float) -> int:
    """Leads more until z √(p (1 − p) / n), half the interval, is at most half the common conversion or the distance from it."""
    half = max(min(common, 1 - common) / 2, abs(expected - common))
    needed = ceil((Z / half) ** 2 * expected * (1 - expected))
    return max(needed, FEWEST_LEADS, leads + 1) - int(leads)


def _ranked(channels: list[Channel]) -> tuple[Channel, ...]:
    """As they are shown: those that can be judged by what to count on, the small ones by leads, then leads without a channel."""
    judged = sorted((each for each in channels if each.channel and not each.leads_missing), key=lambda each: -each.expected)
    small = sorted((each for each in channels if each.channel and each.leads_missing), key=lambda each: -each.leads)
    return (
        *(replace(each, rank=rank) for rank, each in enumerate(judged, start=1)),
        *small,
        *(each for each in channels if not each.channel),
    )


def _best(channels: tuple[Channel, ...]) -> Channel | None:
    """The first in rank, where it is surely the best of at least two."""
    judged = [each for each in channels if each.rank is not None]
    return judged[0] if len(judged) > 1 and (judged[0].chance_best or 0) >= SURE else None


def _ratio(cost: float, count: float) -> float | None:
    return None if pd.isna(cost) or pd.isna(count) or count <= 0 else float(cost / count)


def in_per_cent(chance: float) -> int:
    """A chance as it is told: whole per cent, and never 100, for nothing is certain."""
    return min(round(100 * chance), 99)


def _verdict(channels: tuple[Channel, ...], best: Channel | None) -> Sentence:
    judged = [each for each in channels if each.rank is not None]
    if len(judged) < 2:
        return Sentence("There are no two channels with enough leads to compare.")
    first = judged[0]
    template = (
        N_("Of the channels with enough leads, {channel} converts best, with a chance of {share}%.")
        if best
        else N_("No channel is clearly ahead: {channel} is first, and the chance that it is the best is {share}%.")
    )
    return Sentence(template, channel=first.channel, share=in_per_cent(first.chance_best or 0))
