"""Proposals: every deal that came to a stage which names one, on the day it first did."""

from data.tables import DIMENSIONS, Table, table_fields
from kpi.derived.derivation import Derivation, Reading
from kpi.derived.proposal_stages import is_proposal

_FIRST = f"""
    SELECT * FROM {{stage_changes}}
    WHERE changed_at IS NOT NULL
        AND stage IN (SELECT stage FROM (SELECT DISTINCT stage FROM {{stage_changes}}) WHERE {is_proposal("stage")})
    QUALIFY row_number() OVER (PARTITION BY deal_id ORDER BY changed_at, stage_change_id) = 1
"""

_DEALS = """
    SELECT deal_id, any_value(amount) AS amount, any_value(currency) AS currency, any_value(status) AS status,
        any_value(closed_at) AS closed_at
    FROM {deals} WHERE deal_id IS NOT NULL GROUP BY deal_id
"""

_PROPOSALS = f"""
    SELECT s.deal_id, s.changed_at AS "at", s.stage, coalesce(s.amount, d.amount) AS amount, d.currency, d.status, d.closed_at,
        {", ".join(f"s.{name}" for name in DIMENSIONS)}
    FROM ({_FIRST}) s LEFT JOIN ({_DEALS}) d USING (deal_id)
"""

PROPOSALS = Derivation(
    Table(
        "proposals",
        "a deal that reached a proposal",
        key="deal_id",
        dated="at",
        fields=table_fields("""
            deal_id   | id    | the deal's key
            at        | date  | when it first entered a stage that names a proposal, quote or offer
            stage     | name  | that stage
            amount    | money | what it was worth then, else what it is worth in the export
            currency  | name  | currency of the amount
            status    | name  | what became of it: won, lost or open
            closed_at | date  | when it was won or lost
        """),
        dimensions=DIMENSIONS,
    ),
    is_missing_without_rows=True,
    readings=(Reading({"stage_changes": ("changed_at", "stage")}, _PROPOSALS),),
    stands_for={
        **{name: ("stage_changes", name) for name in (*DIMENSIONS, "amount")},
        **dict.fromkeys(("at", "deal_id", "stage"), ("stage_changes", "stage")),
        **{name: ("deals", name) for name in ("status", "currency", "closed_at")},
    },
)
