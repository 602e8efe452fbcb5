"""A company of any size whose rows are a function of their number: the same every time, and made by the database itself."""

from pathlib import Path

import duckdb

from data.facts import write_facts
from data.store import Workspace
from data.version import Version
from locales import Sentence

FIRST_DAY = "2024-01-01"
DAYS = 731

WHO = """
    'Rep ' || hash(i, 'rep') % 40 AS rep,
    CASE WHEN hash(i, 'country') % 50 > 0 THEN 'Country ' || hash(i, 'country') % 8 END AS country,
    'Channel ' || hash(i, 'channel') % 6 AS channel
"""


def _moment(salt: str) -> str:
    return f"TIMESTAMP '{FIRST_DAY}' + to_seconds((hash(i, '{salt}') % ({DAYS} * 86400))::BIGINT)"


def _later(since: str, salt: str, days: int) -> str:
    return f"{since} + to_seconds((hash(i, '{salt}') % ({days} * 86400))::BIGINT)"


ROWS = {
    "leads": (
        2.0,
        f"""
        SELECT 'L' || i AS lead_id, {_moment("lead")} AS created_at, hash(i, 'converted') % 10 < 2 AS is_converted,
            CASE WHEN hash(i, 'converted') % 10 < 2 THEN {_later(_moment("lead"), "conversion", 60)} END AS converted_at,
            hash(i, 'won') % 10 < 1 AS is_won, {WHO}
        """,
    ),
    "deals": (
        1.0,
        f"""
        SELECT 'D' || i AS deal_id, {_moment("deal")} AS created_at,
            CASE WHEN hash(i, 'status') % 10 < 9 THEN {_later(_moment("deal"), "close", 90)} END AS closed_at,
            CASE WHEN hash(i, 'status') % 10 < 4 THEN 'won' WHEN hash(i, 'status') % 10 < 9 THEN 'lost' ELSE 'open' END AS status,
            CASE WHEN hash(i, 'amount') % 30 > 0 THEN (hash(i, 'amount') % 5000000) / 100.0 END AS amount,
            'EUR' AS currency, 'Customer ' || hash(i, 'customer') % (i // 3 + 1) AS customer, {WHO}
        """,
    ),
    "activities": (
        5.0,
        f"""
        SELECT 'A' || i AS activity_id, {_moment("activity")} AS at,
            ['call', 'email', 'meeting', 'demo', 'task'][1 + (hash(i, 'kind') % 5)::INTEGER] AS kind, 'D' || i // 5 AS deal_id, {WHO}
        """,
    ),
    "orders": (
        0.5,
        f"""
        SELECT 'O' || i AS order_id, {_moment("order")} AS ordered_at, (hash(i, 'paid') % 90000)::BIGINT / 100.0 - 20 AS amount,
            hash(i, 'cancelled') % 20 = 0 AS is_cancelled, 'EUR' AS currency,
            'Customer ' || hash(i, 'buyer') % (i // 3 + 1) AS customer, {WHO}
        """,
    ),
    "tickets": (
        0.25,
        f"""
        SELECT 'T' || i AS ticket_id, {_moment("ticket")} AS opened_at,
            CASE WHEN hash(i, 'solved') % 8 > 0 THEN {_later(_moment("ticket"), "solution", 9)} END AS closed_at,
            CASE WHEN hash(i, 'solved') % 8 > 0 THEN 'closed' ELSE 'open' END AS status, {WHO}
        """,
    ),
    "spend": (
        0.05,
        f"""
        SELECT TIMESTAMP '{FIRST_DAY}' + to_days((i % {DAYS})::INTEGER) AS spent_on,
            (hash(i, 'spent') % 90000) / 100.0 AS amount, 'EUR' AS currency,
            ['marketing', 'lead purchase', 'sales staff', 'retention'][1 + (hash(i, 'kind') % 4)::INTEGER] AS kind,
            'Channel ' || hash(i, 'channel') % 6 AS channel
        """,
    ),
}
"""Each table: rows for each deal, and the row of number `i`. Deals close after two years as well; what is after the last day is cut."""


def build(folder: Path, deals: int) -> Version:
    """A workspace with `deals` deals, and leads, activities, orders, tickets and spend in proportion."""
    workspace = Workspace(folder)
    with duckdb.connect() as connection:
        facts = {
            name: write_facts(workspace, name, connection.sql(f"{row} FROM range({int(deals * share)}) AS r(i)"))
            for name, (share, row) in ROWS.items()
        }
    return workspace.publish(parent=workspace.current(), sources=(), facts=facts, note=Sentence("made to measure speed"))
