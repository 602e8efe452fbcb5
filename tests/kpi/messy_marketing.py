"""Visits, mailings and mentions made at random, as untidy as real exports: gaps, more bounces than visits, more opens than addresses."""

import numpy as np
import pandas as pd

from tests.kpi.messy_draw import CHANNELS, COUNTRIES, Draw

Counts = list[int | None]


def marketing(draw: Draw) -> dict[str, pd.DataFrame]:
    return {"web": _web(draw), "emails": _emails(draw), "mentions": _mentions(draw)}


def _counts(draw: Draw, most: int, empty: float = 0.1) -> Counts:
    numbers = draw.random.integers(0, most, draw.rows)
    return [None if gap else int(number) for number, gap in zip(numbers, draw.random.random(draw.rows) < empty, strict=True)]


def _part(draw: Draw, whole: Counts, share: float) -> Counts:
    """A part of each count; now and then more than all of it, or not known."""
    parts = draw.random.binomial([each or 0 for each in whole], share)
    odd = draw.random.random(draw.rows)
    return [None if kind < 0.1 else int(part) + 9 if kind < 0.15 else int(part) for part, kind in zip(parts, odd, strict=True)]


def _whole(**columns: object) -> pd.DataFrame:
    frame = pd.DataFrame(columns)
    counts = [name for name in frame if frame[name].dtype.kind == "f"]
    return frame.astype(dict.fromkeys(counts, "Int64"))


def _web(draw: Draw) -> pd.DataFrame:
    visits = _counts(draw, 400)
    clicks, carts = _part(draw, visits, 0.3), _part(draw, visits, 0.1)
    return _whole(
        visited_on=draw.moments(0.0),
        landing_page=draw.of(("/", "/shop?a=1&b='2'", "", None)),
        visits=visits,
        visitors=_part(draw, visits, 0.8),
        bounces=_part(draw, visits, 0.4),
        clicks=clicks,
        conversions=_part(draw, clicks, 0.1),
        sign_ups=_part(draw, clicks, 0.05),
        carts=carts,
        checkouts=_part(draw, carts, 0.4),
        country=draw.of(COUNTRIES),
        channel=draw.of(CHANNELS),
    )


def _emails(draw: Draw) -> pd.DataFrame:
    sent = _counts(draw, 2000)
    bounced = _part(draw, sent, 0.02)
    reached = [None if a is None or b is None else max(a - b, 0) for a, b in zip(sent, bounced, strict=True)]
    opened = _part(draw, reached, 0.25)
    return _whole(
        mailing_id=draw.keys(),
        sent_at=draw.moments(0.0),
        mailing=draw.of(("News", "Offer", None)),
        sent=sent,
        bounced=bounced,
        delivered=reached,
        opened=opened,
        clicked=_part(draw, opened, 0.2),
        unsubscribed=_part(draw, opened, 0.02),
        converted=_part(draw, opened, 0.05),
        country=draw.of(COUNTRIES),
        channel=draw.of(CHANNELS),
    )


def _mentions(draw: Draw) -> pd.DataFrame:
    brands = draw.of(("Ours", "Theirs", "Others", None))
    own = [None if brand is None else brand == "Ours" for brand in brands]
    return _whole(
        mentioned_on=draw.moments(0.0),
        brand=brands,
        is_own=np.array(own, dtype=object),
        mentions=_counts(draw, 90),
        country=draw.of(COUNTRIES),
        channel=draw.of(CHANNELS),
    )
