"""Attributed sales: each sale with the channels and campaigns that touched its customer before, and its amount parted among them.

A touch is a lead coming in, or a contact that the other side began: an inbound activity, or one of nobody of ours, such as a visit. Touches
of one channel and campaign stand in one row. A sale before which nothing is known has the channel and campaign it names itself.
"""

from data.tables import DIMENSIONS, Table, table_fields
from kpi.derived.derivation import Derivation, Reading
from kpi.derived.nearest import last_before

_OWN = [name for name in DIMENSIONS if name not in ("channel", "campaign")]

_ORDERS = f"""
    SELECT order_id AS sale_id, ordered_at AS "at", amount, currency, deal_id, is_first_purchase, {", ".join(DIMENSIONS)}
    FROM {{orders}} WHERE ordered_at IS NOT NULL AND NOT coalesce(is_cancelled, false)
"""
_WON_DEALS = f"""
    SELECT deal_id AS sale_id, closed_at AS "at", amount, currency, deal_id, is_first_purchase, {", ".join(DIMENSIONS)}
    FROM {{deals}} WHERE status = 'won' AND closed_at IS NOT NULL
"""

# Who buys and who was touched meet by the customer; where a sale does not know its customer, by the deal.
_TOUCHES = """
    SELECT 'c:' || customer AS who, created_at AS touched_at, channel, campaign FROM {lead_journeys} WHERE customer IS NOT NULL
    UNION ALL
    SELECT 'd:' || deal_id, created_at, channel, campaign FROM {lead_journeys} WHERE deal_id IS NOT NULL
    UNION ALL
    SELECT coalesce('c:' || a.customer, 'c:' || l.customer, 'd:' || l.deal_id), a."at", a.channel, a.campaign
    FROM {activities} a LEFT JOIN (
        SELECT lead_id, any_value(customer) AS customer, any_value(deal_id) AS deal_id FROM {lead_journeys} GROUP BY lead_id
    ) l ON l.lead_id = a.lead_id
    WHERE a.deal_id IS NULL AND coalesce(lower(a.direction), CASE WHEN a.rep IS NULL THEN 'inbound' END) = 'inbound'
"""

# How many touches of each channel and campaign there had been by each of them.
_RUNNING = """
    SELECT DISTINCT who, touched_at, coalesce(channel, '') AS channel, coalesce(campaign, '') AS campaign,
        count(*) OVER upto AS touches, min(touched_at) OVER upto AS began_at
    FROM touches WHERE who IS NOT NULL AND touched_at IS NOT NULL AND coalesce(channel, campaign) IS NOT NULL
    WINDOW upto AS (PARTITION BY who, channel, campaign ORDER BY touched_at)
"""

# A sale on a day without a time is one at its end: what touched on that day came before it.
_PAIRED = """
    SELECT s.n, s.amount, g.who, g.channel, g.campaign,
        CASE WHEN s."at" = date_trunc('day', s."at") THEN s."at" + INTERVAL 1 DAY - INTERVAL 1 MICROSECOND ELSE s."at" END AS by_then
    FROM sales s JOIN (SELECT DISTINCT who, channel, campaign FROM running) g ON g.who = coalesce('c:' || s.customer, 'd:' || s.deal_id)
"""

_LAST = last_before(
    "SELECT who, channel, campaign, by_then AS moment FROM paired",
    "SELECT who, channel, campaign, touched_at AS moment FROM running",
    *("who", "channel", "campaign"),
)

_TOUCHED = f"""
    SELECT p.n, p.amount, r.touched_at, r.began_at, r.touches, r.channel, r.campaign
    FROM paired p
    JOIN ({_LAST}) l ON l.who = p.who AND l.channel = p.channel AND l.campaign = p.campaign AND l.moment = p.by_then
    JOIN running r ON r.who = p.who AND r.channel = p.channel AND r.campaign = p.campaign AND r.touched_at = l.found
"""

# Parts are what the sum has grown by, rounded each time, so that they add up to the sale exactly.
_PARTED = """
    SELECT *, grown - coalesce(lag(grown) OVER sequence, 0) AS amount_linear,
        CASE WHEN row_number() OVER sequence = 1 THEN amount END AS amount_first,
        CASE WHEN row_number() OVER (PARTITION BY n ORDER BY touched_at DESC, channel, campaign) = 1 THEN amount END AS amount_last,
        campaign <> '' AND row_number() OVER (PARTITION BY n ORDER BY campaign = '', touched_at DESC, campaign, channel) = 1 AS is_response
    FROM (
        SELECT *, CASE WHEN sum(touches) OVER sequence = sum(touches) OVER (PARTITION BY n) THEN amount
            ELSE CAST(amount * (sum(touches) OVER sequence / sum(touches) OVER (PARTITION BY n)) AS DECIMAL(18, 4)) END AS grown
        FROM touched WINDOW sequence AS (PARTITION BY n ORDER BY began_at, channel, campaign)
    ) WINDOW sequence AS (PARTITION BY n ORDER BY began_at, channel, campaign)
"""

_ATTRIBUTED = f"""
    WITH sales AS MATERIALIZED (SELECT *, row_number() OVER () AS n FROM ({{sales}})),
    touches AS ({_TOUCHES}), running AS MATERIALIZED ({_RUNNING}),
    paired AS MATERIALIZED ({_PAIRED}), touched AS MATERIALIZED ({_TOUCHED}), parted AS ({_PARTED})
    SELECT s.sale_id, s."at", s.amount, s.currency, s.is_first_purchase, p.touches, p.touched_at, p.is_response,
        p.amount_first, p.amount_last, p.amount_linear,
        nullif(p.channel, '') AS channel, nullif(p.campaign, '') AS campaign, {", ".join(f"s.{name}" for name in _OWN)}
    FROM parted p JOIN sales s ON s.n = p.n
    UNION ALL BY NAME
    SELECT sale_id, "at", amount, currency, is_first_purchase, 0 AS touches, "at" AS touched_at, campaign IS NOT NULL AS is_response,
        amount AS amount_first, amount AS amount_last, amount AS amount_linear, {", ".join(DIMENSIONS)}
    FROM sales WHERE n NOT IN (SELECT n FROM touched)
"""

ATTRIBUTED = Derivation(
    Table(
        "attributed",
        "a sale and a channel that touched its customer before",
        key=None,
        dated="at",
        fields=table_fields("""
            sale_id           | id    | the order's key, or the won deal's
            at                | date  | when it was sold
            amount            | money | what was paid, in every row of the sale
            currency          | name  | currency of the amounts
            is_first_purchase | flag  | the customer's first purchase
            touches           | count | touches of this channel and campaign before the sale; 0 where the sale names them itself
            touched_at        | date  | the last of these touches
            is_response       | flag  | of all that touched, the last campaign
            amount_first      | money | the amount, where this channel touched first
            amount_last       | money | the amount, where this channel touched last
            amount_linear     | money | the part of the amount by touches, each alike
        """),
        dimensions=DIMENSIONS,
    ),
    readings=(
        Reading({"orders": ("ordered_at",)}, _ATTRIBUTED.replace("{sales}", _ORDERS)),
        Reading({"deals": ("closed_at", "status")}, _ATTRIBUTED.replace("{sales}", _WON_DEALS)),
    ),
    stands_for={name: ("orders", name) for name in ("amount", "currency", *_OWN)}
    | dict.fromkeys(("sale_id", "at"), ("orders", "ordered_at"))
    | dict.fromkeys(("amount_first", "amount_last", "amount_linear"), ("orders", "amount"))
    | {"is_first_purchase": ("orders", "customer"), "touched_at": ("leads", "created_at"), "is_response": ("leads", "campaign")}
    | {"channel": ("leads", "channel"), "campaign": ("leads", "campaign"), "touches": ("leads", "created_at")},
)
