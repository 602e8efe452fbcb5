"""Sales to known customers, one after the other, from the definitions alone."""

import pandas as pd

from tests.kpi.oracle.once import Frames, once
from tests.kpi.oracle.slice import Slice

LAPSE = pd.Timedelta(days=180)
FAR = pd.Timestamp("2262-01-01")


@once
def sales(frames: Frames) -> pd.DataFrame:
    """Orders that were not cancelled, money given back among them; won deals where there are no orders. Column `at` says when."""
    if "orders" in frames:
        kept = frames["orders"][~frames["orders"]["is_cancelled"].isin([True])]
        return kept.rename(columns={"ordered_at": "at", "order_id": "key"})
    won = frames["deals"][frames["deals"]["status"] == "won"]
    return won.rename(columns={"closed_at": "at", "deal_id": "key"}).assign(cost=None)


@once
def purchases(frames: Frames) -> pd.DataFrame:
    """Sales to known customers without money given back, with the customer's `next_at` (far away where there is none)."""
    bought = sales(frames)
    bought = bought[bought["at"].notna() & bought["customer"].notna() & (bought["amount"].isna() | (bought["amount"] >= 0))]
    bought = bought.sort_values(["at", "key"])
    return bought.assign(next_at=bought.groupby("customer")["at"].shift(-1).fillna(FAR), number=bought.groupby("customer").cumcount() + 1)


def active(at: Slice, moment: pd.Timestamp, *, anywhere: bool = False) -> pd.DataFrame:
    """The purchases that keep a customer active at a moment: the last before it, less than the days ago that make a customer lost."""
    rows = purchases(at.frames) if anywhere else at.these(purchases(at.frames))
    lapses = rows["at"] + LAPSE
    ends = rows["next_at"].where(rows["next_at"] < lapses, lapses.where(lapses < at.tomorrow, rows["next_at"]))
    return rows[(rows["at"] < moment) & (ends >= moment)]
