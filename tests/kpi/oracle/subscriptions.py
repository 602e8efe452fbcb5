"""Who pays by the month, from the definitions alone: spell by spell, never by changes."""

import pandas as pd

from tests.kpi.oracle.once import Frames, once
from tests.kpi.oracle.purchases import FAR
from tests.kpi.oracle.slice import Slice

DAY = pd.Timedelta(days=1)


@once
def told(frames: Frames) -> pd.DataFrame:
    """Subscriptions that are no trial and have begun, with who pays and the days of their dates."""
    rows = frames["subscriptions"]
    rows = rows[~rows["is_trial"].isin([True]) & rows["started_at"].notna()]
    payer = ("customer " + rows["customer"]).where(rows["customer"].notna(), "subscription " + rows["subscription_id"])
    return rows.assign(payer=payer, began=rows["started_at"].dt.normalize(), ended=rows["ended_at"].dt.normalize())


@once
def spells(frames: Frames) -> pd.DataFrame:
    """Spells paid for: above zero, not ended before begun; one that ends the day before the next begins, ends as that begins."""
    rows = told(frames)
    rows = rows[(rows["mrr"] > 0) & ~(rows["ended_at"] < rows["started_at"])]
    beginnings = set(zip(rows["payer"], rows["began"], strict=True))
    ends = [end + DAY if (payer, end + DAY) in beginnings else end for payer, end in zip(rows["payer"], rows["ended"], strict=True)]
    return rows.assign(ended=pd.to_datetime(pd.Series(ends, index=rows.index)).fillna(FAR))


def paying(at: Slice, moment: pd.Timestamp, *, anywhere: bool = False) -> pd.DataFrame:
    """The spells that are paid for at a moment."""
    rows = spells(at.frames) if anywhere else at.these(spells(at.frames))
    return rows[(rows["began"] < moment) & (rows["ended"] >= moment)]


def pieces(rows: pd.DataFrame) -> int:
    """How many amounts these are, told apart by who pays and everything that they can be sliced by."""
    return len(rows[["payer", "plan", "rep", "country", "channel"]].drop_duplicates())
