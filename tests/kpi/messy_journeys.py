"""What messy companies know of their leads: answers before the lead came in, contacts with several leads, deals nobody has."""

import pandas as pd

from tests.kpi.messy_draw import CUSTOMERS, Draw, kept

GRADES = ("A", "B", None)
CAMPAIGNS = ("spring", "brand's", None, None)


def journeys(draw: Draw, frames: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The leads, deals and activities with what ties them together; the other frames stay as they are."""
    leads, deals, activities = (frames[name] for name in ("leads", "deals", "activities"))
    lead_ids, deal_ids = leads["lead_id"].tolist(), deals["deal_id"].tolist()
    created = [None if pd.isna(each) else each.to_pydatetime() for each in leads["created_at"]]
    dropped = draw.flags(0.3)
    return {
        "leads": leads.assign(
            first_contact_at=kept(draw.after(created, 9), [each < 0.4 for each in draw.random.random(draw.rows)]),
            is_qualified=draw.flags(0.5),
            is_dropped=dropped,
            grade=draw.of(GRADES),
            customer=draw.of((*CUSTOMERS, *[None] * 40)),
            campaign=draw.of(CAMPAIGNS),
            contact_id=draw.of(_contacts()),
            deal_id=[key if odd < 0.15 else None for key, odd in zip(draw.of(tuple(deal_ids)), draw.random.random(draw.rows), strict=True)],
        ),
        "deals": deals.assign(
            lead_id=[key if odd < 0.4 else None for key, odd in zip(draw.of(tuple(lead_ids)), draw.random.random(draw.rows), strict=True)]
        ),
        "activities": activities.assign(
            direction=draw.of(("outbound", "inbound", "Outbound", None)),
            lead_id=draw.of((*lead_ids, *[None] * draw.rows, "of nobody")),
            deal_id=draw.of((*deal_ids, *[None] * draw.rows)),
            contact_id=draw.of(_contacts()),
            customer=draw.of((*CUSTOMERS, *[None] * 40)),
            campaign=draw.of(CAMPAIGNS),
        ),
        "orders": frames["orders"].assign(campaign=draw.of(CAMPAIGNS), deal_id=draw.of((*deal_ids, *[None] * draw.rows, "of nobody"))),
    }


def _contacts() -> tuple[str | None, ...]:
    return (*(f"P{number}" for number in range(150)), *[None] * 150)
