"""The overview as an expert would write it by hand: SQL over Parquet files, no layers between.

One query for each table and date, with the quickest ways known: months by a join with their days (three times as quick as GROUPING SETS
over rows), the periods put together from months; what is open at a moment counted by the months in which it began and ended. Medians cannot
be put together and are a query of their own, over the rows that have one.
"""

from typing import Any

import duckdb

NOW, BEFORE, FIRST = ("2025-07-01", "2026-01-01"), ("2025-01-01", "2025-07-01"), "2024-12-01"
"""The period, the one it is compared with, and the first of thirteen months of trend; all end with 2025."""

Labelled = dict[tuple[str, str], float]
"""KPI and label → value. A label is `now`, `before`, or the first day of a month."""

_MONTH = f"unnest(generate_series(DATE '{FIRST}', DATE '2025-12-01', INTERVAL 1 MONTH))::DATE AS month"
_DAYS = f"""(SELECT month, unnest(generate_series(month, month + INTERVAL 1 MONTH - INTERVAL 1 DAY, INTERVAL 1 DAY))::DATE AS day
    FROM (SELECT {_MONTH}))"""
_LABEL = """CASE WHEN grouping(month) = 0 THEN month::VARCHAR WHEN half THEN 'now' WHEN NOT half THEN 'before' END AS label"""
_HALF = f"CASE WHEN month >= '{NOW[0]}' THEN true WHEN month >= '{BEFORE[0]}' THEN false END AS half"
_MOMENTS = f"""(SELECT label, moment FROM (SELECT month::VARCHAR AS label, month + INTERVAL 1 MONTH AS moment FROM (SELECT {_MONTH}))
    UNION ALL VALUES ('now', TIMESTAMP '{NOW[1]}'), ('before', TIMESTAMP '{BEFORE[1]}'))"""
_STARTS = f"""(SELECT month::VARCHAR AS label, month::TIMESTAMP AS moment FROM (SELECT {_MONTH})
    UNION ALL VALUES ('now', TIMESTAMP '{NOW[0]}'), ('before', TIMESTAMP '{BEFORE[0]}'))"""


def _summed(table: str, dated: str, **columns: str) -> str:
    """Counts and sums of months, and of the periods by them."""
    made = ", ".join(f"{sql} AS {name}" for name, sql in columns.items())
    sums = ", ".join(f"sum({name}) AS {name}" for name in columns)
    return f"""SELECT {_LABEL}, {sums} FROM (SELECT *, {_HALF} FROM (
        SELECT month, {made} FROM {{{table}}} JOIN {_DAYS} ON {dated}::DATE = day
        WHERE {dated} >= '{FIRST}' AND {dated} < '{NOW[1]}' {{narrowed}} GROUP BY month)) GROUP BY GROUPING SETS ((half), (month))"""


def _told_apart(table: str, dated: str, **columns: str) -> str:
    """The same with how many reps there are of whom `of_rep` is above 0: each is told apart in each month."""
    made = ", ".join(f"{sql} AS {name}" for name, sql in columns.items())
    sums = ", ".join(f"sum({name}) AS {name}" for name in columns)
    return f"""SELECT {_LABEL}, {sums}, count(DISTINCT rep) FILTER (of_rep > 0) AS reps FROM (SELECT *, {_HALF} FROM (
        SELECT month, rep, {made} FROM {{{table}}} JOIN {_DAYS} ON {dated}::DATE = day
        WHERE {dated} >= '{FIRST}' AND {dated} < '{NOW[1]}' {{narrowed}} GROUP BY month, rep)) GROUP BY GROUPING SETS ((half), (month))"""


def _spread(table: str, dated: str, value: str, rows: str, **more: str) -> str:
    """Median, mean, p10 and p90 of a value, and whatever else is asked of each row."""
    others = "".join(f", {sql} AS {name}" for name, sql in more.items())
    return f"""SELECT {_LABEL}, quantile_cont(value, [0.1, 0.5, 0.9]) FILTER (value >= 0) AS spread,
        avg(value) FILTER (value >= 0) AS mean{others}
        FROM (SELECT *, {_HALF}, {value} AS value FROM {{{table}}} JOIN {_DAYS} ON {dated}::DATE = day
              WHERE {dated} >= '{FIRST}' AND {dated} < '{NOW[1]}' AND {rows} {{narrowed}}) GROUP BY GROUPING SETS ((half), (month))"""


def _open(table: str, began: str, ended: str, moments: str, rows: str = "true", **columns: str) -> str:
    """What there is at each moment, each of them the first of a month: by the months in which rows began and ended."""
    made = ", ".join(f"{sql} AS {name}" for name, sql in columns.items())
    sums = ", ".join(f"sum({name}) AS {name}" for name in columns)
    return f"""SELECT label, {sums} FROM (
        SELECT date_trunc('month', {began}) AS began, date_trunc('month', {ended}) AS ended, {made} FROM {{{table}}}
        WHERE {began} < '{NOW[1]}' AND ({ended} >= '{FIRST}' OR {ended} IS NULL) AND {rows} {{narrowed}} GROUP BY ALL)
        JOIN {moments} ON began < moment AND (ended >= moment OR ended IS NULL) GROUP BY label"""


_CYCLE = """CASE WHEN closed_at = date_trunc('day', closed_at) THEN date_diff('day', created_at, closed_at)
    ELSE date_diff('second', created_at, closed_at) / 86400.0 END"""
_HOURS = """CASE WHEN closed_at = date_trunc('day', closed_at) THEN date_diff('day', opened_at, closed_at) * 24.0
    ELSE date_diff('second', opened_at, closed_at) / 3600.0 END"""
_PAID = "coalesce(is_cancelled, false) = false"
_KINDS = {"calls": "call", "emails": "email", "meetings": "meeting", "demos": "demo"}
_MARKETING = "'marketing', 'lead purchase'"
_SPENT = {
    "on_marketing": "marketing",
    "on_leads": "lead purchase",
    "on_staff": "sales staff",
    "on_training": "training",
    "on_software": "software",
}
_RECORDS = ("lead", "deal", "activity", "customer", "ticket")

QUERIES = {
    "leads": _summed(
        "leads",
        "created_at",
        leads="count(*)",
        converted="count(*) FILTER (is_converted)",
        won="count(*) FILTER (is_won)",
        qualified="count(*) FILTER (is_qualified)",
        qualified_converted="count(*) FILTER (is_qualified AND is_converted)",
    ),
    "conversion": _spread("leads", "created_at", "date_diff('second', created_at, converted_at) / 86400.0", "is_converted"),
    "deals": _summed(
        "deals",
        "closed_at",
        won="count(*) FILTER (status = 'won')",
        lost="count(*) FILTER (status = 'lost')",
        won_amount="sum(amount) FILTER (status = 'won')",
        priced="count(amount) FILTER (status = 'won')",
        lost_amount="sum(amount) FILTER (status = 'lost')",
    ),
    "cycle": _spread("deals", "closed_at", _CYCLE, "status = 'won'", middle="median(amount)"),
    "pipeline": _open(
        "deals",
        "created_at",
        "closed_at",
        _MOMENTS,
        "(status = 'open' OR closed_at IS NOT NULL)",
        amount="sum(amount)",
        deals="count(*)",
    ),
    "activities": _told_apart(
        "activities",
        '"at"',
        activities="count(*)",
        of_rep="count(rep)",
        **{name: f"count(*) FILTER (kind = '{kind}')" for name, kind in _KINDS.items()},
    ),
    "orders": _summed(
        "orders",
        "ordered_at",
        revenue=f"sum(amount) FILTER ({_PAID})",
        customers="count(*) FILTER (is_first_purchase)",
        placed=f"sum(amount) FILTER (country IS NOT NULL AND {_PAID})",
        again=f"sum(amount) FILTER (NOT is_first_purchase AND {_PAID})",
        known=f"sum(amount) FILTER (is_first_purchase IS NOT NULL AND {_PAID})",
    ),
    "hours": _spread("tickets", "closed_at", _HOURS, "status = 'closed'"),
    "opened": _summed("tickets", "opened_at", opened="count(*)"),
    "backlog": f"""SELECT label, count(*) AS tickets, quantile_cont(age, [0.5, 0.9]) AS spread, max(age) AS oldest,
        count(*) FILTER (age <= 1) AS a_day, count(*) FILTER (age > 1 AND age <= 7) AS a_week, count(*) FILTER (age > 30) AS longer
        FROM (SELECT label, date_diff('second', opened_at, moment) / 86400.0 AS age FROM {{tickets}} JOIN {_MOMENTS}
              ON opened_at < moment AND coalesce(closed_at, 'infinity') >= moment
              WHERE opened_at < '{NOW[1]}' AND coalesce(closed_at, 'infinity') >= TIMESTAMP '{FIRST}'
              AND (status = 'open' OR closed_at IS NOT NULL) {{narrowed}}) GROUP BY label""",
    "spend": _summed(
        "spend",
        "spent_on",
        everything="sum(amount)",
        marketing=f"sum(amount) FILTER (coalesce(kind, 'marketing') IN ({_MARKETING}))",
        acquisition=f"sum(amount) FILTER (coalesce(kind, 'marketing') IN ({_MARKETING}, 'sales staff', 'training', 'software'))",
        **{name: f"sum(amount) FILTER (kind = '{kind}')" for name, kind in _SPENT.items()},
    ),
    "web": _summed(
        "web",
        "visited_on",
        visits="sum(visits)",
        visitors="sum(visitors)",
        bounces="sum(bounces) FILTER (bounces BETWEEN 0 AND visits)",
        judged="sum(visits) FILTER (bounces BETWEEN 0 AND visits)",
        sign_ups="sum(sign_ups)",
        carts="sum(carts) FILTER (checkouts IS NOT NULL)",
        left_="sum(carts - checkouts)",
    ),
    "customers": _open("purchases", '"at"', 'least(next_at, "at" + INTERVAL 180 DAY)', _STARTS, customers="count(*)"),
    "records": _told_apart(
        "created_records",
        '"at"',
        records="count(*)",
        of_rep="count(rep)",
        logged="count(*) FILTER (is_logged)",
        **{f"{kind}s": f"count(*) FILTER (kind = '{kind}')" for kind in _RECORDS},
    ),
}
"""What is asked of the tables; the last two are of tables that were prepared."""

PREPARED = ("purchases", "created_records")
"""The derived tables that are read."""

WITHOUT_REP = ("spend", "web")

COMPARED: dict[str, tuple[str, ...]] = {
    "leads": ("leads.leads",),
    "lead_to_customer_rate": ("leads.converted", "leads.leads"),
    "lead_qualification_rate": ("leads.qualified", "leads.leads"),
    "cost_per_lead": ("spend.marketing", "leads.leads"),
    "visits": ("web.visits",),
    "bounce_rate": ("web.bounces", "web.judged"),
    "sign_ups": ("web.sign_ups",),
    "cart_abandonment_rate": ("web.left_", "web.carts"),
    "traffic_to_lead_rate": ("leads.leads", "web.visitors"),
    "pipeline_value": ("pipeline.amount",),
    "win_rate": ("deals.won", "deals.won+deals.lost"),
    "win_loss_ratio": ("deals.won", "deals.lost"),
    "sales_cycle": ("cycle.spread",),
    "deal_size": ("deals.won_amount", "deals.priced"),
    "activities": ("activities.activities",),
    "revenue": ("orders.revenue",),
    "sales_by_geography": ("orders.placed",),
    "new_customers": ("orders.customers",),
    "existing_customer_revenue": ("orders.again", "orders.known"),
    "expense_to_revenue": ("spend.everything", "orders.revenue"),
    "cac": ("spend.acquisition", "orders.customers"),
    "customer_acquisition_rate": ("orders.customers", "customers.customers"),
    "resolution_time": ("hours.spread",),
    "tickets": ("opened.opened",),
    "ticket_backlog": ("backlog.tickets",),
    "records_created": ("records.records",),
}
"""KPI → what it is, or is divided by: query and column, several added. Sales growth is added from both periods.

Only KPIs are here of which the queries also give what stands beside the headline, so that both sides do the same work."""


def overview(connection: duckdb.DuckDBPyConnection, sources: dict[str, str], rep: str | None = None) -> Labelled:
    """Every compared KPI in the period, the one before, and thirteen months; for a rep if asked. `sources` are tables as SQL."""
    narrowed = f"AND rep = '{rep}'" if rep else ""
    rows: dict[str, dict[str, dict[str, Any]]] = {}
    for name, query in QUERIES.items():
        if rep and name in WITHOUT_REP:
            continue
        asked = connection.execute(query.format(narrowed=narrowed, **sources))
        columns = [each[0] for each in asked.description or ()]
        for row in asked.fetchall():
            rows.setdefault(str(row[0]), {})[name] = dict(zip(columns, row, strict=True))
    rows.pop("None", None)
    values = {
        (kpi, label): _value(found, parts)
        for label, found in rows.items()
        for kpi, parts in compared(rep).items()
        if all(each.split(".")[0] in found for part in parts for each in part.split("+"))  # a month may have no rows of a table
    }
    values["sales_growth", "now"] = values["revenue", "now"] / values["revenue", "before"] - 1
    return values


def compared(rep: str | None = None) -> dict[str, tuple[str, ...]]:
    """What can be compared, of a rep if asked: spend and visits have none."""
    return {kpi: parts for kpi, parts in COMPARED.items() if not (rep and any(each.split(".")[0] in WITHOUT_REP for each in parts))}


def _value(found: dict[str, dict[str, Any]], parts: tuple[str, ...]) -> float:
    first, *others = (sum(float(_column(found, each)) for each in part.split("+")) for part in parts)
    return first / others[0] if others else first


def _column(found: dict[str, dict[str, Any]], place: str) -> Any:
    query, column = place.split(".")
    value = found[query][column]
    return value[1] if column == "spread" else value
