"""Subscriptions: some customers pay by the month; terms are renewed, raised, lowered, left, and sometimes taken up again."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from data.demo import company as c
from data.demo.columns import constant, dimensions, flags, keys, labels, money, taken, times
from data.demo.customers import Customers
from data.demo.world import Codes, Flags, Numbers, World

PLANS = ("Monitor", "Comfort", "Complete")
MONTHLY_CENTS = np.array([4900, 11900, 24900])
SHARE, TRIAL_SHARE, TRIAL_DAYS = 0.45, 0.3, 30.0
TERM_DAYS, MOST_ROWS = 182.0, 16
CHANGES, RAISED, LEAVES, RETURNS = 0.30, 0.68, 0.23, 0.2
"""Chances: the amount changes during a term (and then rises); the term is not renewed; who left takes it up again."""


@dataclass(frozen=True)
class Rows:
    """One element a row: one customer at one monthly amount from `started` to `ended` (NaN: still runs)."""

    customer: Codes
    started: Numbers
    ended: Numbers
    cents: Codes
    due: Numbers
    is_renewed: Flags
    is_trial: Flags


State = tuple[Codes, Numbers, Codes, Numbers]
"""Customers, from when, at how many cents, and until when their term runs (NaN: a new term begins)."""


def simulate_subscriptions(world: World, customers: Customers) -> Rows:
    rng = world.stream("subscriptions")
    customer = np.flatnonzero(~np.isnan(customers.since) & (rng.random(len(customers)) < SHARE))
    offer = np.floor(customers.since[customer] + rng.exponential(9.0, len(customer))) + 1
    plan = c.LEVEL_OF_PRODUCT[customers.traits["product"][customer]] - 1
    cents = np.round(MONTHLY_CENTS[plan] * rng.integers(1, 6, len(customer)) / 100).astype(np.int64) * 100
    trial = rng.random(len(customer)) < TRIAL_SHARE
    parts = [_trials(customer[trial], offer[trial])]
    state = (customer, offer + np.where(trial, TRIAL_DAYS, 0.0), cents, np.full(len(customer), np.nan))
    for _ in range(MOST_ROWS):
        rows, state = _term(world, rng, state)
        parts.append(rows)
    joined = {name: np.concatenate([getattr(part, name) for part in parts]) for name in Rows.__dataclass_fields__}
    begun = joined["started"] < world.horizon
    order = np.argsort(joined["started"], kind="stable")
    order = order[begun[order]]
    return Rows(**{name: values[order] for name, values in joined.items()})


def _term(world: World, rng: np.random.Generator, state: State) -> tuple[Rows, State]:
    """One row for each customer, and with whom, when and at what amount it goes on.

    A row that is ended by a new amount leaves its due date to the next one.
    """
    customer, started, cents, term_ends = state
    due = np.where(np.isnan(term_ends), started + TERM_DAYS, term_ends)
    size = len(customer)
    changes = (rng.random(size) < CHANGES) & (due - started > 40)
    leaves = ~changes & (rng.random(size) < LEAVES)
    ended = np.where(changes, np.floor(started + 30 + rng.random(size) * (due - started - 35)), due)
    factor = np.where(rng.random(size) < RAISED, 1.1 + 0.5 * rng.random(size), 0.6 + 0.3 * rng.random(size))
    following = np.where(changes, np.round(cents * factor / 100).astype(np.int64) * 100, cents)
    returns = leaves & (rng.random(size) < RETURNS)
    pause = np.where(leaves, np.floor(30 + rng.exponential(50.0, size)), 0.0)
    known_due = np.where(changes & (ended < world.horizon), np.nan, due)
    rows = Rows(customer, started, world.known(ended), cents, known_due, ~leaves, np.zeros(size, dtype=bool))
    goes_on = (~leaves | returns) & (ended + pause < world.horizon)
    term_ends = np.where(changes, due, np.nan)
    return rows, (customer[goes_on], (ended + pause)[goes_on], following[goes_on], term_ends[goes_on])


def _trials(customer: Codes, started: Numbers) -> Rows:
    none = np.full(len(customer), np.nan)
    free = np.zeros(len(customer), dtype=np.int64)
    return Rows(customer, started, started + TRIAL_DAYS, free, none, free > 0, free == 0)


def subscriptions_table(world: World, rows: Rows, customers: Customers) -> pa.Table:
    size = len(rows.customer)
    traits = taken(customers.traits, rows.customer)
    plan = c.LEVEL_OF_PRODUCT[traits["product"]] - 1
    undecided = ~(rows.due < world.horizon)
    traits = {name: codes for name, codes in traits.items() if name not in ("deal_type", "pipeline")}
    return pa.table(
        {
            "subscription_id": keys("B", np.arange(size)),
            "customer_id": keys("C", rows.customer),
            "started_at": times(world.start, rows.started),
            "ended_at": times(world.start, world.known(rows.ended)),
            "mrr": money(rows.cents),
            "currency": constant(c.CURRENCY, size),
            "plan": labels(plan, PLANS),
            "is_trial": flags(rows.is_trial),
            "renewal_due_at": times(world.start, rows.due),
            "is_renewed": flags(rows.is_renewed, undecided),
        }
        | dimensions(traits, customers.names)
    )
