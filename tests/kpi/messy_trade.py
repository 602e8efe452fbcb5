"""What messy companies sell: lines of orders, products and subscriptions; overlapping, reversed, free and negative ones among these."""

from datetime import datetime

import pandas as pd

from tests.kpi.messy_draw import Draw

PRODUCTS = ("Lamp", "Lamp Pro", "Desk", "Desk Pro", "Chair", None)
CATEGORIES = {"Lamp": "light", "Lamp Pro": "light", "Desk": "office", "Desk Pro": "office", "Chair": None}
MARKS = ("Upsell", "cross-sell", "first sale", "New business", None, None)


Dates = list[datetime | None]


def trade(seed: int, rows: int, orders: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Frames of `rows` rows each; lines belong to orders, and half of the orders have none."""
    draw = Draw(seed, rows)
    return {"order_lines": _lines(draw, orders), "products": _products(), "subscriptions": _subscriptions(draw)}


def priced(orders: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Orders with a cost, a number of items and a product; each missing now and then."""
    draw = Draw(seed + 500, len(orders))
    items = [None if amount is None else float(amount) for amount in draw.of((1, 2, 3, 4, None))]
    return orders.assign(cost=draw.cents(1, 500_000, 0.2), items=items, product=draw.of(PRODUCTS))


def _products() -> pd.DataFrame:
    names = list(CATEGORIES)
    prices = [20.0, 80.0, 300.0, 900.0, 120.0]
    return pd.DataFrame({"product_id": names, "product": names, "category": list(CATEGORIES.values()), "price": prices})


def _lines(draw: Draw, orders: pd.DataFrame) -> pd.DataFrame:
    of_order = orders.iloc[draw.random.integers(0, len(orders) // 2, draw.rows)].reset_index(drop=True)
    taken = of_order[["order_id", "ordered_at", "customer", "rep", "country", "channel"]]
    made = {
        "line_id": draw.keys(),
        "product": draw.of(PRODUCTS),
        "quantity": draw.of((1.0, 2.0, 5.0, -1.0, None)),
        "amount": draw.cents(1, 90_000),
        "price_level": draw.of((1.0, 2.0, 3.0, None)),
        "kind": draw.of(MARKS),
    }
    return taken.assign(**made)


def _subscriptions(draw: Draw) -> pd.DataFrame:
    """Whole days for the most part, so that one subscription often ends on the day, or the day before, another begins."""
    started = draw.moments(0.03)
    ended = _some(draw, draw.after(started, 150), 0.75)
    due = _some(draw, draw.after(started, 150), 0.6)
    amounts = [each if sign > 0.06 else (-each if each else 0.0) if sign > 0.03 else 0.0 for each, sign in
               zip(draw.cents(100, 90_000), draw.random.random(draw.rows), strict=True)]  # fmt: skip
    made = pd.DataFrame(
        {"subscription_id": draw.keys(), "started_at": started, "ended_at": ended, "mrr": amounts, "is_trial": draw.flags(0.1)}
        | {"renewal_due_at": due, "is_renewed": draw.flags(0.6, 0.5), "plan": draw.of(("small", "large", None))}
        | draw.who()
        | draw.buyers()
    )
    return made.assign(ended_at=_followed(draw, made))


def _followed(draw: Draw, made: pd.DataFrame) -> pd.Series:
    """The ends, some of them on the day on which the customer's next subscription begins, or on the day before."""
    following = made.sort_values("started_at").groupby("customer")["started_at"].shift(-1).reindex(made.index)
    kinds = pd.Series(draw.random.random(draw.rows))
    same = made["ended_at"].mask(following.notna() & (kinds < 0.2), following)
    return same.mask(following.notna() & (kinds >= 0.2) & (kinds < 0.35), following - pd.Timedelta(days=1))


def _some(draw: Draw, moments: Dates, share: float) -> Dates:
    return [moment if chance < share else None for moment, chance in zip(moments, draw.random.random(draw.rows), strict=True)]
