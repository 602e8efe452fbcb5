"""What marketing brings, from the definitions alone: each touch, each sale, one by one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from tests.kpi.oracle.acquisition import _companies, with_journeys
from tests.kpi.oracle.slice import Answer, Slice, divided, money


@dataclass(frozen=True)
class Touch:
    at: pd.Timestamp
    channel: str | None
    campaign: str | None


def share_of_voice(at: Slice) -> Answer:
    mentions = at.dated("mentions", "mentioned_on").dropna(subset=["mentions", "is_own"])
    return divided(mentions[mentions["is_own"].isin([True])]["mentions"].sum(), mentions["mentions"].sum()), len(mentions)


def marketing_roi(at: Slice) -> Answer:
    """By first touch: each sale belongs to the channel that touched its customer first, else to the one it names."""
    spend = at.dated("spend", "spent_on")
    spent = spend[spend["kind"].isna() | (spend["kind"] == "marketing")]["amount"].dropna()
    sold = _of_sales(at, "first").dated("sales", "at")
    revenue = money(sold[sold["channel"].notna() | sold["campaign"].notna()]["amount"])
    total = money(spent)
    return (divided(revenue - total, total) if revenue is not None and total is not None else None), len(spent)


def campaign_response(at: Slice) -> Answer:
    sold = _of_sales(at, "response").dated("sales", "at")
    sold = sold[sold["campaign"].notna() & ~(sold["amount"] < 0)]
    rows = int((sold["at"] <= sold["touched_at"] + pd.Timedelta(days=30)).sum())
    return rows, rows


def _of_sales(at: Slice, by: str) -> Slice:
    """A slice whose sales have the channel and campaign of the touch that they are credited to."""
    with_journeys(at)
    return Slice({"sales": _sales(id(at.frames), by)}, at.start, at.end, at.members, at.today)


@lru_cache(maxsize=16)
def _sales(company: int, by: str) -> pd.DataFrame:
    frames = _companies[company]
    if "orders" in frames:
        orders = frames["orders"]
        sales = orders[~orders["is_cancelled"].isin([True])].rename(columns={"ordered_at": "at"})
    else:
        deals = frames["deals"]
        sales = deals[(deals["status"] == "won") & deals["closed_at"].notna()].rename(columns={"closed_at": "at"})
    touches = _touches(frames, company)
    rows = [_credited(sale, touches, by) for sale in sales.to_dict("records")]
    if not rows:
        return sales.assign(campaign=None, channel=None, touched_at=sales["at"])
    return pd.DataFrame(rows).astype({"at": "datetime64[us]", "touched_at": "datetime64[us]"})


def _credited(sale: dict[str, object], touches: dict[object, list[Touch]], by: str) -> dict[str, object]:
    when = pd.Timestamp(sale["at"])
    until = when + pd.Timedelta(days=1) - pd.Timedelta(microseconds=1) if when == when.normalize() else when
    who = ("customer", sale["customer"]) if isinstance(sale["customer"], str) else ("deal", sale.get("deal_id"))
    before = [each for each in touches.get(who, []) if each.at <= until]
    if not before:
        campaign = sale.get("campaign")
        return sale | {"campaign": campaign if isinstance(campaign, str) else None, "touched_at": when}
    names = {(each.channel or "", each.campaign or "") for each in before}
    told = [(*name, [each.at for each in before if (each.channel or "", each.campaign or "") == name]) for name in names]
    if by == "first":
        channel, campaign, ats = min(told, key=lambda each: (min(each[2]), each[0], each[1]))
    else:
        named = [each for each in told if each[1]] or told
        latest = max(max(each[2]) for each in named)
        channel, campaign, ats = min((each for each in named if max(each[2]) == latest), key=lambda each: (each[1], each[0]))
    return sale | {"channel": channel or None, "campaign": campaign or None, "touched_at": max(ats)}


def _touches(frames: dict[str, pd.DataFrame], company: int) -> dict[object, list[Touch]]:
    found: dict[object, list[Touch]] = {}
    for who, touch in _all_touches(frames, company):
        if not pd.isna(touch.at) and (touch.channel or touch.campaign):
            found.setdefault(who, []).append(touch)
    return found


def _all_touches(frames: dict[str, pd.DataFrame], company: int) -> Iterator[tuple[tuple[str, object], Touch]]:
    leads = with_journeys(Slice(frames, pd.Timestamp.min.date(), pd.Timestamp.max.date())).frames["leads"]
    of_lead = {}
    for lead in leads.itertuples():
        touch = Touch(lead.created_at, _text(lead.channel), _text(lead.campaign))
        whose = [("customer", lead.buyer)] if isinstance(lead.buyer, str) else []
        whose += [("deal", lead.deal_now)] if isinstance(lead.deal_now, str) else []
        of_lead[lead.lead_id] = whose[:1]
        yield from ((who, touch) for who in whose)
    for each in frames["activities"].itertuples():
        theirs = each.direction == "inbound" or (not isinstance(each.direction, str) and not isinstance(each.rep, str))
        if theirs and not isinstance(each.deal_id, str):
            whose = [("customer", each.customer)] if isinstance(each.customer, str) else of_lead.get(each.lead_id, [])
            yield from ((who, Touch(each.at, _text(each.channel), _text(each.campaign))) for who in whose)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


MARKETED: dict[str, Callable[[Slice], Answer]] = {each.__name__: each for each in (share_of_voice, marketing_roi, campaign_response)}
