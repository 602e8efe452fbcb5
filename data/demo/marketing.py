"""Marketing: what is spent, day by day and month by month, and what people then do on the web site."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from data.demo import company as c
from data.demo.columns import Traits, constant, dimensions, labels, money, times
from data.demo.leads import LEADS_PER_DEAL
from data.demo.world import Codes, Numbers, World

KINDS = ("marketing", "lead purchase", "sales staff", "training", "software", "retention")
MARKETING, LEAD_PURCHASE, SALES_STAFF, TRAINING, SOFTWARE, RETENTION = range(6)
CLICK_COST, CLICKS_PER_VIEW = 1.9, 0.021
ADVERTISED = ("Paid search", "Social ads")
A_MONTH = {SALES_STAFF: 31.0, TRAINING: 1.4, SOFTWARE: 3.2, RETENTION: 4.8}
"""EUR a month for each deal a year, over all countries."""


def country_shares() -> Numbers:
    weights = np.bincount(c.COUNTRY_OF_REGION[c.REGION_OF_CITY], weights=c.CITY_WEIGHTS)
    return weights / weights.sum()


def spend_table(world: World) -> pa.Table:
    """Advertising by day, campaign and country, with views and clicks; other costs by month and country."""
    days, campaign, country, cents = _daily(world)
    rng = world.stream("spend")
    channel = c.CHANNEL_OF_CAMPAIGN[campaign]
    advertised = np.array([each.name in ADVERTISED for each in c.CHANNELS])[channel]
    clicks = np.where(advertised, rng.poisson(cents / 100 / CLICK_COST), 0)
    views = np.where(advertised, rng.poisson(clicks / CLICKS_PER_VIEW), 0)
    conversions = np.where(advertised, rng.binomial(clicks, 0.03), 0)
    kind = np.where(np.array([each.name == "Outbound" for each in c.CHANNELS])[channel], LEAD_PURCHASE, MARKETING)
    month, other_kind, other_country, other_cents = _monthly(world)
    none, rows = np.full(len(month), -1), len(month)
    unknown = np.concatenate([~advertised, np.ones(rows, dtype=bool)])
    return pa.table(
        {
            "spent_on": times(world.start, np.concatenate([days, month])),
            "amount": money(np.concatenate([cents, other_cents])),
            "currency": constant(c.CURRENCY, len(days) + rows),
            "kind": labels(np.concatenate([kind, other_kind]), KINDS),
            "impressions": pa.array(np.concatenate([views, none]), mask=unknown),
            "clicks": pa.array(np.concatenate([clicks, none]), mask=unknown),
            "conversions": pa.array(np.concatenate([conversions, none]).astype(float), mask=unknown),
        }
        | dimensions(_joined(country, channel, campaign, other_country, none))
    )


def _joined(country: Codes, channel: Codes, campaign: Codes, other_country: Codes, none: Codes) -> Traits:
    return {
        "country": np.concatenate([country, other_country]),
        "channel": np.concatenate([channel, none]),
        "campaign": np.concatenate([campaign, none]),
    }


def _daily(world: World) -> tuple[Numbers, Codes, Codes, Codes]:
    """Day, campaign, country and cents: leads expected that day times the cost of a lead, with noise; fairs and webinars on few days."""
    rng = world.stream("daily spend")
    each = np.array([channel.share * channel.cost / max(1, len(channel.campaigns)) for channel in c.CHANNELS])[c.CHANNEL_OF_CAMPAIGN]
    expected = world.demand[:, None, None] * world.deals * LEADS_PER_DEAL * each[:, None] * country_shares()
    cents = np.round(expected * np.exp(rng.normal(0, 0.25, expected.shape)) * 100).astype(np.int64)
    day, campaign, country = np.nonzero(cents)
    return day.astype(float), campaign, country, cents[day, campaign, country]


def _monthly(world: World) -> tuple[Numbers, Codes, Codes, Codes]:
    rng = world.stream("monthly spend")
    months, kinds = np.array(world.months, dtype=float), np.array(list(A_MONTH))
    month, kind, country = (grid.ravel() for grid in np.meshgrid(months, kinds, np.arange(len(c.COUNTRIES)), indexing="ij"))
    amount = (
        np.array([A_MONTH.get(code, 0.0) for code in range(len(KINDS))])[kind]
        * world.deals_a_year
        * world.trend[month.astype(int)]
        * country_shares()[country]
    )
    return month, kind, country, np.round(amount * np.exp(rng.normal(0, 0.06, len(amount))) * 100).astype(np.int64)
