"""The overview as an expert would write it by hand: one SQL query a table, no layers between."""

from typing import Any

import duckdb

from data.version import Version

NOW, BEFORE, FIRST = ("2025-07-01", "2026-01-01"), ("2025-01-01", "2025-07-01"), "2024-12-01"
"""The period, the one it is compared with, and the first of thirteen months of trend; all end with 2025."""

WINDOWS = f"""
    CASE WHEN day >= '{NOW[0]}' THEN 'now' WHEN day >= '{BEFORE[0]}' THEN 'before' END AS window_,
    date_trunc('month', day) AS month
"""

QUERIES = {
    "leads": """
        SELECT window_, month, count(*) AS leads, count(*) FILTER (is_converted) AS converted, count(*) FILTER (is_won) AS won,
            median(days) FILTER (is_converted AND days >= 0) AS days
        FROM (SELECT *, {windows}, date_diff('second', created_at, converted_at) / 86400.0 AS days
              FROM (SELECT *, created_at AS day FROM {leads}) WHERE day >= '{first}' AND day < '{end}' {narrowed})
        GROUP BY GROUPING SETS ((window_), (month))
    """,
    "deals": """
        SELECT window_, month, count(*) FILTER (status = 'won') AS won, count(*) FILTER (status = 'lost') AS lost,
            sum(amount) FILTER (status = 'won') AS won_amount, count(amount) FILTER (status = 'won') AS priced,
            sum(amount) FILTER (status = 'lost') AS lost_amount, median(amount) FILTER (status = 'won') AS middle,
            median(days) FILTER (status = 'won' AND days >= 0) AS cycle, avg(days) FILTER (status = 'won' AND days >= 0) AS mean,
            quantile_cont(days, 0.1) FILTER (status = 'won' AND days >= 0) AS p10,
            quantile_cont(days, 0.9) FILTER (status = 'won' AND days >= 0) AS p90
        FROM (SELECT *, {windows}, CASE WHEN closed_at = date_trunc('day', closed_at) THEN date_diff('day', created_at, closed_at)
            ELSE date_diff('second', created_at, closed_at) / 86400.0 END AS days
              FROM (SELECT *, closed_at AS day FROM {deals}) WHERE day >= '{first}' AND day < '{end}' {narrowed})
        GROUP BY GROUPING SETS ((window_), (month))
    """,
    "pipeline": """
        SELECT moment, sum(amount) AS amount, count(*) AS deals
        FROM {deals} JOIN (SELECT unnest(generate_series(DATE '2025-01-01', DATE '2026-01-01', INTERVAL 1 MONTH)) AS moment)
            ON created_at < moment AND coalesce(closed_at, 'infinity') >= moment
        WHERE created_at < '2026-01-01' AND coalesce(closed_at, 'infinity') >= TIMESTAMP '2025-01-01'
            AND (status = 'open' OR closed_at IS NOT NULL) {narrowed}
        GROUP BY moment
    """,
    "activities": """
        SELECT window_, month, count(*) AS activities, count(*) FILTER (kind = 'call') AS calls, count(*) FILTER (kind = 'email') AS emails,
            count(*) FILTER (kind = 'meeting') AS meetings, count(*) FILTER (kind = 'demo') AS demos
        FROM (SELECT *, {windows} FROM (SELECT *, "at" AS day FROM {activities}) WHERE day >= '{first}' AND day < '{end}' {narrowed})
        GROUP BY GROUPING SETS ((window_), (month))
    """,
    "orders": """
        SELECT window_, month, sum(amount) FILTER (coalesce(is_cancelled, false) = false) AS revenue,
            count(*) FILTER (is_first_purchase) AS customers
        FROM (SELECT *, {windows} FROM (SELECT *, ordered_at AS day FROM {orders}) WHERE day >= '{first}' AND day < '{end}' {narrowed})
        GROUP BY GROUPING SETS ((window_), (month))
    """,
    "tickets": """
        SELECT window_, month, median(hours) AS hours, avg(hours) AS mean,
            quantile_cont(hours, 0.1) AS p10, quantile_cont(hours, 0.9) AS p90
        FROM (SELECT *, {windows}, date_diff('second', opened_at, closed_at) / 3600.0 AS hours
              FROM (SELECT *, closed_at AS day FROM {tickets}) WHERE day >= '{first}' AND day < '{end}' AND status = 'closed' {narrowed})
        WHERE hours >= 0 GROUP BY GROUPING SETS ((window_), (month))
    """,
    "spend": """
        SELECT window_, month, sum(amount) FILTER (kind IN ('marketing', 'lead purchase')) AS marketing,
            sum(amount) FILTER (kind IN ('marketing', 'lead purchase', 'sales staff', 'training', 'software')) AS acquisition
        FROM (SELECT *, {windows} FROM (SELECT *, spent_on AS day FROM {spend}) WHERE day >= '{first}' AND day < '{end}')
        GROUP BY GROUPING SETS ((window_), (month))
    """,
}


def overview(connection: duckdb.DuckDBPyConnection, version: Version, rep: str | None = None) -> dict[str, float]:
    """KPI → its value in the period, for a rep if asked; comparison and months are computed as well. Spend has no rep."""
    narrowed = f"AND rep = '{rep}'" if rep else ""
    files = {name: f"'{version.path(facts.file)}'" for name, facts in version.facts.items()}
    rows: dict[str, dict[str, Any]] = {}
    for name, query in QUERIES.items():
        if name == "spend" and rep:
            continue
        asked = connection.execute(query.format(windows=WINDOWS, first=FIRST, end=NOW[1], narrowed=narrowed, **files))
        columns = [each[0] for each in asked.description or ()]
        table = [dict(zip(columns, row, strict=True)) for row in asked.fetchall()]
        before = next((row for row in table if row.get("window_") == "before"), {})
        rows[name] = next(row for row in table if _is_current(row)) | {f"{key} before": value for key, value in before.items()}
    return _values(rows)


def _is_current(row: dict[str, Any]) -> bool:
    return row.get("window_") == "now" or str(row.get("moment"))[:10] == NOW[1]


def _values(rows: dict[str, dict[str, Any]]) -> dict[str, float]:
    leads, deals, orders = rows["leads"], rows["deals"], rows["orders"]
    values = {
        "leads": leads["leads"],
        "lead_to_customer_rate": leads["converted"] / leads["leads"],
        "pipeline_value": rows["pipeline"]["amount"],
        "win_rate": deals["won"] / (deals["won"] + deals["lost"]),
        "win_loss_ratio": deals["won"] / deals["lost"],
        "sales_cycle": deals["cycle"],
        "deal_size": deals["won_amount"] / deals["priced"],
        "activities": rows["activities"]["activities"],
        "revenue": orders["revenue"],
        "sales_growth": orders["revenue"] / orders["revenue before"] - 1,
        "new_customers": orders["customers"],
        "resolution_time": rows["tickets"]["hours"],
    }
    if "spend" in rows:
        values |= {"cost_per_lead": rows["spend"]["marketing"] / leads["leads"], "cac": rows["spend"]["acquisition"] / orders["customers"]}
    return {name: float(value) for name, value in values.items()}
