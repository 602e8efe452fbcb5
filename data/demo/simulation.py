"""The whole company: every table, from a size, a seed and a last day."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa

from data.demo.activities import activities_table, last_touch, simulate_activities
from data.demo.adoption import usage_table
from data.demo.customers import Customers, customers_table, products_table, reps_table, simulate_customers
from data.demo.deals import Deals, simulate_deals
from data.demo.goals import quotas_table, targets_table
from data.demo.leads import Leads, Outcomes, leads_table, simulate_leads
from data.demo.mailings import emails_table, mentions_table
from data.demo.marketing import spend_table
from data.demo.orders import order_lines_table, orders_table, simulate_orders
from data.demo.pipeline import deal_traits, deals_table
from data.demo.service import responses_table, simulate_tickets, tickets_table
from data.demo.stages import simulate_stages, stage_changes_table
from data.demo.subscriptions import simulate_subscriptions, subscriptions_table
from data.demo.website import web_table
from data.demo.world import World

DEALS, SEED, UNTIL = 4800, 6, date(2026, 9, 30)
"""The company that everyone sees."""
FEWEST_DEALS = 50


def simulate(deals: int = DEALS, seed: int = SEED, until: date = UNTIL) -> dict[str, pa.Table]:
    """Every table in our fields, dimensions by label. The same arguments give the same bytes.

    The four years end with the day `until`. Raises ValueError for fewer than 50 deals: too few to be a company.
    """
    if deals < FEWEST_DEALS:
        raise ValueError(f"a company has at least {FEWEST_DEALS} deals, not {deals}")
    world = World(deals, seed, until)
    leads = simulate_leads(world)
    made = simulate_deals(world, leads)
    customers = simulate_customers(world, made)
    return _people(world, customers) | _sales(world, leads, made, customers) | _after_sales(world, made, customers) | _market(world)


def _people(world: World, customers: Customers) -> dict[str, pa.Table]:
    return {"customers": customers_table(world, customers), "reps": reps_table(), "products": products_table()}


def _sales(world: World, leads: Leads, deals: Deals, customers: Customers) -> dict[str, pa.Table]:
    stages = simulate_stages(world, deals)
    activities = simulate_activities(world, leads, deals, customers)
    own = deal_traits(world, deals)
    return {
        "leads": leads_table(world, leads, customers.names, _outcomes(leads, deals)),
        "deals": deals_table(world, deals, stages, own, customers.names, touched=last_touch(deals, activities)),
        "stage_changes": stage_changes_table(world, deals, stages, own, customers.names),
        "activities": activities_table(world, activities, customers),
    }


def _outcomes(leads: Leads, deals: Deals) -> Outcomes:
    fresh = np.flatnonzero(deals.lead >= 0)
    rows, closed, size = deals.lead[fresh], deals.closed[fresh], len(leads.created)
    found = Outcomes(np.full(size, -1), np.full(size, -1), np.full(size, np.nan), np.full(size, np.nan))
    found.deal[rows], found.customer[rows] = fresh, deals.traits["customer"][fresh]
    found.won[rows] = np.where(deals.is_won[fresh], closed, np.nan)
    found.lost[rows] = np.where(deals.is_won[fresh], np.nan, closed)
    return found


def _after_sales(world: World, deals: Deals, customers: Customers) -> dict[str, pa.Table]:
    orders = simulate_orders(world, deals, customers)
    tickets = simulate_tickets(world, customers)
    return {
        "orders": orders_table(world, orders, customers),
        "order_lines": order_lines_table(world, orders, customers),
        "subscriptions": subscriptions_table(world, simulate_subscriptions(world, customers), customers),
        "tickets": tickets_table(world, tickets, customers),
        "responses": responses_table(world, tickets, customers),
        "quotas": quotas_table(world, deals),
        "targets": targets_table(world, orders),
    }


def _market(world: World) -> dict[str, pa.Table]:
    return {
        "spend": spend_table(world),
        "web": web_table(world),
        "emails": emails_table(world),
        "mentions": mentions_table(world),
        "usage": usage_table(world),
    }
