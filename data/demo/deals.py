"""Deals: who opens them, what they are worth, and how long until they are won or lost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data.demo import company as c
from data.demo import effects as e
from data.demo.baskets import Baskets, baskets
from data.demo.columns import Traits, taken
from data.demo.leads import Leads
from data.demo.world import Codes, Flags, Numbers, World, chance, log_odds, pick

NEW, UPSELL, CROSS_SELL = range(3)
FORGOTTEN = 0.008
"""Share of deals that nobody ever closes."""
TYPICAL_DAYS = 36.0
HALF_DAYS = 150.0
"""After this time with us a customer is half as likely to open another deal."""


@dataclass(frozen=True)
class Deals:
    """One array a field, one element a deal; deals are ordered by creation.

    `cycle` is the time to the end in days, also of deals whose end lies beyond the span (infinite where forgotten); `lead` is -1 for deals
    with customers; `traits` hold the customer of every deal.
    """

    traits: Traits
    created: Numbers
    closed: Numbers
    cycle: Numbers
    will_win: Flags
    lead: Codes
    basket: Baskets

    @property
    def is_won(self) -> Flags:
        return self.will_win & ~np.isnan(self.closed)

    @property
    def is_open(self) -> Flags:
        return np.isnan(self.closed)


def simulate_deals(world: World, leads: Leads) -> Deals:
    """Deals from leads, one new customer each, then deals with those customers; all in order of creation."""
    fresh = _from_leads(world, leads)
    again = _with_customers(world, fresh, world.deals - len(fresh.created))
    order = np.argsort(np.concatenate([fresh.created, again.created]), kind="stable")
    traits = {name: np.concatenate([fresh.traits[name], again.traits[name]])[order] for name in fresh.traits}
    rest = ("created", "closed", "cycle", "will_win", "lead")
    joined = {name: np.concatenate([getattr(fresh, name), getattr(again, name)])[order] for name in rest}
    return Deals(traits, **joined, basket=fresh.basket.joined(again.basket).taken(order))


def _from_leads(world: World, leads: Leads) -> Deals:
    rng = world.stream("deals from leads")
    rows = np.flatnonzero(leads.has_deal)
    rows = rows[np.argsort(leads.opened[rows], kind="stable")]
    traits = taken(leads.traits, rows)
    traits["deal_type"] = np.full(len(rows), NEW)
    traits["pipeline"] = (traits["channel"] == [channel.name for channel in c.CHANNELS].index("Partners")).astype(np.int64)
    traits["customer"] = np.arange(len(rows))
    odds = 0.3 * (1 - leads.grade[rows])
    return _played(world, rng, traits, leads.opened[rows], luck=leads.luck[rows], odds=odds, lead=rows)


def _with_customers(world: World, fresh: Deals, size: int) -> Deals:
    """Deals with customers won before: more of the same family, or another family."""
    rng = world.stream("deals with customers")
    won = np.flatnonzero(fresh.is_won & (fresh.closed < world.horizon - 2))
    likely = 1 - 0.5 ** ((world.horizon - fresh.closed[won]) / HALF_DAYS)
    chosen = won[pick(rng, likely, size)] if len(won) else won
    created = world.at_work(rng, world.early(rng, fresh.closed[chosen] + 0.5, HALF_DAYS))
    created = np.minimum(created, world.horizon - 0.1)
    traits = taken(fresh.traits, chosen)
    traits["deal_type"] = np.where(rng.random(len(chosen)) < 0.55, UPSELL, CROSS_SELL)
    traits["product"] = next_product(rng, traits, traits["deal_type"])
    size = len(chosen)
    return _played(world, rng, traits, created, luck=rng.random(size), odds=np.full(size, 0.6), lead=np.full(size, -1))


def next_product(rng: np.random.Generator, traits: Traits, kind: Codes) -> Codes:
    """One level up for an upsell (the same at the top), another family for a cross-sell, the same product otherwise.

    Nobody is led to the local product elsewhere than in its country.
    """
    product = traits["product"]
    up = np.where(c.LEVEL_OF_PRODUCT[product] < 3, product + 1, product)
    across = (product + 3 * rng.integers(1, 4, len(product))) % len(c.PRODUCTS)
    chosen = np.select([kind == UPSELL, kind == CROSS_SELL], [up, across], product)
    local = [each.name for each in c.PRODUCTS].index(e.LOCAL_PRODUCT)
    country = c.COUNTRY_OF_REGION[c.REGION_OF_CITY[traits["city"]]]
    return np.where((chosen == local) & (country != c.COUNTRIES.index(e.LOCAL_COUNTRY)), product, chosen)


def _played(
    world: World, rng: np.random.Generator, traits: Traits, created: Numbers, *, luck: Numbers, odds: Numbers, lead: Codes
) -> Deals:
    """How each deal ends: won where its luck is below its chance, after a time of its own for won and for lost."""
    will_win = luck < chance(odds + win_odds(world, traits, created))
    spread = np.where(will_win, 0.5, 0.75)
    cycle = typical_cycle(traits) * np.where(will_win, 1.0, 1.15) * np.exp(rng.normal(0, spread))
    cycle[rng.random(len(cycle)) < FORGOTTEN] = np.inf
    closed = world.at_work(rng, np.where(np.isinf(cycle), np.nan, created + np.maximum(cycle, 1.0)))
    closed = _pushed(world, rng, created, closed, will_win)
    cycle = np.where(np.isnan(closed), np.inf, closed - created)
    return Deals(traits, created, world.known(closed), cycle, will_win, lead, baskets(world, rng, traits, created))


def win_odds(world: World, traits: Traits, created: Numbers) -> Numbers:
    """Log-odds to win, by segment, channel, rep, and for products whose price rose."""
    segment = log_odds([each.win for each in c.SEGMENTS])[traits["segment"]]
    channel = np.array([each.odds for each in c.CHANNELS])[traits["channel"]]
    rep = np.array([each.odds for each in c.REPS])[traits["rep"]]
    return segment + channel + rep + e.DEARER_ODDS * is_dearer(world, traits["product"], created)


def is_dearer(world: World, product: Codes, moments: Numbers) -> Flags:
    """Whether the higher price holds for a product at a moment."""
    families = np.array([each.family == e.DEARER_FAMILY for each in c.PRODUCTS])
    return families[product] & (moments >= world.last_year)


def typical_cycle(traits: Traits) -> Numbers:
    """Median days to a win, by region, segment, rep and price level."""
    region = np.array([e.SLOW_FACTOR if each.region == e.SLOW_REGION else 1.0 for each in c.REGIONS])
    region *= np.array([{"Brazil": 1.12, "Portugal": 0.92}.get(each.country, 1.0) for each in c.REGIONS])
    segment = np.array([each.pace for each in c.SEGMENTS])
    rep = np.array([each.pace for each in c.REPS])
    level = np.array([{1: 0.9, 2: 1.0, 3: 1.2}[each.level] for each in c.PRODUCTS])
    place = region[c.REGION_OF_CITY[traits["city"]]]
    return TYPICAL_DAYS * place * segment[traits["segment"]] * rep[traits["rep"]] * level[traits["product"]]


def _pushed(world: World, rng: np.random.Generator, created: Numbers, closed: Numbers, will_win: Flags) -> Numbers:
    """Pull some wins from the first weeks of a quarter into the last week of the one before."""
    ends = world.quarter_ends
    end = ends[np.clip(np.searchsorted(ends, np.nan_to_num(closed), side="right") - 1, 0, len(ends) - 1)]
    earlier = end - 6.5 + 6 * rng.random(len(closed))
    after = closed - end
    pulled = will_win & (after >= 0) & (after < e.PUSH_DAYS) & (rng.random(len(closed)) < e.PUSH_SHARE) & (earlier > created + 3)
    return np.where(pulled, np.floor(earlier) + closed % 1, closed)
