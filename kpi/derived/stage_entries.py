"""Stage entries: each deal in each stage that it has been in, with the day on which it first came to it."""

from data.tables import Table, table_fields
from kpi.derived.derivation import Derivation, Reading
from kpi.derived.open_spells import ENDS

# A deal has been in the stages that its history names, in that which the first change says it was in before, since it was opened, and in
# the one in which it is today; when it came to a stage that no change tells of, nobody knows.
_ENTRIES = f"""
    WITH ends AS ({ENDS}), told AS (
        SELECT s.*, d.created_at, row_number() OVER (PARTITION BY s.deal_id ORDER BY s.changed_at, s.stage_change_id) AS place
        FROM {{stage_changes}} s JOIN {{deals}} d ON d.deal_id = s.deal_id
    ),
    entries AS (
        SELECT deal_id, stage, changed_at AS "at" FROM told
        UNION ALL SELECT deal_id, previous_stage, CASE WHEN place = 1 THEN created_at END FROM told
        UNION ALL SELECT deal_id, stage, NULL FROM {{deals}} WHERE deal_id IS NOT NULL
    )
    SELECT deal_id, stage, min("at") AS "at" FROM entries
    WHERE stage IS NOT NULL AND stage NOT IN (FROM ends) GROUP BY deal_id, stage
"""

STAGE_ENTRIES = Derivation(
    Table(
        "stage_entries",
        "a deal in a stage that it has been in",
        key=None,
        dated="at",
        fields=table_fields("""
            deal_id | id   | the deal's key
            stage   | name | the stage, as the CRM names it; ends as “Closed won” are none
            at      | date | when it first came to the stage; empty where nobody knows
        """),
        dimensions=(),
    ),
    readings=(Reading({"deals": ("created_at", "status"), "stage_changes": ("stage",)}, _ENTRIES),),
    stands_for={"deal_id": ("deals", "deal_id"), "stage": ("stage_changes", "stage"), "at": ("stage_changes", "changed_at")},
)
