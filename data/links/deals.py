"""Deals with the leads they came from, the lines sold in them, and what activities and stage changes take from them."""

from __future__ import annotations

from data.links.linking import Linking
from data.systems.intake import columns
from locales import Sentence


def take_products_of_lines(linking: Linking) -> None:
    """A deal without a product has that of its lines, where they all name one."""
    if not (linking.has("deals") and linking.has("deal_lines")):
        return
    linking.connection.execute("""
        CREATE OR REPLACE TEMP TABLE sold AS
        SELECT l.deal_id, any_value(coalesce(p.it.label, l.product, l.product_id)) AS product
        FROM t_deal_lines l LEFT JOIN dir_products p ON p.alias = coalesce('i:' || l.product_id, 'e:' || l.price_entry_id)
        WHERE coalesce(p.it.label, l.product, l.product_id) IS NOT NULL
        GROUP BY l.deal_id HAVING count(DISTINCT coalesce(p.it.label, l.product, l.product_id)) = 1
    """)
    linking.replace(
        "deals",
        "SELECT f.* REPLACE (coalesce(f.product, sold.product) AS product) FROM t_deals f LEFT JOIN sold ON sold.deal_id = f.deal_id",
    )


def link_leads(linking: Linking) -> None:
    """Deals and leads find each other by the lead's key, by the deal's key, or by a contact that both name.

    The lead then knows whether a deal of it was won, and the deal has the lead's channel and campaign where it has none.
    """
    if not (linking.has("deals") and linking.has("leads")):
        return
    linking.store("deals")
    linking.store("leads")
    linking.connection.execute("""
        CREATE OR REPLACE TEMP TABLE pairs AS
        SELECT DISTINCT lead, deal FROM (
            SELECT l.rowid AS lead, d.rowid AS deal FROM t_leads l JOIN t_deals d ON d.lead_id = l.lead_id
            UNION ALL SELECT l.rowid, d.rowid FROM t_leads l JOIN t_deals d ON l.deal_id = d.deal_id
            UNION ALL SELECT l.rowid, d.rowid FROM t_leads l JOIN t_deals d ON l.contact_id = d.contact_id
        )
    """)
    if not linking.one("SELECT count(*) FROM pairs"):
        return
    _tell_deals(linking)
    _tell_leads(linking)


def _tell_deals(linking: Linking) -> None:
    """A deal takes the earliest of its leads."""
    linking.connection.execute("""
        CREATE OR REPLACE TEMP TABLE first_lead AS
        SELECT p.deal, arg_min({'id': l.lead_id, 'channel': l.channel, 'campaign': l.campaign}, (l.created_at, l.row)) AS it
        FROM pairs p JOIN t_leads l ON l.rowid = p.lead GROUP BY p.deal
    """)
    linking.connection.execute("""
        CREATE OR REPLACE TEMP TABLE told AS SELECT f.* REPLACE (
            coalesce(f.lead_id, it.id) AS lead_id, coalesce(f.channel, it.channel) AS channel, coalesce(f.campaign, it.campaign) AS campaign
        ), f.rowid AS _order
        FROM t_deals f LEFT JOIN first_lead ON first_lead.deal = f.rowid
    """)
    linking.replace("deals", "SELECT * EXCLUDE (_order) FROM told ORDER BY _order")


def _tell_leads(linking: Linking) -> None:
    linking.connection.execute("""
        CREATE OR REPLACE TEMP TABLE outcome AS
        SELECT p.lead, arg_min({'id': d.deal_id, 'customer': d.customer_id}, (d.created_at, d.row)) AS it,
            bool_or(coalesce(d.status = 'won', false)) AS won
        FROM pairs p JOIN t_deals d ON d.rowid = p.deal GROUP BY p.lead
    """)
    linking.replace(
        "leads",
        "SELECT f.* REPLACE (coalesce(f.deal_id, it.id) AS deal_id, coalesce(f.customer_id, it.customer) AS customer_id, "
        "coalesce(won, false) AS is_won) FROM t_leads f LEFT JOIN outcome ON outcome.lead = f.rowid",
    )
    _convert_leads(linking)


def _convert_leads(linking: Linking) -> None:
    """Where no export says which leads were converted, those with a won deal were, provided that most deals name their lead."""
    named = linking.one("SELECT count(DISTINCT deal) FROM pairs")
    if linking.has("leads", "is_converted") or named * 2 < linking.tables["deals"]:
        return
    linking.replace("leads", "SELECT * REPLACE (is_won AS is_converted) FROM t_leads")
    count = linking.one("SELECT count(*) FROM t_leads WHERE is_converted")
    sentence = Sentence("No export says which leads were converted: the {count} with a won deal count as such.", count=count)
    linking.note("leads-converted", "note", sentence, count)


def split_related(linking: Linking) -> None:
    """An activity's "related to" is a deal, a customer or a lead: whichever has that key."""
    if not linking.has("activities"):
        return
    for field, column, table, own in (
        ("deal_id", "what_id", "deals", "deal_id"),
        ("customer_id", "what_id", "customers", "customer_id"),
        ("lead_id", "who_id", "leads", "lead_id"),
        ("contact_id", "who_id", "contacts", "contact_id"),
        ("lead_id", "contact_id", "leads", "contact_id"),
    ):
        if linking.has(table) and linking.has("activities", column):
            known = f'(SELECT "{own}" AS id, min("{field}") AS found FROM t_{table} WHERE "{own}" IS NOT NULL GROUP BY 1) k'
            linking.replace(
                "activities",
                f'SELECT f.* REPLACE (coalesce(f."{field}", k.found) AS "{field}") FROM t_activities f '
                f'LEFT JOIN {known} ON k.id = f."{column}"',
            )


def take_dimensions_of_deal(linking: Linking, table: str) -> None:
    """What a stage change or an activity does not say itself is that of its deal."""
    if not (linking.has("deals") and linking.has(table, "deal_id")):
        return
    taken = ["rep", "team", "customer", "segment", "product", "channel", "campaign", "deal_type", "pipeline", "customer_id"]
    shared = [name for name in taken if name in columns(table)]
    place = [name for name in ("country", "region", "city") if name in columns(table)]
    replaced = [f'coalesce(f."{name}", d."{name}") AS "{name}"' for name in shared]
    nowhere = "f.country IS NULL AND f.region IS NULL AND f.city IS NULL"
    replaced += [f'CASE WHEN {nowhere} THEN d."{name}" ELSE f."{name}" END AS "{name}"' for name in place]
    first = "(SELECT * FROM t_deals WHERE deal_id IS NOT NULL QUALIFY row_number() OVER (PARTITION BY deal_id ORDER BY row) = 1) d"
    linking.replace(table, f"SELECT f.* REPLACE ({', '.join(replaced)}) FROM t_{table} f LEFT JOIN {first} ON d.deal_id = f.deal_id")
