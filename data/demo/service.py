"""Service: tickets of customers and the answers to surveys."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from data.demo import company as c
from data.demo.columns import Traits, dimensions, flags, keys, labels, taken, times
from data.demo.customers import Customers
from data.demo.world import Codes, Numbers, World, blank, pick

CATEGORIES = ("Installation", "Fault", "Invoice", "Delivery", "Question")
PRIORITIES = ("Low", "Normal", "High", "Urgent")
STAGES = ("New", "In progress", "Resolved")
HOURS = np.array([30.0, 26.0, 14.0, 20.0, 8.0])
"""Median hours to resolve, by category."""
HASTE = np.array([1.3, 1.0, 0.7, 0.45])
TICKETS, HALF_DAYS = 3.6, 270.0
"""Tickets of a customer in all; after this many days with us half as many come as at first."""
ASKED_DAYS = 730
"""For how long customers are asked whether they would recommend us."""


@dataclass(frozen=True)
class Tickets:
    """One element a ticket, in order of opening; `satisfaction` from 1 to 5, NaN without an answer."""

    traits: Traits
    opened: Numbers
    replied: Numbers
    closed: Numbers
    category: Codes
    priority: Codes
    followups: Codes
    reopened: Codes
    satisfaction: Numbers


def simulate_tickets(world: World, customers: Customers) -> Tickets:
    rng = world.stream("tickets")
    past = 1 - 0.5 ** ((world.horizon - customers.since) / HALF_DAYS)
    count = rng.poisson(np.nan_to_num(past) * TICKETS)
    customer = np.repeat(np.arange(len(customers)), count)
    opened = world.at_work(rng, world.early(rng, customers.since[customer], HALF_DAYS))
    opened = np.minimum(opened, world.horizon - 0.02 * (1 + rng.random(len(customer))))
    order = np.argsort(opened, kind="stable")
    customer, opened = customer[order], opened[order]
    size = len(opened)
    category, priority = pick(rng, [0.24, 0.26, 0.18, 0.14, 0.18], size), pick(rng, [0.2, 0.52, 0.2, 0.08], size)
    reply = np.exp(rng.normal(np.log(2.4), 0.9, size)) * HASTE[priority]
    length = reply + np.exp(rng.normal(0, 1.1, size)) * HOURS[category] * HASTE[priority]
    closed = np.where(rng.random(size) < 0.004, np.nan, world.known(opened + length / 24))
    own = taken(customers.traits, customer) | {"rep": _carer(rng, customers.traits["city"][customer]), "customer": customer}
    reopened = np.where(np.isnan(closed), 0, rng.poisson(0.07, size))
    followups = rng.poisson(0.9 + 0.5 * np.log1p(length / 12))
    return Tickets(
        own, opened, world.known(opened + reply / 24), closed, category, priority, followups, reopened, _satisfaction(rng, length, closed)
    )


def _carer(rng: np.random.Generator, city: Codes) -> Codes:
    """Who serves: the one of the country, or sometimes another."""
    home = np.array([next(index for index in c.CARERS if c.REPS[index].country == country) for country in c.COUNTRIES])
    own = home[c.COUNTRY_OF_REGION[c.REGION_OF_CITY[city]]]
    return np.where(rng.random(len(city)) < 0.12, rng.choice(np.array(c.CARERS), len(city)), own)


def _satisfaction(rng: np.random.Generator, length: Numbers, closed: Numbers) -> Numbers:
    """1 to 5: the longer it took, the lower; four in ten answer."""
    score = np.clip(np.round(4.9 - 0.45 * np.log1p(length / 8) + rng.normal(0, 0.8, len(length))), 1, 5)
    return np.where(np.isnan(closed) | (rng.random(len(length)) > 0.42), np.nan, score)


def tickets_table(world: World, tickets: Tickets, customers: Customers) -> pa.Table:
    rng = world.stream("tickets table")
    is_open = np.isnan(tickets.closed)
    unrated = np.isnan(tickets.satisfaction)
    stage = np.where(is_open, np.where(np.isnan(tickets.replied), 0, 1), 2)
    number = np.arange(len(is_open))
    own = tickets.traits | {"rep": blank(rng, tickets.traits["rep"], 0.006)}
    own = {name: codes for name, codes in own.items() if name not in ("deal_type", "pipeline")}
    return pa.table(
        {
            "ticket_id": keys("K", number),
            "opened_at": times(world.start, tickets.opened),
            "closed_at": times(world.start, tickets.closed),
            "first_reply_at": times(world.start, tickets.replied),
            "resolution_hours": pa.array(np.round((tickets.closed - tickets.opened) * 24, 2), mask=is_open),
            "status": labels(is_open.astype(np.int64), ("closed", "open")),
            "stage": labels(stage, STAGES),
            "category": labels(blank(rng, tickets.category, 0.01), CATEGORIES),
            "priority": labels(tickets.priority, PRIORITIES),
            "followups": pa.array(tickets.followups),
            "reopened": pa.array(tickets.reopened),
            "csat": pa.array(tickets.satisfaction, mask=unrated),
            "is_satisfied": flags(tickets.satisfaction >= 4, unrated),
            "customer_id": keys("C", own["customer"]),
            "contact_id": keys("P", customers.contact[own["customer"]]),
        }
        | dimensions(own, customers.names)
    )


def responses_table(world: World, tickets: Tickets, customers: Customers) -> pa.Table:
    """Satisfaction and effort after tickets, and whether customers would recommend us, each quarter."""
    parts = (_after_tickets(world, tickets), _effort(world, tickets), _recommendation(world, customers))
    kinds = ("csat", "ces", "nps")
    scales = ((1.0, 5.0), (1.0, 7.0), (0.0, 10.0))
    names = ("city", "segment", "channel", "campaign", "product", "rep", "customer")
    kind = np.repeat(np.arange(3), [len(at) for _, at, _ in parts])
    at, score = np.concatenate([part[1] for part in parts]), np.concatenate([part[2] for part in parts])
    traits = {name: np.concatenate([part[0][name] for part in parts]) for name in names}
    order = np.argsort(at, kind="stable")
    kind, traits = kind[order], taken(traits, order)
    low, high = np.array(scales)[kind].T
    return pa.table(
        {
            "response_id": keys("N", np.arange(len(order))),
            "answered_at": times(world.start, at[order]),
            "kind": labels(kind, kinds),
            "score": pa.array(score[order]),
            "scale_low": pa.array(low),
            "scale_high": pa.array(high),
            "customer_id": keys("C", traits["customer"]),
        }
        | dimensions(traits, customers.names)
    )


Part = tuple[Traits, Numbers, Numbers]


def _after_tickets(world: World, tickets: Tickets) -> Part:
    rng = world.stream("csat")
    at = tickets.closed + rng.exponential(0.8, len(tickets.closed))
    rows = np.flatnonzero(~np.isnan(tickets.satisfaction) & (at < world.horizon))
    return taken(tickets.traits, rows), at[rows], tickets.satisfaction[rows]


def _effort(world: World, tickets: Tickets) -> Part:
    """Ease on a scale from 1 (hard) to 7 (easy)."""
    rng = world.stream("ces")
    at = tickets.closed + rng.exponential(1.5, len(tickets.closed))
    rows = np.flatnonzero((at < world.horizon) & (rng.random(len(at)) < 0.22))
    score = np.clip(np.round(6.2 - 0.35 * tickets.followups[rows] - 0.8 * tickets.reopened[rows] + rng.normal(0, 1.0, len(rows))), 1, 7)
    return taken(tickets.traits, rows), at[rows], score


def _recommendation(world: World, customers: Customers) -> Part:
    """From 0 to 10, of customers of the last two years, every quarter."""
    rng = world.stream("nps")
    parts = [(_asked(rng, moment - customers.since), moment) for moment in range(60, int(world.horizon) - 12, 91)]
    rows = np.concatenate([each for each, _ in parts])
    asked = np.concatenate([np.full(len(each), float(moment)) for each, moment in parts])
    at = np.minimum(world.at_work(rng, asked + rng.exponential(2.5, len(rows))), world.horizon - 0.1)
    country = c.COUNTRY_OF_REGION[c.REGION_OF_CITY[customers.traits["city"][rows]]]
    score = np.clip(np.round(8.3 + np.array([0.0, 0.5, 0.2, -0.6])[country] + rng.normal(0, 1.9, len(rows))), 0, 10)
    return taken(customers.traits, rows), at, score


def _asked(rng: np.random.Generator, age: Numbers) -> Codes:
    """Which customers answer, of those whose age in days (NaN: not won) is right."""
    return np.flatnonzero((age > 0) & (age < ASKED_DAYS) & (rng.random(len(age)) < 0.35))
