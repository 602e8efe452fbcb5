"""Customers: one for each lead that became a deal; and the tables of people and products."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from data.demo import company as c
from data.demo import effects as e
from data.demo.columns import Traits, dimensions, keys, labels, money, taken, times
from data.demo.deals import Deals
from data.demo.names import customer_names, domains
from data.demo.world import Codes, Numbers, World, blank


@dataclass(frozen=True)
class Customers:
    """One element a customer: names (unique), traits, when entered, when first won (NaN: not yet), and the contact."""

    names: pa.Array
    traits: Traits
    created: Numbers
    since: Numbers
    contact: Codes

    def __len__(self) -> int:
        return len(self.created)


def simulate_customers(world: World, deals: Deals) -> Customers:
    first = np.flatnonzero(deals.lead >= 0)
    first = first[np.argsort(deals.traits["customer"][first], kind="stable")]
    traits = taken(deals.traits, first)
    names = customer_names(world.stream("names"), c.COUNTRY_OF_REGION[c.REGION_OF_CITY[traits["city"]]])
    since = np.where(deals.is_won[first], deals.closed[first], np.nan)
    return Customers(names, traits, deals.created[first], since, deals.lead[first])


def customers_table(world: World, customers: Customers) -> pa.Table:
    rng = world.stream("customers table")
    size = len(customers)
    own = {name: customers.traits[name] for name in ("city", "rep", "channel", "customer")}
    own["segment"] = blank(rng, customers.traits["segment"], 0.012)
    country = c.COUNTRY_OF_REGION[c.REGION_OF_CITY[own["city"]]]
    parent = np.where(rng.random(size) < 0.04, np.floor(np.arange(size) * rng.random(size)).astype(np.int64), -1)
    return pa.table(
        {
            "customer_id": keys("C", own["customer"]),
            "domain": domains(customers.names, country),
            "created_at": times(world.start, customers.created),
            "parent": labels(parent, customers.names),
        }
        | dimensions(own, customers.names)
    )


def reps_table() -> pa.Table:
    size = len(c.REPS)
    place = {"rep": np.arange(size), "country": c.COUNTRY_OF_REP}
    one_region = [c.REGION_NAMES.index(rep.regions[0]) if len(rep.regions) == 1 else -1 for rep in c.REPS]
    own = dimensions(place | {"region": np.array(one_region)})
    managers = pa.array([c.MANAGERS[rep.team] for rep in c.REPS])
    return pa.table({"rep_id": keys("U", np.arange(size), 3), "manager": managers} | own)


def products_table() -> pa.Table:
    """Prices as of the end: those of the family that became dearer are the new ones."""
    price = [each.price * (e.DEARER_FACTOR if each.family == e.DEARER_FAMILY else 1) for each in c.PRODUCTS]
    cents = np.round(np.array(price) * 100).astype(np.int64)
    return pa.table(
        {
            "product_id": keys("A", np.arange(len(c.PRODUCTS)), 3),
            "category": pa.array([each.family for each in c.PRODUCTS]),
            "price": money(cents),
            "cost": money(unit_cost_cents()),
        }
        | dimensions({"product": np.arange(len(c.PRODUCTS))})
    )


def unit_cost_cents() -> np.ndarray:
    """Cost of one item: 55 % of the price before any rise."""
    return np.array([round(each.price * 55) for each in c.PRODUCTS], dtype=np.int64)
