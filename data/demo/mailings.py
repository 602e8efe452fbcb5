"""Mailings: a newsletter every week and country, and the talk about the brand and its competitors."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from data.demo import company as c
from data.demo.columns import dimensions, flags, keys, labels, times
from data.demo.marketing import country_shares
from data.demo.world import World

TITLES = ("Air news", "Case of the month", "Invitation to the webinar", "Offer of the season")
TITLE_OPENED = np.array([0.31, 0.28, 0.24, 0.2])
TITLE_LEFT = np.array([0.0018, 0.0022, 0.0035, 0.009])
"""Who leaves the list after each kind of mailing: offers tire."""
BRANDS = (c.NAME, "Aerovanta", "Klimatrix Nord", "Respirium")
BRAND_WEIGHT = np.array([0.24, 0.36, 0.25, 0.15])


def emails_table(world: World) -> pa.Table:
    """A mailing each Tuesday in each country; its list grows with time."""
    rng = world.stream("emails")
    first = (1 - world.start.weekday()) % 7
    tuesdays = np.arange(first, int(world.horizon), 7)
    week, country = (grid.ravel() for grid in np.meshgrid(np.arange(len(tuesdays)), np.arange(len(c.COUNTRIES)), indexing="ij"))
    title = week % len(TITLES)
    sent = rng.poisson(2 * world.deals_a_year * country_shares()[country] * (1 + week / len(tuesdays)))
    bounced = rng.binomial(sent, 0.021)
    delivered = sent - bounced
    opened = rng.binomial(delivered, TITLE_OPENED[title])
    clicked = rng.binomial(opened, 0.14)
    campaign = np.where(title == 2, c.CAMPAIGNS.index("Webinar series"), -1)
    channel = np.where(title == 2, [each.name for each in c.CHANNELS].index("Webinars"), -1)
    return pa.table(
        {
            "mailing_id": keys("M", np.arange(len(week)), 5),
            "sent_at": times(world.start, tuesdays[week] + 10 / 24),
            "mailing": labels(title, TITLES),
            "sent": pa.array(sent),
            "delivered": pa.array(delivered),
            "opened": pa.array(opened),
            "clicked": pa.array(clicked),
            "bounced": pa.array(bounced),
            "unsubscribed": pa.array(rng.binomial(delivered, TITLE_LEFT[title])),
            "converted": pa.array(rng.binomial(clicked, 0.09)),
        }
        | dimensions({"country": country, "campaign": campaign, "channel": channel})
    )


def mentions_table(world: World) -> pa.Table:
    """Mentions each Monday, by country and brand; ours grow at the cost of the largest."""
    rng = world.stream("mentions")
    first = -world.start.weekday() % 7
    mondays = np.arange(first, int(world.horizon), 7)
    grids = np.meshgrid(np.arange(len(mondays)), np.arange(len(c.COUNTRIES)), np.arange(len(BRANDS)), indexing="ij")
    week, country, brand = (grid.ravel() for grid in grids)
    drift = np.array([0.08, -0.08, 0.0, 0.0])[brand] * week / len(mondays)
    count = rng.poisson(420 * country_shares()[country] * (BRAND_WEIGHT[brand] + drift))
    return pa.table(
        {
            "mentioned_on": times(world.start, mondays[week].astype(float)),
            "brand": labels(brand, BRANDS),
            "is_own": flags(brand == 0),
            "mentions": pa.array(count),
        }
        | dimensions({"country": country})
    )
