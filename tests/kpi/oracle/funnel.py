"""Funnels, row by row in plain pandas and from the definitions alone: no line of `kpi/` is used here.

A way is one lead or deal: `marks` are the steps in order, each whether it is recorded and when; `end` is when it ended otherwise.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

import pandas as pd

from tests.kpi.oracle.acquisition import _deals_of, with_journeys
from tests.kpi.oracle.pipeline import PROPOSAL
from tests.kpi.oracle.slice import Slice

Mark = tuple[bool, pd.Timestamp]


@dataclass(frozen=True)
class Way:
    marks: tuple[Mark, ...]
    ended: bool
    end: pd.Timestamp
    reason: str | None
    amount: float | None

    def reached(self, step: int) -> bool:
        return step == 0 or any(recorded for recorded, _ in self.marks[step:])

    @property
    def furthest(self) -> int:
        return max(step for step in range(len(self.marks)) if self.reached(step))

    def gone_on(self, step: int) -> pd.Timestamp:
        """When it went on from a step; no time where it came to a later one on a day that nobody knows."""
        later = [when for recorded, when in self.marks[step + 1 :] if recorded]
        known = [when for when in later if not pd.isna(when)]
        return min(known) if known and len(known) == len(later) else pd.NaT


Told = dict[str, object]


def counted(ways: list[Way], at: Slice, *, cohort: bool, names: tuple[str, ...]) -> list[Told]:
    """What a funnel says of these ways, step by step."""
    start, end = pd.Timestamp(at.start), min(pd.Timestamp(at.end), at.tomorrow)

    def inside(moment: pd.Timestamp) -> bool:
        return not pd.isna(moment) and start <= moment < end

    if cohort:
        ways = [way for way in ways if inside(way.marks[0][1])]
    found = []
    for step, name in enumerate(names):
        here = [way for way in ways if (way.reached(step) if cohort else way.marks[step][0] and inside(way.marks[step][1]))]
        stuck = [way for way in ways if step < len(names) - 1 and way.reached(step) and not way.reached(step + 1)]
        left = [way for way in stuck if way.ended and (cohort or inside(way.end))]
        waiting = [way for way in stuck if not way.ended]
        amounts = [Decimal(str(way.amount)) for way in here if not pd.isna(way.amount)]
        found.append(
            {
                "name": name,
                "count": len(here),
                "passed": sum(all(recorded for recorded, _ in way.marks[: step + 1]) for way in here),
                "undated": sum(way.reached(step) and (pd.isna(way.marks[step][1]) or not way.marks[step][0]) for way in ways),
                "value": float(sum(amounts)) if amounts else None,
                "left": len(left),
                "losses": Counter(way.reason for way in left),
                "waiting": len(waiting) if cohort else None,
                "days": _days(ways, step, inside, cohort),
            }
        )
    return found


def _days(ways: list[Way], step: int, inside: object, cohort: bool) -> list[float]:
    """The days from coming to a step to going on, of those who went on."""
    found = []
    for way in ways:
        recorded, came = way.marks[step]
        went = way.gone_on(step)
        if not recorded or pd.isna(came) or pd.isna(went) or not (cohort or inside(went)):
            continue
        days = (went.normalize() - came.normalize()).days if went == went.normalize() else (went - came).total_seconds() / 86400
        if days >= 0:
            found.append(days)
    return found


def middle(days: list[float]) -> float | None:
    return median(days) if days else None


def of_leads(at: Slice) -> tuple[list[Way], tuple[str, ...]]:
    """The ways of the leads of a slice, and the steps that the data knows."""
    frames = at.frames
    leads = with_journeys(at).frames["leads"]
    deals = frames["deals"].set_index("deal_id")
    deals_of = _deals_of(frames["leads"], frames["deals"])
    proposed = _proposed(frames)
    told = {lead.lead_id: _told(lead, deals, deals_of[lead.lead_id], proposed) for lead in leads.itertuples()}
    known = {"leads": True, "qualified": any(not pd.isna(lead["qualified"][0]) for lead in told.values())}
    known["proposal"] = any(lead["proposal"][0] for lead in told.values())
    known["won"] = any(not pd.isna(lead["won"][0]) for lead in told.values())
    steps = tuple(name for name, there in known.items() if there)
    ways = [_way(lead, told[lead.lead_id], deals, steps) for lead in at.these(leads).itertuples()]
    return ways, steps


def _told(lead: object, deals: pd.DataFrame, theirs: set[str], proposed: dict[str, pd.Timestamp]) -> dict[str, tuple[object, pd.Timestamp]]:
    best = deals.loc[lead.deal_now] if isinstance(lead.deal_now, str) else None
    is_won = best is not None and best["status"] == "won"
    qualified = lead.is_qualified if not pd.isna(lead.is_qualified) else True if not pd.isna(lead.qualified_at) else None
    offered = min((proposed[deal] for deal in theirs if deal in proposed), default=pd.NaT)
    return {
        "leads": (True, lead.created_at),
        "qualified": (qualified, lead.qualified_at),
        "proposal": (not pd.isna(offered), offered),
        "won": (True if is_won else lead.is_won, best["closed_at"] if is_won else pd.NaT),
    }


def _way(lead: object, told: dict[str, tuple[object, pd.Timestamp]], deals: pd.DataFrame, steps: tuple[str, ...]) -> Way:
    best = deals.loc[lead.deal_now] if isinstance(lead.deal_now, str) else None
    is_lost = best is not None and best["status"] == "lost"
    dropped = lead.is_dropped if not pd.isna(lead.is_dropped) else not pd.isna(getattr(lead, "dropped_at", None))
    reason = best.get("lost_reason") if is_lost else getattr(lead, "status", None)
    return Way(
        tuple((told[step][0] is True or told[step][0] == 1, told[step][1]) for step in steps),
        is_lost or bool(dropped),
        best["closed_at"] if is_lost else getattr(lead, "dropped_at", pd.NaT),
        reason if isinstance(reason, str) else None,
        best["amount"] if best is not None else None,
    )


def _proposed(frames: dict[str, pd.DataFrame]) -> dict[str, pd.Timestamp]:
    if "stage_changes" not in frames:
        return {}
    changes = frames["stage_changes"]
    named = changes[changes["stage"].astype("string").str.lower().str.contains(PROPOSAL)]
    return named.groupby("deal_id")["changed_at"].min().to_dict()


def of_deals(at: Slice) -> tuple[list[Way], tuple[str, ...]]:
    """The ways of the deals of a slice, and the stages in their order."""
    deals, changes = at.frames["deals"], at.frames["stage_changes"]
    outcomes = deals.dropna(subset=["stage"]).groupby("stage")["status"].agg(set)
    ends = {stage for stage, found in outcomes.items() if len(found) == 1 and "open" not in found}
    been = {deal: dict(_been(deal, rows, ends)) for deal, rows in _histories(deals, changes)}
    status = dict(zip(deals["deal_id"], deals["status"], strict=True))
    won = [deal for deal, stages in been.items() if stages and status[deal] == "won"]
    stages = {stage for each in been.values() for stage in each}
    on_the_way = [stage for stage in stages if sum(stage in been[deal] for deal in won) >= 0.2 * len(won)]
    order = _in_order(on_the_way, list(been.values()))
    ways = [_deal_way(deal, been[deal.deal_id], order) for deal in at.these(deals).itertuples()]
    return ways, ("deals opened", *order, "won")


def _histories(deals: pd.DataFrame, changes: pd.DataFrame) -> Iterator[tuple[str, tuple[object, list[object]]]]:
    rows = {deal: list(theirs.itertuples()) for deal, theirs in changes.sort_values(["changed_at", "stage_change_id"]).groupby("deal_id")}
    for deal in deals.itertuples():
        yield deal.deal_id, (deal, rows.get(deal.deal_id, []))


def _been(key: str, told: tuple[object, list[object]], ends: set[str]) -> Iterator[tuple[str, pd.Timestamp]]:
    """The stages a deal has been in, each with when it first came to it."""
    deal, changes = told
    found: dict[str, list[pd.Timestamp]] = {}
    for place, change in enumerate(changes):
        found.setdefault(change.stage, []).append(change.changed_at)
        if isinstance(getattr(change, "previous_stage", None), str):
            found.setdefault(change.previous_stage, []).append(deal.created_at if place == 0 else pd.NaT)
    if isinstance(deal.stage, str):
        found.setdefault(deal.stage, [])
    for stage, moments in found.items():
        if stage not in ends:
            yield stage, min((each for each in moments if not pd.isna(each)), default=pd.NaT)


def _in_order(stages: list[str], histories: list[dict[str, pd.Timestamp]]) -> tuple[str, ...]:
    ahead = Counter(
        (one, other)
        for been in histories
        for one in been
        for other in been
        if not pd.isna(been[one]) and not pd.isna(been[other]) and been[one] < been[other]
    )
    every = {stage for been in histories for stage in been}
    score = {one: sum((ahead[one, two] > ahead[two, one]) - (ahead[one, two] < ahead[two, one]) for two in every) for one in stages}
    return tuple(sorted(stages, key=lambda stage: (-score[stage], stage)))


def _deal_way(deal: object, been: dict[str, pd.Timestamp], order: tuple[str, ...]) -> Way:
    is_won, is_lost = deal.status == "won", deal.status == "lost"
    marks = (
        (True, deal.created_at),
        *((stage in been, been.get(stage, pd.NaT)) for stage in order),
        (is_won, deal.closed_at if is_won else pd.NaT),
    )
    reason = getattr(deal, "lost_reason", None)
    return Way(marks, is_lost, deal.closed_at, reason if isinstance(reason, str) else None, deal.amount)
