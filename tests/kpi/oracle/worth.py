"""What customers are worth and when they were last in contact, from the definitions alone."""

from collections.abc import Callable

import pandas as pd

from tests.kpi.oracle.first import cac
from tests.kpi.oracle.once import Frames, once, once_a_slice
from tests.kpi.oracle.purchases import FAR, purchases, sales
from tests.kpi.oracle.slice import Answer, Slice, divided
from tests.kpi.oracle.subscribed import alone, paid_so_far
from tests.kpi.oracle.subscriptions import spells


@once
def _sales(frames: Frames) -> pd.DataFrame:
    """Sales to known customers, each with the rep, country and channel of the customer's first, and what it brought."""
    rows = sales(frames)
    rows = rows[rows["at"].notna() & rows["customer"].notna()].sort_values(["at", "key", "amount"])
    firsts = rows.groupby("customer").head(1).set_index("customer")
    rows = rows.assign(**{name: rows["customer"].map(firsts[name]) for name in ("rep", "country", "channel")})
    brought = rows["amount"] - rows["cost"] if rows["cost"].notna().any() else rows["amount"]
    return rows.assign(brought=brought)


def clv(at: Slice) -> Answer:
    if alone(at.frames):
        return paid_so_far(at)
    rows = at.these(_sales(at.frames))
    rows = rows[(rows["at"] < pd.Timestamp(at.end)) & rows["brought"].notna()]
    customers = rows["customer"].nunique()
    return divided(rows["brought"].sum(), customers), customers


def clv_to_cac(at: Slice) -> Answer:
    cost, rows = cac(at)
    return divided(clv(at)[0], cost), rows


@once
def _touches(frames: Frames) -> pd.DataFrame:
    parts = []
    for table, dated, kind in (("activities", "at", "activity"), ("orders", "ordered_at", "order"), ("tickets", "opened_at", "ticket")):
        if table in frames and "customer" in frames[table]:
            rows = frames[table].rename(columns={dated: "at"})
            if "party" in rows:
                rows = rows[~rows["party"].astype("string").str.lower().isin(["supplier", "partner"])]
            parts.append(rows[["at", "customer", "rep", "country", "channel"]].assign(kind=kind))
    rows = pd.concat(parts)
    rows = rows[rows["at"].notna() & rows["customer"].notna()].sort_values(["at", "kind", "rep", "country", "channel"])
    bought = purchases(frames).groupby("customer")["at"].min()
    if "subscriptions" in frames:
        paid = spells(frames)[spells(frames)["customer"].notna()].groupby("customer")["began"].min()
        bought = pd.concat([bought, paid]).groupby(level=0).min()
    next_at = rows.groupby("customer")["at"].shift(-1).fillna(FAR)
    since = pd.to_datetime(rows["customer"].map(bought.to_dict()))
    return rows.assign(next_at=next_at, since=since if since.notna().any() else pd.Timestamp(0))


@once_a_slice
def last_touches(at: Slice) -> pd.Series:
    """When each customer who had bought by the end of a slice was last in contact."""
    rows, moment = at.these(_touches(at.frames)), pd.Timestamp(at.end)
    return rows[(rows["at"] < moment) & (rows["next_at"] >= moment) & (rows["since"] < moment)]["at"]


@once_a_slice
def silence(at: Slice) -> pd.Series:
    """For how many days each customer had not been in contact."""
    last_day = min(pd.Timestamp(at.end), at.tomorrow) - pd.Timedelta(days=1)
    days = (last_day.normalize() - last_touches(at).dt.normalize()).dt.days
    return days[days >= 0]


def last_interaction(at: Slice) -> Answer:
    days = silence(at)
    return (float(days.median()) if len(days) else None), len(days)


WORTH: dict[str, Callable[[Slice], Answer]] = {each.__name__: each for each in (clv, clv_to_cac, last_interaction)}
