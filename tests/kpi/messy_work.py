"""What messy companies know of the work on their deals: histories with holes, attempts without an outcome, quotas now and then."""

from datetime import datetime

import pandas as pd

from tests.kpi.messy_draw import Draw, kept

STAGES = ("Discovery", "Proposal", "Preventivo inviato", "Negotiation")
ENDS = {"won": "Won", "lost": "Lost"}
REASONS = ("price", "rival", None)
PARTIES = ("prospect", "Prospect", "customer", "supplier", None)


def work(draw: Draw, frames: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Leads, deals and activities with what selling writes down, the history of stages, and quotas; the other frames stay as they are."""
    leads, deals, activities = (frames[name] for name in ("leads", "deals", "activities"))
    stages = [ENDS.get(status) or stage for status, stage in zip(deals["status"], draw.of(STAGES), strict=True)]
    deals = deals.assign(
        stage=stages,
        probability=[each if status == "open" else None for each, status in zip(draw.of((0.1, 0.5, None)), deals["status"], strict=True)],
        lost_reason=draw.of(REASONS),
    )
    answered = draw.flags(0.3, empty=0.2)
    return {
        "leads": leads.assign(qualified_at=_after(draw, leads, 30, draw.flags(0.5))),
        "deals": deals,
        "activities": activities.assign(is_answered=answered, party=draw.of(PARTIES)),
        "stage_changes": _history(draw, deals),
        "quotas": _quotas(draw),
    }


def _after(draw: Draw, leads: pd.DataFrame, days: int, keep: list[bool | None]) -> list[datetime | None]:
    created = [None if pd.isna(each) else each.to_pydatetime() for each in leads["created_at"]]
    return kept(draw.after(created, days), [bool(each) for each in keep])


def _history(draw: Draw, deals: pd.DataFrame) -> pd.DataFrame:
    """Changes of a few deals, some before they were opened or after they closed; one at a moment."""
    rows = deals.iloc[draw.random.integers(0, len(deals), draw.rows)].reset_index(drop=True)
    stage, before = draw.of((*STAGES, "Won", "Lost")), draw.of((*STAGES, None, None))
    moments = pd.Series(draw.moments(0.0)) + pd.to_timedelta(range(draw.rows), unit="us")
    return pd.DataFrame(
        {
            "stage_change_id": draw.keys(),
            "deal_id": rows["deal_id"],
            "changed_at": moments,
            "stage": stage,
            "amount": draw.cents(empty=0.3),
            "previous_stage": before,
            "previous_amount": draw.cents(empty=0.5),
            **{name: rows[name] for name in ("rep", "country", "channel")},
        }
    )


def _quotas(draw: Draw) -> pd.DataFrame:
    who = draw.who()
    rows = pd.DataFrame({"month": draw.moments(0.0), "amount": draw.cents(empty=0.0), "rep": who["rep"], "country": who["country"]})
    return rows.head(30)
