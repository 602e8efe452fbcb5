"""The table of deals, with what sellers forget to fill in."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from data.demo.columns import Traits, constant, dimensions, keys, labels, money, times
from data.demo.company import CURRENCY
from data.demo.deals import Deals
from data.demo.stages import STAGES, Stages
from data.demo.world import Codes, Numbers, World, blank, pick

STATUSES = ("open", "won", "lost")
LOST_REASONS = ("Price", "Chose a competitor", "No budget", "No decision", "Missing feature", "No answer any more")
STAGE_CHANCE = np.array([0.15, 0.3, 0.5, 0.75, 1.0, 0.0])


def deal_traits(world: World, deals: Deals) -> Traits:
    """The dimensions as the CRM has them: a few deals without rep or channel, a few that were never won without customer."""
    rng = world.stream("blanks in deals")
    own = dict(deals.traits)
    own["rep"] = blank(rng, own["rep"], 0.006)
    own["channel"] = blank(rng, own["channel"], 0.01)
    own["customer"] = np.where(deals.is_won, own["customer"], blank(rng, own["customer"], 0.02))
    return own


def deals_table(world: World, deals: Deals, stages: Stages, own: Traits, customers: pa.Array, *, touched: Numbers) -> pa.Table:
    """`touched`: the last activity of each deal."""
    rng = world.stream("deals table")
    size = len(deals.created)
    number, stage = np.arange(size), stages.last
    expected = stages.expected[number, stage]
    unplanned = deals.is_open & (rng.random(size) < 0.04)
    return pa.table(
        {
            "deal_id": keys("D", number),
            "created_at": times(world.start, deals.created),
            "closed_at": times(world.start, deals.closed),
            "expected_close_at": times(world.start, np.where(unplanned, np.nan, expected)),
            "status": labels(np.select([deals.is_open, deals.is_won], [0, 1], 2), STATUSES),
            "stage": labels(stage, STAGES),
            "amount": money(stages.cents[number, stage], deals.is_open & (rng.random(size) < 0.04)),
            "currency": constant(CURRENCY, size),
            "probability": pa.array(STAGE_CHANCE[stage]),
            "lost_reason": labels(_reasons(rng, deals), LOST_REASONS),
            "last_activity_at": times(world.start, touched),
            "lead_id": keys("L", deals.lead),
            "customer_id": keys("C", own["customer"]),
            "contact_id": keys("P", deals.lead),
        }
        | dimensions(own, customers)
    )


def _reasons(rng: np.random.Generator, deals: Deals) -> Codes:
    size = len(deals.created)
    drawn = blank(rng, pick(rng, [0.28, 0.2, 0.18, 0.16, 0.08, 0.1], size), 0.03)
    return np.where(deals.is_open | deals.is_won, -1, drawn)
