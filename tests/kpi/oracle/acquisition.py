"""Website, mailings and leads, from the definitions alone."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

import pandas as pd

from tests.kpi.oracle.once import once_a_slice
from tests.kpi.oracle.slice import Answer, Slice, divided, true


def _web(at: Slice) -> pd.DataFrame:
    return at.dated("web", "visited_on")


def visits(at: Slice) -> Answer:
    counts = _web(at)["visits"].dropna()
    return (int(counts.sum()) if len(counts) else None), len(counts)


def bounce_rate(at: Slice) -> Answer:
    web = _web(at).dropna(subset=["visits", "bounces"])
    web = web[web["bounces"] <= web["visits"]]
    return divided(web["bounces"].sum(), web["visits"].sum()), len(web)


def traffic_to_lead_rate(at: Slice) -> Answer:
    visitors = _web(at)["visitors"].dropna()
    return divided(len(at.dated("leads", "created_at")), visitors.sum()), len(visitors)


def landing_page_conversion_rate(at: Slice) -> Answer:
    web = _web(at).dropna(subset=["landing_page", "visits", "conversions"])
    return divided(web["conversions"].sum(), web["visits"].sum()), len(web)


def clicks_without_conversion(at: Slice) -> Answer:
    told = at.frames["web"][["clicks", "conversions"]].notna().all(axis=1).any()
    web = (_web(at) if told else at.dated("spend", "spent_on")).dropna(subset=["clicks", "conversions"])
    return (int(web["clicks"].sum() - web["conversions"].sum()) if len(web) else None), len(web)


def sign_ups(at: Slice) -> Answer:
    counts = _web(at)["sign_ups"].dropna()
    return (int(counts.sum()) if len(counts) else None), len(counts)


def cart_abandonment_rate(at: Slice) -> Answer:
    web = _web(at).dropna(subset=["carts", "checkouts"])
    return divided(web["carts"].sum() - web["checkouts"].sum(), web["carts"].sum()), len(web)


def _of_delivered(at: Slice, field: str) -> Answer:
    mailings = at.dated("emails", "sent_at").dropna(subset=["delivered", field])
    mailings = mailings[mailings[field] <= mailings["delivered"]]
    return divided(mailings[field].sum(), mailings["delivered"].sum()), len(mailings)


def email_conversion_rate(at: Slice) -> Answer:
    return _of_delivered(at, "converted")


def unsubscribe_rate(at: Slice) -> Answer:
    return _of_delivered(at, "unsubscribed")


def lead_qualification_rate(at: Slice) -> Answer:
    rows = at.dated("leads", "created_at")
    return divided(true(rows["is_qualified"]), len(rows)), len(rows)


def lead_origin(at: Slice) -> Answer:
    """The share of the slice in all leads of its filters: what is asked for by members is the slice, the rest is filter."""
    rows = len(at.dated("leads", "created_at"))
    return divided(rows, len(at.whole.dated("leads", "created_at"))), rows


_companies: dict[int, dict[str, pd.DataFrame]] = {}


def with_journeys(at: Slice) -> Slice:
    """The slice of a company whose leads also know when they were first answered and last touched, and whether they have a deal."""
    _companies[id(at.frames)] = at.frames
    return replace(at, frames=at.frames | {"leads": _journeys(id(at.frames))})


@lru_cache(maxsize=8)
def _journeys(company: int) -> pd.DataFrame:
    frames = _companies[company]
    leads = frames["leads"].copy()
    deals_of = _deals_of(leads, frames["deals"])
    touches = _touches(leads, frames["deals"], frames["activities"])
    place = _ranked(frames["deals"])
    leads["deal_now"] = [min(deals_of[key], key=place.__getitem__, default=None) for key in leads["lead_id"]]
    buyers = frames["deals"].set_index("deal_id")["customer"]
    known = leads["customer"] if "customer" in leads else pd.Series(None, leads.index, dtype=object)
    leads["buyer"] = known.where(known.notna(), leads["deal_now"].map(buyers)) if "customer" in frames["deals"] else known
    leads["has_deal"] = [bool(deals_of[key]) for key in leads["lead_id"]]
    leads["answered_at"] = [_answered(lead, touches[lead.lead_id]) for lead in leads.itertuples()]
    last = [max((each.at for each in touches[lead.lead_id]), default=pd.NaT) for lead in leads.itertuples()]
    leads["touches_known"] = any(touches.values())
    leads["touched_at"] = pd.DataFrame({"last": last, "own": leads["first_contact_at"].tolist()}).max(axis=1).tolist()
    return leads


def _deals_of(leads: pd.DataFrame, deals: pd.DataFrame) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {key: set() for key in leads["lead_id"]}
    for deal in deals.itertuples():
        if deal.lead_id in found:
            found[deal.lead_id].add(deal.deal_id)
    there = set(deals["deal_id"])
    for lead in leads.itertuples():
        if lead.deal_id in there:
            found[lead.lead_id].add(lead.deal_id)
    return found


def _ranked(deals: pd.DataFrame) -> dict[str, int]:
    """Deals by their place: those that were won, else by when they were opened, then when they were closed, then by key."""
    order = deals.assign(lost=deals["status"] != "won").sort_values(["lost", "created_at", "closed_at", "deal_id"], na_position="last")
    return {key: place for place, key in enumerate(order["deal_id"])}


def _touches(leads: pd.DataFrame, deals: pd.DataFrame, activities: pd.DataFrame) -> dict[str, list[object]]:
    """The activities of each lead: those that name it, else its deal, else its contact, on the day it came in or later."""
    of_deal: dict[str, str] = {}
    for key, found in _deals_of(leads, deals).items():
        for deal in found:
            of_deal.setdefault(deal, key)
    of_contact = _by_contact(leads)
    touches: dict[str, list[object]] = {key: [] for key in leads["lead_id"]}
    for activity in activities.itertuples():
        key = activity.lead_id if activity.lead_id in touches else of_deal.get(activity.deal_id)
        if key is None:
            key = _of_contact(of_contact.get(activity.contact_id, []), activity.at)
        if key is not None:
            touches[key].append(activity)
    return touches


def _by_contact(leads: pd.DataFrame) -> dict[str, list[tuple[pd.Timestamp, str]]]:
    """The days on which leads of each contact came in, the earliest first."""
    found: dict[str, list[tuple[pd.Timestamp, str]]] = {}
    for lead in leads.sort_values("created_at", kind="stable").itertuples():
        if isinstance(lead.contact_id, str) and not pd.isna(lead.created_at):
            found.setdefault(lead.contact_id, []).append((lead.created_at.normalize(), lead.lead_id))
    return found


def _of_contact(theirs: list[tuple[pd.Timestamp, str]], at: pd.Timestamp) -> str | None:
    """The contact's last lead by then; of several on one day the first in the list."""
    days = [day for day, _ in theirs if day <= at]
    return next(lead for day, lead in theirs if day == days[-1]) if days else None


def _answered(lead: object, touches: list[object]) -> pd.Timestamp:
    if not pd.isna(lead.first_contact_at):
        return lead.first_contact_at
    ours = [each.at for each in touches if _is_ours(each)]
    since = [at for at in ours if not pd.isna(lead.created_at) and at >= lead.created_at.normalize()]
    return min(since or ours, default=pd.NaT)


def _is_ours(activity: object) -> bool:
    """What does not say that it came from the other side; of tasks only those that say that it went out, of notes none."""
    kind = activity.kind.lower() if isinstance(activity.kind, str) else ""
    direction = activity.direction.lower() if isinstance(activity.direction, str) else None
    return kind != "note" and direction != "inbound" and not (kind == "task" and direction is None)


@once_a_slice
def response(at: Slice) -> pd.Series:
    """Hours to the first answer; whole days where one of the moments has no time. Without those answered before they came in."""
    rows = with_journeys(at).dated("leads", "created_at")
    rows = rows[rows["answered_at"] < at.tomorrow]
    created, answered = rows["created_at"].dt.normalize(), rows["answered_at"].dt.normalize()
    by_day = (rows["created_at"] == created) | (rows["answered_at"] == answered)
    hours = (rows["answered_at"] - rows["created_at"]).dt.total_seconds() / 3600
    hours = hours.where(~by_day, (answered - created).dt.total_seconds() / 3600)
    return hours[hours >= 0]


def lead_response_time(at: Slice) -> Answer:
    hours = response(at)
    return (float(hours.median()) if len(hours) else None), len(hours)


def lead_abandonment_rate(at: Slice) -> Answer:
    journeys = with_journeys(at)
    rows = journeys.dated("leads", "created_at")
    if not journeys.frames["leads"]["touches_known"].any():
        return divided(true(rows["is_dropped"]), len(rows)), len(rows)  # nobody knows of any lead when it was touched
    touched = rows[["created_at", "touched_at"]].max(axis=1)
    idle = touched + pd.Timedelta(days=30) < at.tomorrow
    in_hand = rows["is_converted"].isin([True]) | rows["is_won"].isin([True]) | rows["has_deal"]
    given_up = rows["is_dropped"].isin([True]) | (idle & ~in_hand)
    return divided(int(given_up.sum()), len(rows)), len(rows)


ACQUIRED: dict[str, Callable[[Slice], Answer]] = {
    each.__name__: each
    for each in (
        visits, bounce_rate, traffic_to_lead_rate, landing_page_conversion_rate, clicks_without_conversion, sign_ups,
        cart_abandonment_rate, email_conversion_rate, unsubscribe_rate, lead_qualification_rate, lead_origin, lead_response_time,
        lead_abandonment_rate,
    )
}  # fmt: skip
