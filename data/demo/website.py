"""The web site: visits by day, country, channel and landing page, and what became of them."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from data.demo import company as c
from data.demo.columns import dimensions, labels, times
from data.demo.leads import LEADS_PER_DEAL
from data.demo.marketing import country_shares
from data.demo.world import World

PAGES = ("/", "/sensors", "/guide-to-indoor-air", "/webinar", "/shop")
PAGE_SHARE = np.array([0.34, 0.22, 0.2, 0.1, 0.14])
PAGE_BOUNCES = np.array([0.42, 0.38, 0.63, 0.3, 0.35])
PAGE_CONVERSION = np.array([0.02, 0.03, 0.008, 0.11, 0.035])
VISITS = {"Organic search": 0.45, "Paid search": 0.22, "Social ads": 0.2, "Webinars": 0.05, "Referral": 0.08}
"""Share of the visits, by the channels that lead to the site."""
VISITORS_PER_LEAD = 38


def web_table(world: World) -> pa.Table:
    """One row for each day, country, channel and landing page with visits. Carts are begun in the shop alone."""
    rng = world.stream("web")
    channels = np.array([[each.name for each in c.CHANNELS].index(name) for name in VISITS])
    volume = world.deals * LEADS_PER_DEAL * VISITORS_PER_LEAD * 1.25
    shares = np.multiply.outer(np.array(list(VISITS.values())), PAGE_SHARE)
    expected = volume * world.demand[:, None, None, None] * country_shares()[:, None, None] * shares
    visits = rng.poisson(expected)
    day, country, channel, page = np.nonzero(visits)
    count = visits[day, country, channel, page]
    bounces = rng.binomial(count, PAGE_BOUNCES[page])
    stayed = count - bounces
    clicks = rng.binomial(stayed, 0.3)
    conversions = rng.binomial(clicks, np.minimum(PAGE_CONVERSION[page] / (1 - PAGE_BOUNCES[page]) / 0.3, 1))
    carts = np.where(page == PAGES.index("/shop"), rng.binomial(stayed, 0.16), 0)
    return pa.table(
        {
            "visited_on": times(world.start, day.astype(float)),
            "landing_page": labels(page, PAGES),
            "visits": pa.array(count),
            "visitors": pa.array(count - rng.binomial(count, 0.2)),
            "bounces": pa.array(bounces),
            "clicks": pa.array(clicks),
            "conversions": pa.array(conversions),
            "sign_ups": pa.array(rng.binomial(conversions, 0.45)),
            "carts": pa.array(carts),
            "checkouts": pa.array(rng.binomial(carts, 0.31)),
        }
        | dimensions({"country": country, "channel": channels[channel]})
    )
