"""What was asked for: a quota for each seller and month, targets for KPIs of the company and its countries."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pyarrow as pa

from data.demo import company as c
from data.demo.columns import constant, dimensions, money, times
from data.demo.deals import Deals
from data.demo.effects import MONTHS
from data.demo.leads import LEADS_PER_DEAL
from data.demo.orders import Orders
from data.demo.world import Numbers, World

AMBITION = 1.05
SHARES = {"win_rate": 0.5, "lead_qualification_rate": 0.5, "csat": 0.8, "retention_rate": 0.9}
"""Targets that stay the same in every quarter."""


def quotas_table(world: World, deals: Deals) -> pa.Table:
    """Half what the seller wins on average, half what all do, with the season, in round hundreds; growing through the first half year."""
    months, sellers = np.array(world.months, dtype=float), np.array(c.SELLERS)
    won = np.bincount(deals.traits["rep"][deals.is_won], weights=deals.basket.total[deals.is_won], minlength=len(c.REPS))[sellers]
    usual = (won + won.mean()) / 2 / len(months)
    grown = np.minimum(np.arange(1, len(months) + 1) / 6, 1.0)
    asked = AMBITION * np.multiply.outer(_season(world) * world.trend[world.months] * grown, usual)
    month, seller = (grid.ravel() for grid in np.meshgrid(months, np.arange(len(sellers)), indexing="ij"))
    rep = sellers[seller]
    return pa.table(
        {
            "month": times(world.start, month),
            "amount": money((np.maximum(np.round(asked.ravel() / 10000), 1) * 10000).astype(np.int64)),
            "currency": constant(c.CURRENCY, len(month)),
        }
        | dimensions({"rep": rep, "country": c.COUNTRY_OF_REP[rep]})
    )


def _season(world: World) -> Numbers:
    factors = np.array([MONTHS[world.days[first].month - 1] for first in world.months])
    return factors / np.array(MONTHS).mean()


def targets_table(world: World, orders: Orders) -> pa.Table:
    """Revenue by month, for the whole and each country: a little above the three months before. Leads by month, shares by quarter."""
    rows = [*_revenue(world, orders), *_leads(world), *_shares(world)]
    kpi, start, end, value, country = zip(*rows, strict=True)
    codes = np.array(country)
    return pa.table(
        {
            "kpi": pa.array(kpi),
            "starts_on": times(world.start, np.array(start, dtype=float)),
            "ends_on": times(world.start, np.array(end, dtype=float)),
            "value": pa.array(np.array(value, dtype=float)),
        }
        | dimensions({"country": codes})
    )


Row = tuple[str, int, int, float, int]
"""KPI, first day, day after the last, value, code of the country (-1: the whole)."""


def _revenue(world: World, orders: Orders) -> list[Row]:
    bounds = _bounds(world)
    month = np.searchsorted(world.months, orders.ordered, side="right") - 1
    country = c.COUNTRY_OF_REGION[c.REGION_OF_CITY[orders.traits["city"]]]
    total = np.zeros((len(bounds), len(c.COUNTRIES)))
    inside = month >= 0
    np.add.at(total, (month[inside], country[inside]), (orders.basket.total * orders.sign)[inside] / 100)
    season = _season(world)[:, None]
    usual = np.array([(total / season)[max(0, at - 3) : at].mean(axis=0) if at else total[0] for at in range(len(bounds))])
    asked = np.round(AMBITION * usual * season, -2)
    by_country = [("revenue", *bounds[at], asked[at, code], code) for at in range(3, len(bounds)) for code in range(len(c.COUNTRIES))]
    return [*(("revenue", *bounds[at], float(asked[at].sum()), -1) for at in range(3, len(bounds))), *by_country]


def _leads(world: World) -> list[Row]:
    usual = world.deals_a_year * LEADS_PER_DEAL / 12 * _season(world) * world.trend[world.months]
    return [("leads", *bound, float(round(asked)), -1) for bound, asked in zip(_bounds(world), usual, strict=True)]


def _shares(world: World) -> list[Row]:
    quarters = [bound for at, bound in enumerate(_bounds(world)) if world.days[world.months[at]].month % 3 == 1]
    ends = {start: _quarter_end(world, start) for start, _ in quarters}
    return [(kpi, start, ends[start], value, -1) for kpi, value in SHARES.items() for start, _ in quarters]


def _bounds(world: World) -> list[tuple[int, int]]:
    """First day and day after the last of each month that begins in the span."""
    firsts = world.months
    last = world.days[firsts[-1]]
    following = (last + timedelta(days=32)).replace(day=1)
    return list(zip(firsts, [*firsts[1:], (following - world.start).days], strict=True))


def _quarter_end(world: World, start: int) -> int:
    day = world.days[start]
    return ((day + timedelta(days=95)).replace(day=1) - world.start).days
