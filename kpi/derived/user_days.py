"""User days: what each person did in the CRM on one day."""

from data.tables import Table, table_fields
from kpi.derived.derivation import Derivation, Reading

_DAYS = """
    SELECT date_trunc('day', "at") AS "at", rep, team,
        CASE WHEN (SELECT count(*) FROM {usage} WHERE kind = 'log-in') > 0 THEN count(*) FILTER (kind = 'log-in') END AS log_ins,
        count(*) FILTER (kind IS DISTINCT FROM 'log-in') AS changes
    FROM {usage} WHERE "at" IS NOT NULL GROUP BY ALL
"""

USER_DAYS = Derivation(
    Table(
        "user_days",
        "a day on which a person used the CRM",
        key=None,
        dated="at",
        fields=table_fields("""
            at      | date  | the day
            log_ins | count | how often the person logged in
            changes | count | records created or changed
        """),
        dimensions=("rep", "team"),
    ),
    readings=(Reading({"usage": ("at", "kind")}, _DAYS),),
    stands_for={"at": ("usage", "at"), "log_ins": ("usage", "log_ins"), "rep": ("usage", "rep")},
)
