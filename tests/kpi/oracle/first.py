"""The first KPIs there were, from the definitions alone."""

from collections.abc import Callable

import pandas as pd

from tests.kpi.oracle.once import once_a_slice
from tests.kpi.oracle.slice import Answer, Slice, divided, money, true
from tests.kpi.oracle.subscribed import alone, won_over

ACQUISITION = ("marketing", "lead purchase", "sales staff", "training", "software")


def leads(at: Slice) -> Answer:
    rows = len(at.dated("leads", "created_at"))
    return rows, rows


def lead_to_customer_rate(at: Slice) -> Answer:
    rows = at.dated("leads", "created_at")
    return divided(true(rows["is_converted"]), len(rows)), len(rows)


def cost_per_lead(at: Slice) -> Answer:
    spend = at.dated("spend", "spent_on")
    spent = money(spend[spend["kind"].isna() | spend["kind"].isin(["marketing", "lead purchase"])]["amount"])
    rows = len(at.dated("leads", "created_at"))
    return divided(spent, rows), rows


def cac(at: Slice) -> Answer:
    spend = at.dated("spend", "spent_on")
    spent = money(spend[spend["kind"].isna() | spend["kind"].isin(ACQUISITION)]["amount"])
    customers, rows = new_customers(at)
    return divided(spent, customers), rows


def win_rate(at: Slice) -> Answer:
    won, lost = len(at.decided("won")), len(at.decided("lost"))
    return divided(won, won + lost), won + lost


def win_loss_ratio(at: Slice) -> Answer:
    won, lost = len(at.decided("won")), len(at.decided("lost"))
    return divided(won, lost), lost


@once_a_slice
def cycle(at: Slice) -> pd.Series:
    """Days of won deals, without those that closed before they were created. A close without a time of day is a whole day."""
    won = at.decided("won")
    whole = won["closed_at"] == won["closed_at"].dt.normalize()
    created = won["created_at"].where(~whole, won["created_at"].dt.normalize())
    days = (won["closed_at"] - created).dt.total_seconds() / 86400
    return days[days >= 0]


def sales_cycle(at: Slice) -> Answer:
    days = cycle(at)
    return (float(days.median()) if len(days) else None), len(days)


def deal_size(at: Slice) -> Answer:
    amounts = at.decided("won")["amount"].dropna()
    return divided(money(amounts), len(amounts)), len(amounts)


def activities(at: Slice) -> Answer:
    rows = len(at.dated("activities", "at"))
    return rows, rows


def revenue(at: Slice) -> Answer:
    """Orders, refunds subtracted, without the cancelled ones; won deals where there are no orders."""
    if "orders" not in at.frames:
        amounts = at.decided("won")["amount"].dropna()
    else:
        orders = at.dated("orders", "ordered_at")
        amounts = orders[~orders["is_cancelled"].isin([True])]["amount"].dropna()
    return money(amounts), len(amounts)


def sales_growth(at: Slice, before: Slice) -> Answer:
    now, rows = revenue(at)
    ratio = divided(now, revenue(before)[0])
    return (None if ratio is None else ratio - 1), rows


def new_customers(at: Slice) -> Answer:
    """Customers whose first purchase, over the whole company, is among the rows of the slice."""
    if alone(at.frames):
        return won_over(at)
    table, dated, key = ("orders", "ordered_at", "order_id") if "orders" in at.frames else ("deals", "closed_at", "deal_id")
    bought = at.frames[table]
    if table == "orders":
        bought = bought[~bought["is_cancelled"].isin([True])]
        bought = bought[bought["amount"].isna() | (bought["amount"] >= 0)]
    else:
        bought = bought[bought["status"] == "won"]
    bought = bought[bought[dated].notna() & bought["customer_id"].notna()]
    firsts = bought.sort_values([dated, key, "amount"]).groupby("customer_id").head(1).index  # keys of two systems may be the same
    rows = int(at.dated(table, dated).index.isin(firsts).sum())
    return rows, rows


@once_a_slice
def resolution(at: Slice) -> pd.Series:
    """Hours of closed tickets, without those that closed before they were opened. A close without a time of day is a whole day."""
    tickets = at.dated("tickets", "closed_at")
    tickets = tickets[tickets["status"] == "closed"]
    whole = tickets["closed_at"] == tickets["closed_at"].dt.normalize()
    opened = tickets["opened_at"].where(~whole, tickets["opened_at"].dt.normalize())
    hours = (tickets["closed_at"] - opened).dt.total_seconds() / 3600
    return hours[hours >= 0]


def resolution_time(at: Slice) -> Answer:
    hours = resolution(at)
    return (float(hours.median()) if len(hours) else None), len(hours)


FIRST: dict[str, Callable[[Slice], Answer]] = {
    each.__name__: each
    for each in (
        leads, lead_to_customer_rate, cost_per_lead, cac, win_rate, win_loss_ratio, sales_cycle, deal_size,
        activities, revenue, new_customers, resolution_time,
    )
}  # fmt: skip
"""Every KPI that one slice answers; `sales_growth` needs two."""
