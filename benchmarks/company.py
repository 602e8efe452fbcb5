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
            hash(i, 'won') % 10 < 1 AS is_won, hash(i, 'converted') % 10 < 2 OR hash(i, 'qualified') % 3 = 0 AS is_qualified,
            CASE WHEN hash(i, 'answered') % 9 > 0 THEN {_later(_moment("lead"), "answer", 3)} END AS first_contact_at, {WHO}
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
            CASE WHEN hash(i, 'solved') % 8 > 0 THEN 'closed' ELSE 'open' END AS status, (hash(i, 'messages') % 5)::BIGINT AS followups,
            {_later(_moment("ticket"), "reply", 2)} AS first_reply_at,
            CASE WHEN hash(i, 'rated') % 4 = 0 THEN hash(i, 'satisfied') % 5 > 0 END AS is_satisfied, {WHO}
        """,
    ),
    "subscriptions": (
        0.25,
        f"""
        SELECT 'S' || i AS subscription_id, {_moment("start")} AS started_at,
            CASE WHEN hash(i, 'cancelled') % 3 = 0 THEN {_later(_moment("start"), "cancellation", 300)} END AS ended_at,
            (20 + hash(i, 'mrr') % 400)::BIGINT AS mrr, 'EUR' AS currency,
            'Customer ' || hash(i, 'subscriber') % (i // 2 + 1) AS customer, {WHO}
        """,
    ),
    "stage_changes": (
        2.0,
        f"""
        SELECT 'C' || i AS stage_change_id, 'D' || i // 2 AS deal_id, {_moment("change")} AS changed_at,
            ['qualification', 'proposal', 'negotiation'][1 + (hash(i, 'stage') % 3)::INTEGER] AS stage, {WHO}
        """,
    ),
    "responses": (
        0.1,
        f"""
        SELECT 'R' || i AS response_id, {_moment("response")} AS answered_at,
            'nps' AS kind, (hash(i, 'score') % 11)::DOUBLE AS score, 0.0 AS scale_low, 10.0 AS scale_high, {WHO}
        """,
    ),
    "quotas": (
        0.001,
        f"""
        SELECT TIMESTAMP '{FIRST_DAY}' + to_months((i // 40 % 24)::INTEGER) AS month, 100000 AS amount, 'EUR' AS currency,
            'Rep ' || i % 40 AS rep
        """,
    ),
    "web": (
        0.02,
        f"""
        SELECT TIMESTAMP '{FIRST_DAY}' + to_days((i % {DAYS})::INTEGER) AS visited_on, 'Page ' || hash(i, 'page') % 9 AS landing_page,
            500 AS visits, 400 AS visitors, (hash(i, 'bounces') % 300)::BIGINT AS bounces, (hash(i, 'clicks') % 90)::BIGINT AS clicks,
            (hash(i, 'sign-ups') % 9)::BIGINT AS sign_ups, 20 + (hash(i, 'carts') % 9)::BIGINT AS carts,
            (hash(i, 'checkouts') % 20)::BIGINT AS checkouts, 'Channel ' || hash(i, 'channel') % 6 AS channel
        """,
    ),
    "emails": (
        0.001,
        f"""
        SELECT 'M' || i AS mailing_id, {_moment("mailing")} AS sent_at, 1000 AS sent, 950 AS delivered,
            (hash(i, 'opened') % 500)::BIGINT AS opened, (hash(i, 'clicked') % 90)::BIGINT AS clicked, 50 AS bounced,
            (hash(i, 'left') % 9)::BIGINT AS unsubscribed,
            (hash(i, 'bought') % 30)::BIGINT AS converted, 'Channel ' || hash(i, 'channel') % 6 AS channel
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
    """A workspace with `deals` deals, and everything else in proportion."""
    workspace = Workspace(folder)
    with duckdb.connect() as connection:
        facts = {
            name: write_facts(workspace, name, connection.sql(f"{row} FROM range({int(deals * share)}) AS r(i)"))
            for name, (share, row) in ROWS.items()
        }
    return workspace.publish(parent=workspace.current(), sources=(), facts=facts, note=Sentence("made to measure speed"))
