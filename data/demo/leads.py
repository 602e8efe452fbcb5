"""Leads: where they come from, how fast they are answered, and which become deals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from data.demo import company as c
from data.demo import effects as e
from data.demo.columns import Traits, dimensions, flags, keys, labels, times
from data.demo.world import Codes, Flags, Numbers, World, blank, log_odds, pick, pick_by_row

LEADS_PER_DEAL, SHARE_OF_DEALS = 4.4, 0.8
STATUSES = ("New", "Working", "Qualified", "Opportunity", "Converted", "Dropped")
GRADES = ("A", "B", "C", "D")
CHANNEL_NAMES = [channel.name for channel in c.CHANNELS]


@dataclass(frozen=True)
class Leads:
    """One array a field, one element a lead; leads are ordered by creation.

    `opened` is when a deal was opened with the lead (NaN: never), `luck` the uniform number that decides later whether it is won.
    """

    traits: Traits
    created: Numbers
    contacted: Numbers
    qualified: Numbers
    opened: Numbers
    dropped: Numbers
    grade: Codes
    luck: Numbers

    @property
    def has_deal(self) -> Flags:
        return ~np.isnan(self.opened)


@dataclass(frozen=True)
class Outcomes:
    """What became of each lead: the codes of its deal and customer (-1 for none), and when that deal was won or lost (NaN: it was not)."""

    deal: Codes
    customer: Codes
    won: Numbers
    lost: Numbers


def simulate_leads(world: World) -> Leads:
    rng = world.stream("leads")
    size = round(world.deals * LEADS_PER_DEAL)
    created = np.sort(pick(rng, world.demand, size) + np.clip(rng.normal(0.57, 0.17, size), 0.01, 0.99))
    traits = _traits(rng, size)
    answer = np.exp(rng.normal(np.log(5.0), 1.5, size)) / 24
    contacted = np.where(rng.random(size) < 0.06, np.nan, world.at_work(rng, created + answer))
    contacted = np.maximum(contacted, created + 90 / 86400)
    qualified = world.at_work(rng, contacted + 0.6 + rng.exponential(4.0, size))
    qualified = np.maximum(qualified, contacted + 0.02)
    opened = np.maximum(world.at_work(rng, qualified + rng.exponential(4.0, size)), qualified + 0.01)
    wish, luck = _wish(world, rng, traits, created, contacted)
    becomes = _best(wish, world.known(opened), round(world.deals * SHARE_OF_DEALS))
    accepted = becomes | (rng.random(size) < 0.22)
    qualified = np.where(accepted, world.known(qualified), np.nan)
    gives_up = ~becomes & (rng.random(size) < 0.72)
    last = np.fmax(np.fmax(created, contacted), qualified)
    dropped = np.where(gives_up, world.known(world.at_work(rng, last + 1 + rng.gamma(2.0, 11.0, size))), np.nan)
    grade = np.clip(np.round(1.6 - 0.5 * wish + rng.normal(0, 0.7, size)), 0, 3).astype(np.int64)
    happened = (world.known(contacted), qualified, np.where(becomes, opened, np.nan), dropped)
    return Leads(traits, created, *happened, grade, luck)


def _traits(rng: np.random.Generator, size: int) -> Traits:
    city = pick(rng, c.CITY_WEIGHTS, size)
    segment = pick(rng, [each.share for each in c.SEGMENTS], size)
    channel = pick(rng, [each.share for each in c.CHANNELS], size)
    offered = np.diff(c.FIRST_CAMPAIGN)[channel]
    campaign = np.where(offered > 0, c.FIRST_CAMPAIGN[channel] + np.floor(rng.random(size) * offered).astype(np.int64), -1)
    region = c.REGION_OF_CITY[city]
    rep = pick_by_row(rng, territory_weights(), (region, segment))
    product = pick_by_row(rng, product_weights(), (c.COUNTRY_OF_REGION[region],))
    return {"city": city, "segment": segment, "channel": channel, "campaign": campaign, "rep": rep, "product": product}


def territory_weights() -> Numbers:
    """Who gets a lead: by region, segment and rep; the hard segment goes to one rep where he works."""
    mixed = [rep.name for rep in c.REPS].index(e.MIXED_REP)
    hard = [segment.name for segment in c.SEGMENTS].index(e.HARD_SEGMENT)
    serves = np.array([[float(region.region in rep.regions) for rep in c.REPS] for region in c.REGIONS])
    weights = np.repeat(serves[:, None, :], len(c.SEGMENTS), axis=1)
    theirs = serves[:, mixed] > 0
    weights[theirs, :, mixed] = e.EASY_WEIGHT
    weights[theirs, hard, :] *= (1 - e.HARD_SHARE) / 3
    weights[theirs, hard, mixed] = e.HARD_SHARE
    return weights


def product_weights() -> Numbers:
    """How often each product is asked for, by country: cheaper ones more, one mostly in one country."""
    level = np.array([{1: 1.2, 2: 1.0, 3: 0.7}[product.level] for product in c.PRODUCTS])
    weights = np.tile(level, (len(c.COUNTRIES), 1))
    local = [product.name for product in c.PRODUCTS].index(e.LOCAL_PRODUCT)
    weights[:, local] = e.ELSEWHERE_WEIGHT
    weights[c.COUNTRIES.index(e.LOCAL_COUNTRY), local] = e.LOCAL_WEIGHT
    return weights


def _wish(world: World, rng: np.random.Generator, traits: Traits, created: Numbers, contacted: Numbers) -> tuple[Numbers, Numbers]:
    """How ready each lead is to become a deal (log-odds plus logistic noise), and its luck as a deal."""
    odds = log_odds([channel.conversion for channel in c.CHANNELS])[traits["channel"]]
    answer = np.where(np.isnan(contacted), 5 / 24, np.maximum(contacted - created, 0.003))
    odds = odds - 0.22 * np.log10(answer * 24 / 5)
    first, after = world.fallen_quarter
    fallen = (traits["campaign"] == c.CAMPAIGNS.index(e.FALLEN_CAMPAIGN)) & (created >= first) & (created < after)
    odds = odds + e.FALLEN_ODDS * fallen
    noise, luck = rng.logistic(size=len(odds)), rng.random(len(odds))
    _be_lucky(rng, traits, odds, noise, luck)
    return odds + noise, luck


def _be_lucky(rng: np.random.Generator, traits: Traits, odds: Numbers, noise: Numbers, luck: Numbers) -> None:
    """Give the first leads of the small channel the best of many draws of noise and luck, in place."""
    rows = np.flatnonzero(traits["channel"] == CHANNEL_NAMES.index(e.SMALL_CHANNEL))[: e.LUCKY_LEADS]
    shape = (e.LUCKY_DRAWS, len(rows))
    noises, lucks = rng.logistic(size=shape), rng.random(shape)
    best = np.argmax(((odds[rows] + noises > 0) & (lucks < 0.45)).sum(axis=1))
    noise[rows], luck[rows] = noises[best], lucks[best]


def _best(wish: Numbers, opened: Numbers, count: int) -> Flags:
    """The `count` leads most ready to become deals, of those that had the time to."""
    ready = np.where(np.isnan(opened), -np.inf, wish)
    chosen = np.zeros(len(wish), dtype=bool)
    chosen[np.argsort(-ready, kind="stable")[:count]] = True
    return chosen & ~np.isnan(opened)


def leads_table(world: World, leads: Leads, customers: pa.Array, outcomes: Outcomes) -> pa.Table:
    """A lead is converted when its deal is won, dropped when it is given up or its deal lost. A few lack their channel, rep or segment."""
    rng = world.stream("leads table")
    own = leads.traits | {"customer": outcomes.customer}
    for name, share in (("channel", 0.01), ("rep", 0.01), ("segment", 0.012)):
        own[name] = blank(rng, own[name], share)
    accepted, is_won = ~np.isnan(leads.qualified), ~np.isnan(outcomes.won)
    dropped = np.fmax(leads.dropped, outcomes.lost)
    status = np.select([is_won, ~np.isnan(dropped), leads.has_deal, accepted, ~np.isnan(leads.contacted)], [4, 5, 3, 2, 1], 0)
    number = np.arange(len(leads.created))
    return pa.table(
        {
            "lead_id": keys("L", number),
            "created_at": times(world.start, leads.created),
            "first_contact_at": times(world.start, leads.contacted),
            "qualified_at": times(world.start, leads.qualified),
            "converted_at": times(world.start, outcomes.won),
            "dropped_at": times(world.start, dropped),
            "is_qualified": flags(accepted),
            "is_converted": flags(is_won),
            "is_dropped": flags(~np.isnan(dropped)),
            "is_won": flags(is_won),
            "status": labels(status, STATUSES),
            "grade": labels(np.where(accepted, leads.grade, -1), GRADES),
            "deal_id": keys("D", outcomes.deal),
            "customer_id": keys("C", outcomes.customer),
            "contact_id": keys("P", number),
        }
        | dimensions(own, customers)
    )
