"""What stands beside the KPIs of recurring revenue: its movements, payer by payer and day by day, from the definitions alone."""

from collections.abc import Iterator

import pandas as pd

from tests.kpi.oracle.beside.arithmetic import Amount, Beside
from tests.kpi.oracle.loyalty import _due
from tests.kpi.oracle.once import Frames, once, once_a_slice
from tests.kpi.oracle.purchases import FAR, LAPSE, purchases
from tests.kpi.oracle.slice import Slice, divided, money, true
from tests.kpi.oracle.subscriptions import paying, spells

PLACE = ["plan", "rep", "country", "channel"]
FINE = 10_000
KINDS = ("new", "expansion", "contraction", "churn", "reactivation", "moved")


@once
def movements(frames: Frames) -> pd.DataFrame:
    """Every change of what a payer pays, split over the plans and people that it touches."""
    rows = spells(frames)
    mrr = (rows["mrr"].astype(float) * FINE).round().astype(int)
    begun = rows[["payer", *PLACE]].assign(day=rows["began"], change=mrr)
    over = rows[["payer", *PLACE]].assign(day=rows["ended"], change=-mrr)[rows["ended"] < FAR]
    changes = pd.concat([begun, over]).groupby(["payer", "day", *PLACE], dropna=False, as_index=False)["change"].sum()
    changes = changes[changes["change"] != 0]
    found = [part for _, theirs in changes.groupby("payer") for part in _of_payer(theirs)]
    return pd.DataFrame(found, columns=["payer", *PLACE, "day", "kind", "amount"])


def _of_payer(changes: pd.DataFrame) -> Iterator[dict[str, object]]:
    paid, is_first = 0, True
    for day, theirs in changes.groupby("day"):
        change = int(theirs["change"].sum())
        kind = _kind(paid, change, is_first=is_first)
        paid, is_first = paid + change, False
        yield from _split(theirs.to_dict("records"), day, kind, change)


def _kind(paid: int, change: int, *, is_first: bool) -> str:
    """What it is to the customer, whatever the rows are: the same amount on another plan has only moved."""
    if paid + change == 0:
        return "churn"
    if paid == 0:
        return "new" if is_first else "reactivation"
    return "moved" if change == 0 else "expansion" if change > 0 else "contraction"


def _split(rows: list[dict[str, object]], day: object, kind: str, change: int) -> Iterator[dict[str, object]]:
    """The customer's change belongs to the rows that went the same way, by their size; the rest has moved between rows."""
    alike = sum(int(row["change"]) for row in rows if int(row["change"]) * change > 0)
    for row in rows:
        own = int(row["change"])
        part = change * own / alike if own * change > 0 else 0.0
        told = {name: row[name] for name in ("payer", *PLACE)} | {"day": day}
        if part:
            yield told | {"kind": kind, "amount": part / FINE}
        if own - part:
            yield told | {"kind": "moved", "amount": (own - part) / FINE}


@once_a_slice
def moved(at: Slice) -> pd.DataFrame:
    return Slice({"movements": movements(at.frames)}, at.start, at.end, at.members).dated("movements", "day")


def _of_kind(at: Slice, kind: str) -> float:
    rows = moved(at)
    return float(rows[rows["kind"] == kind]["amount"].sum())


def _opening(at: Slice) -> Amount:
    return money(paying(at, pd.Timestamp(at.start))["mrr"])  # type: ignore[return-value]


def _movements(times: int) -> Beside:
    """What there was at the start, and what moved it."""

    def opening(at: Slice) -> Amount:
        amount = _opening(at)
        return None if amount is None else amount * times

    def of_kind(kind: str) -> Beside:
        return {kind: lambda at: times * _of_kind(at, kind)}

    return {"at the start": opening} | {name: told for kind in KINDS for name, told in of_kind(kind).items()}


def _net_new(at: Slice) -> Amount:
    """No movement at all is no value: nothing was there to move."""
    rows = moved(at)
    rows = rows[rows["kind"].isin(["new", "expansion", "contraction", "churn"])]
    return float(rows["amount"].sum()) if len(rows) else None


def _change(at: Slice) -> Amount:
    return float(moved(at)["amount"].sum()) if len(moved(at)) else None


def _kept(at: Slice) -> Amount:
    """Of recurring revenue at the start, the part of customers who still pay at the end."""
    rows = paying(at, pd.Timestamp(at.start))
    still = set(paying(at, pd.Timestamp(at.end), anywhere=True)["payer"])
    return divided(money(rows[rows["payer"].isin(still)]["mrr"]) or 0, _opening(at))


def _lost(at: Slice) -> Amount:
    return divided(-_of_kind(at, "churn"), _opening(at))


def _left(at: Slice) -> int:
    """Customers whose subscription ended in the period; without subscriptions, who has not bought for so long on a day of it."""
    if "subscriptions" in at.frames:
        return moved(at).query("kind == 'churn'")["payer"].nunique()
    rows = at.these(purchases(at.frames))
    lapsed = rows["at"] + LAPSE
    inside = (lapsed >= pd.Timestamp(at.start)) & (lapsed < pd.Timestamp(at.end)) & (lapsed < at.tomorrow)
    return int((inside & (rows["next_at"] > lapsed)).sum())


@once_a_slice
def _came_due(at: Slice) -> pd.DataFrame:
    rows, until = at.these(_due(at.frames)), min(pd.Timestamp(at.end), at.tomorrow)
    return rows[(rows["renewal_due_at"] >= pd.Timestamp(at.start)) & (rows["renewal_due_at"] < until)]


BESIDE: dict[str, Beside] = {
    "mrr": _movements(1),
    "arr": _movements(12),
    "net_new_revenue": {
        "recurring, a month": _net_new,
        "of customers who came back": lambda at: _of_kind(at, "reactivation"),
        "change of MRR": _change,
    },
    "retention_rate": {"of recurring revenue": _kept},
    "churn_rate": {"by recurring revenue": _lost, "left at some time in the period": _left},
    "renewal_rate": {
        "due for renewal": lambda at: len(_came_due(at)),
        "of these, as the export says": lambda at: true(_came_due(at)["is_renewed"].isin([True, False])),
    },
}
