"""Calls, e-mails, meetings and demos: attempts on leads, work on deals, care of customers, talks with suppliers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from data.demo import company as c
from data.demo.columns import Traits, dimensions, flags, keys, labels, taken, times
from data.demo.customers import Customers
from data.demo.deals import Deals
from data.demo.leads import Leads
from data.demo.world import Codes, Flags, Numbers, World, blank, chance, log_odds, pick

KINDS = ("call", "email", "meeting", "demo", "task")
CALL, EMAIL, MEETING, DEMO, TASK = range(5)
GOOD = ("answered", "answered", "accepted", "accepted", "done")
BAD = ("no answer", "no answer", "declined", "declined", "done")
OUTCOMES = ("answered", "accepted", "done", "no answer", "declined")
ANSWERED = np.array([0.42, 0.33, 0.68, 0.74, 0.5])
"""Chance that each kind succeeds."""
PARTIES = ("prospect", "customer", "supplier", "partner")
PROSPECT, CUSTOMER, SUPPLIER, PARTNER = range(4)
MOST_ATTEMPTS, MOST_TOUCHES = 7, 25
CARES, CARE_HALF_DAYS = 7.0, 400.0
"""Touches that a customer gets in all; after this many days half as many as at first."""


@dataclass(frozen=True)
class Activities:
    """One element an activity, unordered; `lead`, `deal` and `traits["customer"]` are -1 where it was for none."""

    traits: Traits
    at: Numbers
    kind: Codes
    is_answered: Flags
    is_outbound: Flags
    party: Codes
    lead: Codes
    deal: Codes
    contact: Codes


def simulate_activities(world: World, leads: Leads, deals: Deals, customers: Customers) -> Activities:
    parts = (
        _attempts(world, leads),
        _touches(world, deals),
        _care(world, customers),
        _suppliers(world),
    )
    names = tuple(Activities.__dataclass_fields__)[1:]
    traits = {name: np.concatenate([part.traits[name] for part in parts], dtype=np.int32) for name in parts[0].traits}  # half the memory
    return Activities(traits, *(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def last_touch(deals: Deals, activities: Activities) -> Numbers:
    """The last activity of each deal; its creation where there was none."""
    touched = deals.created.copy()
    rows = activities.deal >= 0
    np.maximum.at(touched, activities.deal[rows], activities.at[rows])
    return touched


def _attempts(world: World, leads: Leads) -> Activities:
    """Outbound attempts on each lead from its first contact on, until it answers, converts, is dropped, or the seller stops."""
    rng = world.stream("attempts")
    reached = ~np.isnan(leads.qualified)
    wanted = np.where(reached, rng.geometric(0.55, len(reached)), rng.geometric(0.42, len(reached)))
    count = np.where(np.isnan(leads.contacted), 0, np.minimum(wanted, MOST_ATTEMPTS))
    lead, position = _repeated(count)
    later = leads.contacted[lead] + position * (1.2 + 1.2 * rng.random(len(lead)))
    until = np.fmin(leads.qualified, leads.dropped)[lead]
    at = np.where(position == 0, leads.contacted[lead], np.fmax(world.at_work(rng, later), leads.contacted[lead] + position * 0.02))
    kept = (at < world.horizon) & ~((position > 0) & (at > until))
    lead, position, at = lead[kept], position[kept], at[kept]
    is_last = np.append(lead[1:] != lead[:-1], True)[: len(lead)]
    kind = pick(rng, [0.62, 0.38], len(lead))
    answered = np.where(reached[lead], is_last, is_last & (rng.random(len(lead)) < 0.35))
    none = np.full(len(lead), -1)
    traits = _traits(leads.traits, lead) | {"customer": none}
    outbound = np.ones(len(lead), dtype=bool)
    return Activities(traits, at, kind, answered, outbound, np.full(len(lead), PROSPECT), lead, none, lead)


def _touches(world: World, deals: Deals) -> Activities:
    """Work on deals, about one touch in two weeks, more on those that will be won."""
    rng = world.stream("touches")
    end = np.where(np.isnan(deals.closed), np.where(np.isinf(deals.cycle), deals.created + 45, world.horizon), deals.closed)
    length = np.minimum(end, world.horizon) - deals.created
    count = np.minimum(1 + rng.poisson(length / 13 * np.where(deals.will_win, 1.2, 0.8)), MOST_TOUCHES)
    deal, _ = _repeated(count)
    at = world.at_work(rng, deals.created[deal] + rng.random(len(deal)) * length[deal])
    at = np.clip(at, deals.created[deal], np.minimum(end, world.horizon - 0.01)[deal])
    kind = pick(rng, [0.36, 0.34, 0.16, 0.08, 0.06], len(deal))
    traits = _traits(deals.traits, deal) | {"customer": deals.traits["customer"][deal]}
    party = np.where(deals.lead[deal] >= 0, PROSPECT, CUSTOMER)
    answered = _answered(rng, kind, traits)
    return Activities(traits, at, kind, answered, rng.random(len(deal)) < 0.8, party, np.full(len(deal), -1), deal, deals.lead[deal])


def _care(world: World, customers: Customers) -> Activities:
    """A touch with each customer every quarter or so, less often with the years."""
    rng = world.stream("care")
    since = customers.since
    count = np.where(np.isnan(since), 0, rng.poisson(np.nan_to_num(1 - 0.5 ** ((world.horizon - since) / CARE_HALF_DAYS)) * CARES))
    customer, _ = _repeated(count)
    at = world.at_work(rng, world.early(rng, since[customer], CARE_HALF_DAYS))
    at = np.minimum(at, world.horizon - 0.01)
    kind = pick(rng, [0.4, 0.45, 0.12, 0.0, 0.03], len(customer))
    none = np.full(len(customer), -1)
    traits = _traits(customers.traits, customer) | {"customer": customer}
    answered = _answered(rng, kind, traits)
    return Activities(traits, at, kind, answered, rng.random(len(customer)) < 0.6, np.full(len(customer), CUSTOMER), none, none, none)


def _suppliers(world: World) -> Activities:
    """Meetings with and requests to suppliers and partners: about three a week, more in a larger company."""
    rng = world.stream("suppliers")
    size = round(300 + world.deals / 100)
    at = world.at_work(rng, rng.random(size) * (world.horizon - 3))
    rep = rng.choice(np.array(c.SELLERS), size)
    none = np.full(size, -1)
    traits = dict.fromkeys(("city", "channel", "campaign", "product", "segment", "deal_type", "pipeline", "customer"), none)
    kind = np.where(rng.random(size) < 0.5, MEETING, EMAIL)
    party = np.where(rng.random(size) < 0.65, SUPPLIER, PARTNER)
    return Activities(traits | {"rep": rep}, at, kind, rng.random(size) < 0.8, rng.random(size) < 0.7, party, none, none, none)


def _traits(traits: Traits, rows: Codes) -> Traits:
    none = np.full(len(rows), -1)
    return {"deal_type": none, "pipeline": none} | taken({name: codes for name, codes in traits.items() if name != "customer"}, rows)


def _answered(rng: np.random.Generator, kind: Codes, traits: Traits) -> Flags:
    """Referred customers answer more readily than those who clicked an advertisement."""
    odds = log_odds(ANSWERED)[kind] + np.array([each.odds for each in c.CHANNELS])[traits["channel"]]
    return rng.random(len(kind)) < chance(odds)


def _repeated(count: Codes) -> tuple[Codes, Codes]:
    """Row numbers, each as often as its count says, and the position within its row."""
    rows = np.repeat(np.arange(len(count)), count)
    return rows, np.arange(len(rows)) - np.repeat(np.cumsum(count) - count, count)


def activities_table(world: World, activities: Activities, customers: Customers) -> pa.Table:
    """Activities in order of time; tasks have no answer, a few outcomes were not written down."""
    rng = world.stream("activities table")
    order = np.argsort(activities.at, kind="stable")
    size = len(order)
    kind, answered = activities.kind[order], activities.is_answered[order]
    outcome = np.where(answered, _codes(GOOD)[kind], _codes(BAD)[kind])
    unsaid = rng.random(size) < 0.01
    own = taken(activities.traits, order)
    own["rep"] = blank(rng, own["rep"], 0.004)
    return pa.table(
        {
            "activity_id": keys("T", np.arange(size), 8),
            "at": times(world.start, activities.at[order]),
            "kind": labels(kind, KINDS),
            "direction": labels(activities.is_outbound[order].astype(np.int64), ("inbound", "outbound")),
            "outcome": labels(np.where(unsaid, -1, outcome), OUTCOMES),
            "is_answered": flags(answered, unsaid | (kind == TASK)),
            "party": labels(activities.party[order], PARTIES),
            "deal_id": keys("D", activities.deal[order]),
            "lead_id": keys("L", activities.lead[order]),
            "customer_id": keys("C", own["customer"]),
            "contact_id": keys("P", activities.contact[order]),
        }
        | dimensions(own, customers.names)
    )


def _codes(names: tuple[str, ...]) -> Codes:
    return np.array([OUTCOMES.index(name) for name in names])
