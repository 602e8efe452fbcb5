"""Records created in the CRM: what its log of changes says, and for kinds of record that it does not log the dates of the records."""

from data.tables import DIMENSIONS, Table, table_fields
from kpi.derived.derivation import Derivation, Reading

_DATES = {"lead": ("leads", "created_at"), "deal": ("deals", "created_at"), "activity": ("activities", "at"),
          "customer": ("customers", "created_at"), "ticket": ("tickets", "opened_at")}  # fmt: skip
"""Kind of record → its table, and the date that stands for its creation."""

_ABSENT = {"customers": ("campaign", "product", "deal_type", "pipeline")}
_WHO = ("rep", "team")


def _dated(dimensions: tuple[str, ...]) -> str:
    """Every record with a date, of the kinds that no log knows."""
    selects = []
    for kind, (table, date) in _DATES.items():
        named = [f"NULL::VARCHAR AS {name}" if name in _ABSENT.get(table, ()) else name for name in dimensions]
        made = f'SELECT "{date}" AS "at", \'{kind}\' AS kind, false AS is_logged, {", ".join(named)}'
        selects.append(f'{made} FROM {{{table}}} WHERE "{date}" IS NOT NULL')
    return " UNION ALL BY NAME ".join(selects)


# A log of changes names who changed what, and no country or channel: with one, records have a rep and a team alone.
_LOGGED = f"""
    WITH logged AS (SELECT "at", object AS kind, true AS is_logged, {", ".join(_WHO)} FROM {{usage}} WHERE kind = 'created')
    SELECT * FROM logged
    UNION ALL BY NAME SELECT * FROM ({_dated(_WHO)}) WHERE kind NOT IN (SELECT kind FROM logged WHERE kind IS NOT NULL)
"""

CREATED_RECORDS = Derivation(
    Table(
        "created_records",
        "a record created in the CRM",
        key=None,
        dated="at",
        fields=table_fields("""
            at        | date | when it was created; for activities, when they took place
            kind      | name | lead, deal, activity, customer or ticket
            is_logged | flag | the CRM's log of changes says so; else the date of the record does
        """),
    ),
    readings=(
        Reading({"usage": ("at", "kind", "object")}, _LOGGED),
        *(Reading({table: (date,)}, _dated(DIMENSIONS)) for table, date in _DATES.values()),
    ),
    stands_for={"at": ("usage", "at"), "kind": ("usage", "object")} | {name: ("usage", name) for name in _WHO},
)
