"""Orders: one for each won deal, then repeat orders by a BG/NBD process, with cancellations and refunds among these."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from data.demo import company as c
from data.demo.baskets import Baskets, baskets
from data.demo.columns import Traits, constant, dimensions, flags, keys, labels, money, taken, times
from data.demo.customers import Customers, unit_cost_cents
from data.demo.deals import CROSS_SELL, UPSELL, Deals, next_product
from data.demo.world import Codes, Numbers, World, blank, pick

RATE_SHAPE, RATE_DAYS, DROP_A, DROP_B = 1.4, 100.0, 2.2, 2.9
"""BG/NBD: orders come at a rate ~ Gamma(shape, 1/days) a day; after each the customer leaves for good with chance ~ Beta(a, b)."""
MOST_REPEATS = 40
COMPLETED, CANCELLED, REFUNDED = range(3)
STATUSES = ("completed", "cancelled", "refunded")
OWN = ("ordered", "deal", "kind", "status", "sign")
LINE_KINDS = ("first sale", "upsell", "cross-sell")


@dataclass(frozen=True)
class Orders:
    """One element an order, in order of time. `kind` is a code of LINE_KINDS for the main line (-1 unmarked), `sign` -1 for a refund."""

    traits: Traits
    ordered: Numbers
    deal: Codes
    kind: Codes
    status: Codes
    sign: Codes
    basket: Baskets


def simulate_orders(world: World, deals: Deals, customers: Customers) -> Orders:
    won = np.flatnonzero(deals.is_won)
    first = Orders(
        taken(deals.traits, won), deals.closed[won], won, deals.traits["deal_type"][won], *_plain(len(won)), deals.basket.taken(won)
    )
    repeats = _repeats(world, customers)
    joined = _joined(first, repeats)
    return _sorted(_joined(joined, _refunds(world, repeats)))


def _repeats(world: World, customers: Customers) -> Orders:
    rng = world.stream("orders")
    customer, ordered = _moments(world, rng, customers)
    traits = taken(customers.traits, customer)
    kind = np.array([-1, UPSELL, CROSS_SELL])[pick(rng, [0.62, 0.2, 0.18], len(customer))]
    traits["product"] = next_product(rng, traits, kind)
    traits["deal_type"] = np.where(kind < 0, -1, kind)
    status = np.where(rng.random(len(customer)) < 0.03, CANCELLED, COMPLETED)
    sign = np.ones(len(customer), dtype=np.int64)
    return Orders(traits, ordered, np.full(len(customer), -1), kind, status, sign, baskets(world, rng, traits, ordered))


def _moments(world: World, rng: np.random.Generator, customers: Customers) -> tuple[Codes, Numbers]:
    """Who orders again and when: exponential waits, a coin after each order."""
    active = np.flatnonzero(~np.isnan(customers.since))
    rate = rng.gamma(RATE_SHAPE, 1 / RATE_DAYS, len(active))
    leaves = rng.beta(DROP_A, DROP_B, len(active))
    moment = customers.since[active]
    buyers, moments = [], []
    for _ in range(MOST_REPEATS):
        stays = rng.random(len(active)) > leaves
        active, rate, leaves, moment = active[stays], rate[stays], leaves[stays], moment[stays]
        moment = world.at_work(rng, moment + 1 + rng.exponential(1.0, len(active)) / rate)
        within = moment < world.horizon
        active, rate, leaves, moment = active[within], rate[within], leaves[within], moment[within]
        buyers.append(active)
        moments.append(moment)
    return np.concatenate(buyers), np.concatenate(moments)


def _refunds(world: World, repeats: Orders) -> Orders:
    """Money that goes back some days after a completed repeat order: a row of its own with a negative amount."""
    rng = world.stream("refunds")
    when = world.at_work(rng, repeats.ordered + 2 + rng.exponential(9.0, len(repeats.ordered)))
    rows = np.flatnonzero((repeats.status == COMPLETED) & (rng.random(len(when)) < 0.025) & (when < world.horizon))
    status, sign = np.full(len(rows), REFUNDED), np.full(len(rows), -1)
    return Orders(
        taken(repeats.traits, rows), when[rows], np.full(len(rows), -1), np.full(len(rows), -1), status, sign, repeats.basket.taken(rows)
    )


def _plain(size: int) -> tuple[Codes, Codes]:
    return np.full(size, COMPLETED), np.ones(size, dtype=np.int64)


def _joined(one: Orders, other: Orders) -> Orders:
    traits = {name: np.concatenate([one.traits[name], other.traits[name]]) for name in one.traits}
    rest = {name: np.concatenate([getattr(one, name), getattr(other, name)]) for name in OWN}
    return Orders(traits, **rest, basket=one.basket.joined(other.basket))


def _sorted(orders: Orders) -> Orders:
    order = np.argsort(orders.ordered, kind="stable")
    rest = {name: getattr(orders, name)[order] for name in OWN}
    return Orders(taken(orders.traits, order), **rest, basket=orders.basket.taken(order))


def orders_table(world: World, orders: Orders, customers: Customers) -> pa.Table:
    rng = world.stream("orders table")
    size = len(orders.ordered)
    own = dict(orders.traits)
    own["rep"], own["channel"] = blank(rng, own["rep"], 0.006), blank(rng, own["channel"], 0.01)
    cost = unit_cost_cents()
    cents = cost[orders.basket.product] * orders.basket.quantity + _second_cost(orders.basket)
    return pa.table(
        {
            "order_id": keys("O", np.arange(size)),
            "ordered_at": times(world.start, orders.ordered),
            "amount": money(orders.basket.total * orders.sign),
            "cost": money(cents * orders.sign),
            "currency": constant(c.CURRENCY, size),
            "items": pa.array((orders.basket.items * orders.sign).astype(float)),
            "status": labels(orders.status, STATUSES),
            "is_cancelled": flags(orders.status == CANCELLED),
            "customer_id": keys("C", own["customer"]),
            "deal_id": keys("D", orders.deal),
        }
        | dimensions(own, customers.names)
    )


def _second_cost(basket: Baskets) -> Codes:
    return np.where(basket.second >= 0, unit_cost_cents()[np.maximum(basket.second, 0)] * basket.second_quantity, 0)


def order_lines_table(world: World, orders: Orders, customers: Customers) -> pa.Table:
    """Main lines and second lines; refunds have lines too, so that lines add up to their orders exactly."""
    basket, number = orders.basket, np.arange(len(orders.ordered))
    second = np.flatnonzero(basket.second >= 0)
    order = np.concatenate([number, second])
    by_order = np.argsort(order, kind="stable")
    parts = {
        "product": (basket.product, basket.second[second]),
        "quantity": (basket.quantity, basket.second_quantity[second]),
        "cents": (basket.cents, basket.second_cents[second]),
        "kind": (orders.kind, np.where(orders.kind[second] == 0, 0, np.where(orders.sign[second] < 0, -1, CROSS_SELL))),
    }
    line = {name: np.concatenate(part)[by_order] for name, part in parts.items()}
    order = order[by_order]
    sign = orders.sign[order]
    own = taken(orders.traits, order) | {"product": line["product"]}
    return pa.table(
        {
            "line_id": keys("I", np.arange(len(order)), 8),
            "order_id": keys("O", order),
            "ordered_at": times(world.start, orders.ordered[order]),
            "quantity": pa.array((line["quantity"] * sign).astype(float)),
            "amount": money(line["cents"] * sign),
            "cost": money(unit_cost_cents()[line["product"]] * line["quantity"] * sign),
            "price_level": pa.array(c.LEVEL_OF_PRODUCT[line["product"]].astype(float)),
            "kind": labels(line["kind"], LINE_KINDS),
        }
        | dimensions(own, customers.names)
    )
