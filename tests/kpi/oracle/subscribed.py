"""What subscriptions alone tell of customers, where nothing is known of orders or deals; from the definitions alone, spell by spell.

How many rows stand behind such a value is not said (-1): they are pieces of spells.
"""

import pandas as pd

from tests.kpi.oracle.once import Frames, once
from tests.kpi.oracle.purchases import FAR
from tests.kpi.oracle.slice import Answer, Slice, divided
from tests.kpi.oracle.subscriptions import paying, spells

UNSAID = -1
DAYS_A_MONTH = 30.4375


def alone(frames: Frames) -> bool:
    """Whether subscriptions are all that is known of what customers buy."""
    return "subscriptions" in frames and "orders" not in frames and frames["deals"].empty


def won_over(at: Slice) -> Answer:
    """Payers whose first spell begins in the period."""
    rows = at.these(spells(at.frames).assign(first=_firsts(at.frames)))
    rows = rows[(rows["began"] == rows["first"]) & (rows["began"] >= pd.Timestamp(at.start)) & (rows["began"] < pd.Timestamp(at.end))]
    return rows["payer"].nunique(), UNSAID


def _firsts(frames: Frames) -> pd.Series:
    return spells(frames).groupby("payer")["began"].transform("min")


def won_over_rate(at: Slice) -> Answer:
    return divided(won_over(at)[0], paying(at, pd.Timestamp(at.start))["payer"].nunique()), UNSAID


def paid_so_far(at: Slice) -> Answer:
    """What each payer has paid by the end, or by now, day by day."""
    now = min(pd.Timestamp(at.end), at.tomorrow)
    rows = at.these(spells(at.frames))
    rows = rows[(rows["began"] < now) & (rows["ended"] > rows["began"])]  # what ended on the day it began was never paid for
    days = (rows["ended"].clip(upper=now) - rows["began"]).dt.days
    return divided(float((rows["mrr"].astype(float) * days).sum()) / DAYS_A_MONTH, rows["payer"].nunique()), UNSAID


def net_of_returning(at: Slice) -> Answer:
    """The change of what all payers pay, but for those who come back after a time of paying nothing."""
    rows = _changes(at.frames)
    rows = rows[(rows["day"] >= pd.Timestamp(at.start)) & (rows["day"] < pd.Timestamp(at.end)) & ~rows["returning"]]
    return (float(rows["change"].sum()) if len(rows) else None), UNSAID


@once
def _changes(frames: Frames) -> pd.DataFrame:
    """For each payer and day, by how much what is paid changes, and whether it begins again after nothing was paid."""
    rows = spells(frames)
    begun = rows[["payer", "began", "mrr"]].set_axis(["payer", "day", "change"], axis=1)
    over = rows[rows["ended"] < FAR][["payer", "ended", "mrr"]].set_axis(["payer", "day", "change"], axis=1)
    moves = pd.concat([begun, over.assign(change=-over["change"].astype(float))]).astype({"change": float})
    moves = moves.groupby(["payer", "day"], as_index=False)["change"].sum().round(4)
    moves = moves[moves["change"] != 0]
    before = (moves.groupby("payer")["change"].cumsum() - moves["change"]).round(4)
    return moves.assign(returning=(before == 0) & (moves.groupby("payer").cumcount() > 0))
