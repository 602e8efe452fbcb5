"""Stage work: every stage a deal was in, with the activities that name the deal while it was there."""

from data.tables import DIMENSIONS, Table, table_fields
from kpi.derived.derivation import Derivation, Reading

# A close without a time of day leaves the whole day for activities.
_SPELLS = """
    SELECT *, CASE WHEN is_last AND closed_at = date_trunc('day', closed_at) THEN closed_at + INTERVAL 1 DAY ELSE until END AS ends
    FROM {open_spells} WHERE stage IS NOT NULL AND deal_id IS NOT NULL
"""

_TOUCHES = """
    SELECT s.deal_id, s.stage, count(*) AS touches
    FROM spells s JOIN {activities} a ON a.deal_id = s.deal_id AND a."at" >= s."at" AND (s.ends IS NULL OR a."at" < s.ends)
    GROUP BY s.deal_id, s.stage
"""

_OWN = ", ".join(f"any_value({name}) AS {name}" for name in ("created_at", "closed_at", "status", *DIMENSIONS))

_WORK = f"""
    WITH spells AS MATERIALIZED ({_SPELLS}), touched AS ({_TOUCHES}),
    stays AS (SELECT deal_id, stage, min("at") AS "at", max(until) AS until, {_OWN} FROM spells GROUP BY deal_id, stage)
    SELECT s.*, coalesce(t.touches, 0) AS touches FROM stays s LEFT JOIN touched t ON t.deal_id = s.deal_id AND t.stage = s.stage
"""

STAGE_WORK = Derivation(
    Table(
        "stage_work",
        "a stage a deal was in, with the work done there",
        key=None,
        dated="at",
        fields=table_fields("""
            deal_id    | id    | the deal's key
            stage      | name  | the stage it was in
            at         | date  | when it came there first
            until      | date  | when it left it last, or closed
            created_at | date  | when the deal was opened
            closed_at  | date  | when it was won or lost
            status     | name  | won, lost or open, as it is today
            touches    | count | activities that name the deal while it was there
        """),
        dimensions=DIMENSIONS,
    ),
    readings=(Reading({"open_spells": ("stage",), "activities": ("at", "deal_id")}, _WORK),),
    stands_for={
        **{name: ("deals", name) for name in ("deal_id", "created_at", "closed_at", "status", *DIMENSIONS)},
        **dict.fromkeys(("stage", "at", "until"), ("stage_changes", "stage")),
        "touches": ("activities", "deal_id"),
    },
)
