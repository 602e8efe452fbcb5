"""What sellers did: touches, attempts and answers, from the definitions alone."""

from collections.abc import Callable
from functools import lru_cache

import pandas as pd

from tests.kpi.oracle.pipeline import first_purchases, frames_of, known
from tests.kpi.oracle.slice import Answer, Slice, divided


def touches_per_win(at: Slice) -> Answer:
    won = at.decided("won")
    touches = _touches_of_deals(known(at))
    return divided(sum(touches.get(key, 0) for key in won["deal_id"]), len(won)), len(won)


@lru_cache(maxsize=8)
def _touches_of_deals(company: int) -> dict[str, int]:
    """Activities up to the close of each deal: those that name it, else those of its lead, else of its contact, for the next to close."""
    frames = frames_of(company)
    deals = frames["deals"]
    ends = {deal.deal_id: _end(deal.closed_at) for deal in deals.itertuples()}
    of_lead: dict[str, list[str]] = {}
    for deal in deals.itertuples():
        if _text(deal.lead_id):
            of_lead.setdefault(deal.lead_id, []).append(deal.deal_id)
    for lead in frames["leads"].itertuples():
        if lead.deal_id in ends:
            of_lead.setdefault(lead.lead_id, []).append(lead.deal_id)
    of_contact: dict[str, list[str]] = {}
    for deal in deals.itertuples():
        if _text(getattr(deal, "contact_id", None)):
            of_contact.setdefault(deal.contact_id, []).append(deal.deal_id)
    order = {key: place for place, key in enumerate(deals["deal_id"])}

    def next_to_close(keys: list[str], at: pd.Timestamp) -> str | None:
        return min((key for key in keys if ends[key] >= at), key=lambda key: (ends[key], order[key]), default=None)

    counts: dict[str, int] = {}
    for activity in frames["activities"].itertuples():
        named = activity.deal_id if activity.deal_id in ends else None
        lead, contact = of_lead.get(_text(activity.lead_id), []), of_contact.get(_text(activity.contact_id), [])
        deal = named or next_to_close(lead, activity.at) or next_to_close(contact, activity.at)
        if deal is not None and activity.at <= ends[deal]:
            counts[deal] = counts.get(deal, 0) + 1
    return counts


def _text(key: object) -> str | None:
    return key if isinstance(key, str) else None


def _lower(texts: pd.Series) -> pd.Series:
    return texts.map(lambda text: text.lower() if isinstance(text, str) else "").astype(object)


def _end(closed: pd.Timestamp) -> pd.Timestamp:
    if pd.isna(closed):
        return pd.Timestamp.max
    return closed + pd.Timedelta(days=1, microseconds=-1) if closed == closed.normalize() else closed


def system_touches(at: Slice) -> Answer:
    leads = at.dated("leads", "created_at")
    leads = leads[leads["is_qualified"].isin([True]) | (leads["is_qualified"].isna() & leads["qualified_at"].notna())]
    touches = _touches_of_leads(known(at))
    return divided(sum(touches.get(key, 0) for key in leads["lead_id"]), len(leads)), len(leads)


@lru_cache(maxsize=8)
def _touches_of_leads(company: int) -> dict[str, int]:
    """Activities that name the lead, else its deal, else the contact whose last lead it was by that day."""
    frames = frames_of(company)
    leads = frames["leads"]
    place = {key: number for number, key in enumerate(leads["lead_id"])}
    own = {lead.deal_id: lead.lead_id for lead in reversed(list(leads.itertuples())) if lead.deal_id}
    of_deal: dict[str, str] = {}
    for deal in frames["deals"].itertuples():
        either = [key for key in (deal.lead_id, own.get(deal.deal_id)) if key in place]
        if either:
            of_deal[deal.deal_id] = min(either, key=place.__getitem__)
    dated = leads.dropna(subset=["contact_id", "created_at"]).assign(day=lambda rows: rows["created_at"].dt.normalize())
    of_contact = {contact: theirs.sort_values("day", kind="stable") for contact, theirs in dated.groupby("contact_id")}
    counts: dict[str, int] = {}
    for activity in frames["activities"].itertuples():
        lead = activity.lead_id if activity.lead_id in place else of_deal.get(activity.deal_id)
        if lead is None and activity.contact_id in of_contact:
            theirs = of_contact[activity.contact_id]
            theirs = theirs[theirs["day"] <= activity.at]
            lead = None if theirs.empty else theirs[theirs["day"] == theirs["day"].max()]["lead_id"].iloc[0]
        if lead is not None:
            counts[lead] = counts.get(lead, 0) + 1
    return counts


def contact_attempts(at: Slice) -> Answer:
    made = _attempts(at).dropna(subset=["prospect"])
    return divided(len(made), made["prospect"].nunique()), len(made)


def contact_response_rate(at: Slice) -> Answer:
    made = _attempts(at).dropna(subset=["prospect", "answered"])
    return divided(made[made["answered"].isin([True])]["prospect"].nunique(), made["prospect"].nunique()), len(made)


def _attempts(at: Slice) -> pd.DataFrame:
    return Slice({"attempts": _all_attempts(known(at))}, at.start, at.end, at.members).dated("attempts", "at")


@lru_cache(maxsize=8)
def _all_attempts(company: int) -> pd.DataFrame:
    """Ours with who has not bought; answered by its outcome, or because the next with the same prospect came from them."""
    frames = frames_of(company)
    talks = frames["activities"].assign(prospect=_prospects(frames))
    kinds = _lower(talks["kind"])
    talks = talks[~kinds.eq("note") & ~(kinds.eq("task") & talks["direction"].isna())]
    said = _lower(talks["party"])
    talks = talks[said.eq("prospect") | (talks["party"].isna() & ~_has_bought(frames, talks))]
    talks = talks.assign(ours=~_lower(talks["direction"]).eq("inbound")).sort_values(["at", "activity_id"])
    following = talks.groupby("prospect")["ours"].shift(-1)
    answered = talks["is_answered"].astype(object).where(~following.eq(False), True)
    return talks.assign(answered=answered)[talks["ours"]]


def _has_bought(frames: dict[str, pd.DataFrame], talks: pd.DataFrame) -> pd.Series:
    if "customer" not in talks:
        return pd.Series(False, index=talks.index)
    return talks["at"] > talks["customer"].map(first_purchases(frames))


def _prospects(frames: dict[str, pd.DataFrame]) -> list[str | None]:
    contacts = dict(zip(frames["leads"]["lead_id"], frames["leads"]["contact_id"], strict=True))
    leads = {deal.deal_id: deal.lead_id for deal in frames["deals"].itertuples()}
    of_deals = {deal.deal_id: _text(getattr(deal, "contact_id", None)) for deal in frames["deals"].itertuples()}
    found: list[str | None] = []
    for activity in frames["activities"].itertuples():
        of_deal = of_deals.get(activity.deal_id) or _text(contacts.get(leads.get(activity.deal_id)))
        contact = _text(activity.contact_id) or _text(contacts.get(activity.lead_id)) or of_deal
        lead = _text(activity.lead_id) or _text(leads.get(activity.deal_id))
        company = _text(getattr(activity, "customer", None))
        told = (("contact", contact), ("lead", lead), ("deal", _text(activity.deal_id)), ("customer", company))
        found.append(next((f"{kind} {key}" for kind, key in told if key), None))
    return found


def _success(at: Slice, *kinds: str) -> Answer:
    made = at.dated("activities", "at")
    made = made[~_lower(made["direction"]).eq("inbound")].dropna(subset=["is_answered"])
    made = made[made["kind"].isin(kinds)] if kinds else made
    return divided(int(made["is_answered"].isin([True]).sum()), len(made)), len(made)


def activity_success_rate(at: Slice) -> Answer:
    return _success(at)


def meeting_acceptance_rate(at: Slice) -> Answer:
    return _success(at, "meeting", "demo")


WORKED: dict[str, Callable[[Slice], Answer]] = {
    each.__name__: each
    for each in (
        touches_per_win, system_touches, contact_attempts, contact_response_rate, activity_success_rate, meeting_acceptance_rate,
    )
}  # fmt: skip
