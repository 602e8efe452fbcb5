"""Companies made at random, as untidy as real exports: gaps in every field, impossible dates, refunds, hostile names."""

import pandas as pd

from tests.kpi.messy_draw import CHANNELS, COUNTRIES, Draw, kept
from tests.kpi.messy_journeys import journeys
from tests.kpi.messy_marketing import marketing
from tests.kpi.messy_service import service
from tests.kpi.messy_trade import priced, trade
from tests.kpi.messy_work import work

Frames = dict[str, pd.DataFrame]


def messy(seed: int, rows: int = 300) -> Frames:
    """Frames of rows in our fields, `rows` each; amounts in whole cents, so that a sum of cents is exact."""
    draw = Draw(seed, rows)
    orders = priced(_orders(draw), seed)
    frames = {
        "leads": _leads(draw),
        "deals": _deals(draw),
        "activities": _activities(draw),
        "orders": orders,
        "tickets": _tickets(draw),
        "spend": _spend(draw),
        **marketing(draw),
        **trade(seed, rows, orders),
    }
    frames |= journeys(draw, frames)
    return service(seed, frames | work(draw, frames))


def _leads(draw: Draw) -> pd.DataFrame:
    created = draw.moments()
    converted = draw.flags(0.3)
    at = kept(draw.after(created, 60), [bool(each) for each in converted])
    return pd.DataFrame(
        {"lead_id": draw.keys(), "created_at": created, "is_converted": converted, "converted_at": at, "is_won": draw.flags(0.2)}
        | draw.who()
    )


def _deals(draw: Draw) -> pd.DataFrame:
    created = draw.moments()
    status = draw.of(("won", "won", "lost", "open"))
    closed = draw.after(created, 90)
    lost_date = draw.random.random(draw.rows) < 0.05
    dated = [each != "open" and not gone for each, gone in zip(status, lost_date, strict=True)]
    return pd.DataFrame(
        {
            "deal_id": draw.keys(),
            "created_at": created,
            "closed_at": kept(closed, dated),
            "expected_close_at": kept(draw.after(created, 90), [each == "open" for each in status]),
            "status": status,
            "amount": draw.cents(),
        }
        | draw.who()
        | draw.buyers()
    )


def _activities(draw: Draw) -> pd.DataFrame:
    kinds = draw.of(("call", "email", "meeting", "demo", "fax", None))
    return pd.DataFrame({"activity_id": draw.keys(), "at": draw.moments(0.0), "kind": kinds} | draw.who())


def _orders(draw: Draw) -> pd.DataFrame:
    refunds = draw.random.random(draw.rows) < 0.1
    amounts = [None if amount is None else -amount if back else amount for amount, back in zip(draw.cents(), refunds, strict=True)]
    return pd.DataFrame(
        {"order_id": draw.keys(), "ordered_at": draw.moments(0.0), "amount": amounts, "is_cancelled": draw.flags(0.1)}
        | draw.who()
        | draw.buyers()
    )


def _tickets(draw: Draw) -> pd.DataFrame:
    opened = draw.moments()
    status = draw.of(("closed", "closed", "open"))
    closed = draw.after(opened, 12)
    return pd.DataFrame(
        {"ticket_id": draw.keys(), "opened_at": opened, "closed_at": kept(closed, [each == "closed" for each in status])}
        | {"status": status}
        | draw.who()
        | draw.buyers()
    )


def _spend(draw: Draw) -> pd.DataFrame:
    kinds = draw.of(("marketing", "lead purchase", "sales staff", "training", "software", "retention", None))
    return pd.DataFrame(
        {"spent_on": draw.moments(0.0), "amount": draw.cents(empty=0.0), "kind": kinds}
        | {"country": draw.of(COUNTRIES), "channel": draw.of(CHANNELS)}
    )
