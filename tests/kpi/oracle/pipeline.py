"""Deals as they were, proposals, losses and the way of leads to customers, from the definitions alone."""

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

import pandas as pd

from tests.kpi.oracle.once import once_a_slice
from tests.kpi.oracle.slice import Answer, Slice, divided, money, true

ENDS = ("Won", "Lost")
PROPOSAL = r"\b(?:propos|quot|preventiv|offer)"

_companies: dict[int, dict[str, pd.DataFrame]] = {}


def known(at: Slice) -> int:
    """A company by a number, so that what is worked out once for it is kept."""
    _companies[id(at.frames)] = at.frames
    return id(at.frames)


def frames_of(company: int) -> dict[str, pd.DataFrame]:
    return _companies[company]


def pipeline_value(at: Slice) -> Answer:
    moment = pd.Timestamp(at.end)
    deals = at.table("deals")
    running = (deals["status"] == "open") | (deals["closed_at"] >= moment)
    changes = _changes(known(at))
    amounts = [_worth(deal, changes.get(deal.deal_id, ()), moment) for deal in deals[(deals["created_at"] < moment) & running].itertuples()]
    counted = pd.Series(amounts, dtype=float).dropna()
    return money(counted), len(counted)


@lru_cache(maxsize=8)
def _changes(company: int) -> dict[str, tuple[object, ...]]:
    if "stage_changes" not in frames_of(company):
        return {}
    rows = frames_of(company)["stage_changes"].sort_values(["changed_at", "stage_change_id"])
    return {deal: tuple(theirs.itertuples()) for deal, theirs in rows.groupby("deal_id")}


def _worth(deal: object, changes: tuple[object, ...], moment: pd.Timestamp) -> float | None:
    """What the last change before the moment said, else what the next says it was before; of an open deal in its last state, today's."""
    changes = sorted(changes, key=lambda each: _effective(deal, each))
    before = [each for each in changes if _effective(deal, each) < moment]
    after = [each for each in changes if _effective(deal, each) >= moment]
    told = [each.amount for each in reversed(before)]
    later = [each.previous_amount if not pd.isna(each.previous_amount) else each.amount for each in after]
    order = [deal.amount, *told] if deal.status == "open" and not after else [*told, *later, deal.amount]
    return next((amount for amount in order if not pd.isna(amount)), None)


def _effective(deal: object, change: object) -> pd.Timestamp:
    """When a change took effect: not before the deal was opened, and of a closed one an end not before its close."""
    start = deal.closed_at if change.stage in ENDS and not pd.isna(deal.closed_at) else deal.created_at
    return max(change.changed_at, start)


def proposals(at: Slice) -> Answer:
    if "stage_changes" not in at.frames:
        return None, 0
    changes = at.frames["stage_changes"]
    firsts = (
        changes[changes["stage"].astype("string").str.lower().str.contains(PROPOSAL)]
        .sort_values(["changed_at", "stage_change_id"])
        .groupby("deal_id")
        .head(1)
    )
    rows = int(at.dated("stage_changes", "changed_at")["stage_change_id"].isin(firsts["stage_change_id"]).sum())
    return rows, rows


def lost_opportunities(at: Slice) -> Answer:
    return len(at.decided("lost")), len(at.decided("lost"))


def stage_conversion(at: Slice) -> Answer:
    leads = at.dated("leads", "created_at")
    won = [key for key, deal in _best(known(at)).items() if deal.status == "won"]
    return divided(int((leads["lead_id"].isin(won) | leads["is_won"].isin([True])).sum()), len(leads)), len(leads)


@lru_cache(maxsize=8)
def _best(company: int) -> dict[str, object]:
    """Lead → its deal: one that was won, else the one opened first."""
    leads, deals = frames_of(company)["leads"], frames_of(company)["deals"]
    never = pd.Timestamp.max
    ranked = sorted(
        deals.itertuples(),
        key=lambda deal: (
            deal.status != "won", pd.isna(deal.created_at), never if pd.isna(deal.created_at) else deal.created_at,
            never if pd.isna(deal.closed_at) else deal.closed_at, deal.deal_id,
        ),
    )  # fmt: skip
    becoming = {lead.lead_id: lead.deal_id for lead in leads.itertuples()}
    of_own = {}
    for key, own in becoming.items():
        if isinstance(own, str):
            of_own.setdefault(own, []).append(key)
    found: dict[str, object] = {}
    for deal in ranked:
        for key in ([deal.lead_id] if deal.lead_id in becoming else []) + of_own.get(deal.deal_id, []):
            found.setdefault(key, deal)
    return found


def sql_to_customer_rate(at: Slice) -> Answer:
    leads = at.dated("leads", "qualified_at")
    customers = leads["is_converted"].isin([True]) | (leads["is_converted"].isna() & leads["converted_at"].notna())
    return divided(true(customers), len(leads)), len(leads)


def conversion_time(at: Slice) -> Answer:
    days = conversion_days(at)
    return (float(days.median()) if len(days) else None), len(days)


@once_a_slice
def conversion_days(at: Slice) -> pd.Series:
    """Days from lead to the first purchase of the customer it became; where no purchases are known, to the day of its conversion."""
    first = first_purchases(at.frames)
    customers = {key: deal.customer for key, deal in _best(known(at)).items()}
    leads = at.table("leads")
    theirs = leads["lead_id"].map(customers)
    since = (leads["customer"].fillna(theirs) if "customer" in leads else theirs).map(first)
    every = at.frames["leads"]
    buyers = every["lead_id"].map(customers)
    told = every["customer"].fillna(buyers) if "customer" in every else buyers
    leads = leads.assign(since=pd.to_datetime(since) if told.isin(list(first)).any() else leads["converted_at"])
    leads = leads[(leads["since"] >= pd.Timestamp(at.start)) & (leads["since"] < pd.Timestamp(at.end))]
    return days_between(leads["created_at"], leads["since"])


def first_purchases(frames: dict[str, pd.DataFrame]) -> dict[str, pd.Timestamp]:
    if "orders" in frames:
        bought = frames["orders"]
        bought = bought[~bought["is_cancelled"].isin([True]) & ~(bought["amount"] < 0)]
        return bought.groupby("customer")["ordered_at"].min().to_dict()
    deals = frames["deals"]
    return deals[deals["status"] == "won"].dropna(subset=["closed_at"]).groupby("customer")["closed_at"].min().to_dict()


def days_between(start: pd.Series, end: pd.Series) -> pd.Series:
    """Days, without negative ones; an end without a time of day is a whole day."""
    whole = end == end.dt.normalize()
    days = (end - start.where(~whole, start.dt.normalize())).dt.total_seconds() / 86400
    return days[days >= 0]


def sales_performance(at: Slice) -> Answer:
    asked, rows = quota(at, pd.Timestamp(at.end))
    return divided(money(at.decided("won")["amount"]), asked), rows


def quota(at: Slice, until: pd.Timestamp) -> tuple[Decimal | None, int]:
    """The part of monthly quotas that falls on the days of a slice before a moment, and on how many days of quotas."""
    quotas = at.table("quotas")
    months = quotas["month"].dt.to_period("M")
    asked, rows = Decimal(0), 0
    for month, amount in zip(months, quotas["amount"], strict=True):
        first, last = max(pd.Timestamp(at.start), month.start_time), min(until, (month + 1).start_time)
        if (days := (last - first).days) > 0:
            asked, rows = asked + Decimal(str(amount)) * days / month.days_in_month, rows + days
    return (asked if rows else None), rows


PIPED: dict[str, Callable[[Slice], Answer]] = {
    each.__name__: each
    for each in (
        pipeline_value, proposals, lost_opportunities, stage_conversion, sql_to_customer_rate, conversion_time, sales_performance,
    )
}  # fmt: skip
