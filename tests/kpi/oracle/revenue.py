"""The KPIs of revenue, from the definitions alone."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from tests.kpi.oracle.first import revenue
from tests.kpi.oracle.once import Frames, once
from tests.kpi.oracle.purchases import FAR, sales
from tests.kpi.oracle.slice import Answer, Slice, divided, money
from tests.kpi.oracle.subscribed import alone, net_of_returning


def _kept(at: Slice) -> pd.DataFrame:
    """The sales of a slice."""
    if "orders" not in at.frames:
        return at.decided("won")
    orders = at.dated("orders", "ordered_at")
    return orders[~orders["is_cancelled"].isin([True])]


@once
def _firsts(frames: Frames) -> pd.DataFrame:
    """Each customer's first sale, money given back apart."""
    bought = sales(frames)
    bought = bought[bought["at"].notna() & bought["customer_id"].notna() & (bought["amount"].isna() | (bought["amount"] >= 0))]
    return bought.sort_values(["at", "key", "amount"]).groupby("customer_id").head(1)


def net_new_revenue(at: Slice) -> Answer:
    if alone(at.frames):
        return net_of_returning(at)
    kept = _kept(at)
    amounts = kept[kept.index.isin(_firsts(at.frames).index)]["amount"].dropna()
    return money(amounts), len(amounts)


def existing_customer_revenue(at: Slice) -> Answer:
    known = _kept(at)
    known = known[known["customer_id"].notna() & known["amount"].notna()]
    before = known[~known.index.isin(_firsts(at.frames).index)]
    return (divided(money(before["amount"]) or 0, money(known["amount"])) if len(known) else None), len(known)


def sales_by_geography(at: Slice) -> Answer:
    kept = _kept(at)
    all_sales = sales(at.frames)
    levels = [name for name in ("country", "region", "city") if name in all_sales and all_sales[name].notna().any()]
    if not levels:
        return None, 0
    level = levels[0]
    amounts = kept[kept[level].notna()]["amount"].dropna()
    return money(amounts), len(amounts)


def expense_to_revenue(at: Slice) -> Answer:
    value, rows = revenue(at)
    return divided(money(at.dated("spend", "spent_on")["amount"]), value), rows


def sales_margin(at: Slice) -> Answer:
    costed = _kept(at).dropna(subset=["cost", "amount"])
    value = money(costed["amount"])
    return (divided(value - money(costed["cost"]), value) if value else None), len(costed)


def items_per_order(at: Slice) -> Answer:
    if "orders" not in at.frames or at.frames["orders"]["items"].isna().all():
        lines = at.dated("order_lines", "ordered_at")
        lines = lines[(lines["quantity"] >= 0) & lines["order_id"].notna()]
        return divided(lines["quantity"].sum(), lines["order_id"].nunique()), len(lines)
    kept = _kept(at)
    kept = kept[(kept["amount"].isna() | (kept["amount"] >= 0)) & (kept["items"] >= 0)]
    return divided(kept["items"].sum(), len(kept)), len(kept)


def _has(frames: Frames, table: str, *columns: str) -> bool:
    return table in frames and all(name in frames[table] and frames[table][name].notna().any() for name in columns)


def _sold(frames: Frames) -> pd.DataFrame:
    """What was sold: lines of orders, else orders, else won deals, by what says which product it was."""
    if _has(frames, "order_lines", "customer", "product"):
        orders = frames.get("orders", pd.DataFrame({"order_id": [], "is_cancelled": []}))
        cancelled = set(orders[orders["is_cancelled"].isin([True])]["order_id"])
        return frames["order_lines"][~frames["order_lines"]["order_id"].isin(cancelled)]
    if _has(frames, "orders", "customer", "product"):
        named = {"items": "quantity", "deal_type": "kind"}
        return sales(frames).assign(ordered_at=sales(frames)["at"], line_id=sales(frames)["key"]).rename(columns=named)
    deals = frames["deals"][frames["deals"]["status"] == "won"]
    return deals.rename(columns={"closed_at": "ordered_at", "deal_id": "line_id", "deal_type": "kind"}).assign(quantity=None)


@once
def lines(frames: Frames) -> pd.DataFrame:
    """What known customers bought and did not give back, each against what the customer had bought at an earlier moment."""
    rows = _sold(frames)
    given_back = (rows["amount"] < 0) | (rows["quantity"].astype(float) < 0)
    usual = _unit_prices(rows[~given_back])  # what a product costs, whoever bought it
    rows = rows[~given_back & rows["customer"].notna() & rows["ordered_at"].notna()]
    families, prices = {}, {}
    if "products" in frames:
        families = frames["products"].set_index("product")["category"].dropna().to_dict()
        prices = frames["products"].groupby("product")["price"].mean().dropna().to_dict()
    if "price_level" not in rows or rows["price_level"].isna().all():
        rows = rows.assign(price_level=[prices.get(each) for each in rows["product"]] if prices else rows["product"].map(usual))
    rows = rows.assign(family=[families.get(each) for each in rows["product"]])
    of_customer = dict(tuple(rows.groupby("customer")))
    told = [_told(row, _before(of_customer[row.customer], row.ordered_at)) for row in rows.itertuples()]
    return rows.assign(up=[up for up, _ in told], cross=[cross for _, cross in told])


def _before(rows: pd.DataFrame, moment: pd.Timestamp) -> pd.DataFrame:
    return rows[rows["ordered_at"] < moment]


def _unit_prices(rows: pd.DataFrame) -> pd.Series:
    """What one of each product costs on average."""
    priced = rows[(rows["amount"] > 0) & (rows["quantity"].astype(float) > 0)]
    return (priced["amount"] / priced["quantity"].astype(float)).groupby(priced["product"]).mean()


def _told(row: Any, before: pd.DataFrame) -> tuple[bool, bool]:
    """Whether a line seems an upsell, or a cross-sell, given the customer's earlier ones."""
    nameless = pd.isna(row.family)
    family = before[before["family"].isna()] if nameless else before[before["family"] == row.family]
    up = bool((family["price_level"].max() < row.price_level) if len(family) else False)
    new = len(family) == 0 if not nameless else row.product not in set(before["product"])
    return up, bool(len(before) and not pd.isna(row.product) and new and not up)


def _marked(rows: pd.DataFrame, word: str, otherwise: str) -> pd.Series:
    """As marked; as told from what was bought where nothing in the whole company is marked so."""
    marks = rows["kind"].astype("string").str.lower().str.contains(word).fillna(False) if "kind" in rows else pd.Series(False, rows.index)
    return marks.astype(bool) if marks.any() else rows[otherwise]


def _rate(at: Slice, word: str, otherwise: str) -> Answer:
    every = lines(at.frames)
    rows = at.these(every.assign(counts=_marked(every, word, otherwise)))
    rows = rows[(rows["ordered_at"] >= pd.Timestamp(at.start)) & (rows["ordered_at"] < pd.Timestamp(at.end))]
    return divided(rows[rows["counts"].astype(bool)]["customer"].nunique(), rows["customer"].nunique()), len(rows)


def upsell_rate(at: Slice) -> Answer:
    return _rate(at, "up.?sell|upgrad", "up")


def cross_sell_rate(at: Slice) -> Answer:
    return _rate(at, "cross.?sell", "cross")


@once
def _steps(frames: Frames) -> pd.DataFrame:
    """Each customer's moments of purchase in order, at the highest level bought then."""
    rows = lines(frames).dropna(subset=["price_level"])
    rows = rows.sort_values(["customer", "ordered_at", "price_level", "line_id"], ascending=[True, True, False, True])
    rows = rows.groupby(["customer", "ordered_at"], as_index=False).head(1)
    of_customer = rows.groupby("customer")
    return rows.assign(
        number=of_customer.cumcount() + 1,
        first=of_customer["price_level"].transform("first"),
        next_at=of_customer["ordered_at"].shift(-1).fillna(FAR),
    )


def trade_up_rate(at: Slice) -> Answer:
    rows, end = at.these(_steps(at.frames)), pd.Timestamp(at.end)
    last = rows[(rows["ordered_at"] >= pd.Timestamp(at.start)) & (rows["ordered_at"] < end) & (rows["next_at"] >= end)]
    again = last[last["number"] > 1]
    return divided(int((again["price_level"] > again["first"]).sum()), len(again)), len(again)


REVENUE: dict[str, Callable[[Slice], Answer]] = {
    each.__name__: each
    for each in (
        net_new_revenue, existing_customer_revenue, sales_by_geography, expense_to_revenue, sales_margin, items_per_order, upsell_rate,
        cross_sell_rate, trade_up_rate,
    )
}  # fmt: skip
