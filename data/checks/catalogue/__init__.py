"""Every check there is, table by table: facts that are asked of rows, listed on the page and printed into the manual."""

from __future__ import annotations

from itertools import groupby

from data.checks.catalogue.deals import DEALS, QUOTAS, STAGE_CHANGES
from data.checks.catalogue.marketing import EMAILS, MENTIONS, SPEND, USAGE, WEB
from data.checks.catalogue.people import ACTIVITIES, CUSTOMERS, LEADS, REPS
from data.checks.catalogue.service import RESPONSES, TICKETS
from data.checks.catalogue.trade import ORDER_LINES, ORDERS, PRODUCTS, RATES, SUBSCRIPTIONS
from data.checks.check import Check

CHECKS: tuple[Check, ...] = (
    *CUSTOMERS, *REPS, *PRODUCTS, *LEADS, *DEALS, *STAGE_CHANGES, *ACTIVITIES, *ORDERS, *ORDER_LINES, *SUBSCRIPTIONS, *TICKETS,
    *RESPONSES, *SPEND, *WEB, *EMAILS, *MENTIONS, *USAGE, *QUOTAS, *RATES,
)  # fmt: skip

BY_TABLE: dict[str, tuple[Check, ...]] = {table: tuple(checks) for table, checks in groupby(CHECKS, key=lambda each: each.table)}

NAMES = frozenset((each.table, each.name) for each in CHECKS)
