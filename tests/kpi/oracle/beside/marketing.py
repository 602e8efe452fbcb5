"""What stands beside the KPIs of what marketing brings, from the definitions alone."""

from functools import lru_cache

import pandas as pd

from tests.kpi.oracle.acquisition import _companies, with_journeys
from tests.kpi.oracle.beside.arithmetic import Amount, Beside, headline
from tests.kpi.oracle.marketing import _of_sales, _touches, marketing_roi
from tests.kpi.oracle.once import once_a_slice
from tests.kpi.oracle.purchases import sales
from tests.kpi.oracle.revenue import _firsts
from tests.kpi.oracle.slice import Slice, divided, money


@once_a_slice
def _responding(at: Slice) -> pd.DataFrame:
    """The sales that answer a campaign, each with whether it was its customer's first; of no customer it is neither."""
    sold = _of_sales(at, "response").dated("sales", "at")
    sold = sold[sold["campaign"].notna() & ~(sold["amount"] < 0) & (sold["at"] <= sold["touched_at"] + pd.Timedelta(days=30))]
    firsts = sold[_key(at)].isin(_firsts(at.frames)["key"])
    return sold.assign(is_new=firsts, is_known=sold["customer_id"].notna() & ~firsts)


def _key(at: Slice) -> str:
    return "order_id" if "orders" in at.frames else "deal_id"


def _value(rows: pd.DataFrame) -> Amount:
    return money(rows["amount"])  # type: ignore[return-value]


@lru_cache(maxsize=8)
def _parts(company: int) -> pd.DataFrame:
    """Every sale cut into parts by channel and campaign of the touches before it: each touch alike, and the last of them alone."""
    frames = _companies[company]
    touches = _touches(frames, company)
    dated = sales(frames).dropna(subset=["at"])
    found = [part for sale in dated.to_dict("records") for part in _cut(sale, touches)]
    return pd.DataFrame(found).astype({"at": "datetime64[us]"})


def _cut(sale: dict[str, object], touches: dict[object, list[object]]) -> list[dict[str, object]]:
    when = pd.Timestamp(sale["at"])
    until = when + pd.Timedelta(days=1, microseconds=-1) if when == when.normalize() else when
    who = ("customer", sale["customer"]) if isinstance(sale["customer"], str) else ("deal", sale.get("deal_id", sale["key"]))
    before = [each for each in touches.get(who, []) if each.at <= until]
    amount = float(sale["amount"])
    if not before:
        campaign = sale.get("campaign")
        return [sale | {"campaign": campaign if isinstance(campaign, str) else None, "linear": amount, "last": amount}]
    ats: dict[tuple[str, str], list[pd.Timestamp]] = {}
    for each in before:
        ats.setdefault((each.channel or "", each.campaign or ""), []).append(each.at)
    latest = max(max(each) for each in ats.values())
    last = min(name for name, theirs in ats.items() if max(theirs) == latest)
    return [
        sale | {"channel": name[0] or None, "campaign": name[1] or None, "linear": amount * len(theirs) / len(before),
                "last": amount if name == last else None}
        for name, theirs in ats.items()
    ]  # fmt: skip


def _credited(at: Slice, by: str) -> Amount:
    with_journeys(at)
    if by == "first":
        sold = _of_sales(at, "first").dated("sales", "at").assign(first=lambda rows: rows["amount"])
    else:
        sold = Slice({"sales": _parts(id(at.frames))}, at.start, at.end, at.members, at.today).dated("sales", "at")
    known = sold[sold["channel"].notna() | sold["campaign"].notna()][by].dropna()
    return float(known.sum()) if len(known) else None


def _spent(at: Slice) -> Amount:
    rows = at.dated("spend", "spent_on")
    return money(rows[rows["kind"].isna() | (rows["kind"] == "marketing")]["amount"])  # type: ignore[return-value]


def _return(at: Slice, by: str) -> Amount:
    brought, spent = _credited(at, by), _spent(at)
    return None if brought is None or spent is None else divided(brought - float(spent), spent)


def _mentions(at: Slice) -> pd.DataFrame:
    return at.dated("mentions", "mentioned_on").dropna(subset=["mentions", "is_own"])


def _own(at: Slice) -> Amount:
    rows = _mentions(at)
    return int(rows[rows["is_own"].isin([True])]["mentions"].sum()) if len(rows) else None


BESIDE: dict[str, Beside] = {
    "campaign_response": {
        "of new customers": lambda at: int(_responding(at)["is_new"].sum()),
        "of existing customers": lambda at: int(_responding(at)["is_known"].sum()),
        "value of these sales": lambda at: _value(_responding(at)),
        "value, new customers": lambda at: _value(_responding(at).query("is_new")),
        "value, existing customers": lambda at: _value(_responding(at).query("is_known")),
    },
    "share_of_voice": {
        "number of own mentions": _own,
        "share of this brand": lambda at: divided(_mentions(at)["mentions"].sum(), _mentions(at.whole)["mentions"].sum())
        if len(_mentions(at)) else None,
    },
    "marketing_roi": {
        "revenue attributed": lambda at: _credited(at, "first"),
        "marketing spend": _spent,
        "ROI by first touch": headline(marketing_roi),
        "ROI by last touch": lambda at: _return(at, "last"),
        "ROI by all touches alike": lambda at: _return(at, "linear"),
    },
}  # fmt: skip
