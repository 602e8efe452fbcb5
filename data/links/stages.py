"""Stage changes that successive exports show, beside those that an exported stage history tells: each counts once."""

from __future__ import annotations

from data.links.linking import Linking
from locales import Sentence

_SAME_MOMENT = (
    "FROM t_stage_changes told WHERE told.seen_since IS NULL AND told.deal_id = f.deal_id "
    "AND told.changed_at >= f.seen_since AND told.changed_at < f.changed_at + INTERVAL 1 DAY"
)
"""SQL: rows of an exported history between the two exports that show a change; both days belong to it."""


def complete_stages(linking: Linking) -> None:
    """What both tell is taken from the exported history, which knows the moment; what a row was before comes from the row before it."""
    if not linking.has("stage_changes"):
        return
    if linking.has("stage_changes", "seen_since"):
        _leave_told(linking)
    names = {"stage": "previous_stage", "amount": "previous_amount", "expected_close_at": "previous_expected_close_at"}
    filled = ", ".join(
        f'CASE WHEN seen_since IS NULL THEN coalesce("{before}", lag("{now}") OVER deal) ELSE "{before}" END AS "{before}"'
        for now, before in names.items()
    )
    linking.replace(
        "stage_changes",
        f"SELECT * REPLACE ({filled}) FROM t_stage_changes WINDOW deal AS (PARTITION BY deal_id ORDER BY changed_at, part, row)",
    )


def _leave_told(linking: Linking) -> None:
    """Take from each change what the exported history tells too; a change of which nothing is left goes."""
    before = linking.tables["stage_changes"]
    linking.connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE shown AS SELECT f.* REPLACE (
            CASE WHEN EXISTS (SELECT 1 {_SAME_MOMENT} AND lower(told.stage) = lower(f.stage)) THEN f.stage
                ELSE f.previous_stage END AS previous_stage,
            CASE WHEN EXISTS (SELECT 1 {_SAME_MOMENT} AND told.amount = f.amount) THEN f.amount
                ELSE f.previous_amount END AS previous_amount,
            CASE WHEN EXISTS (SELECT 1 {_SAME_MOMENT} AND CAST(told.expected_close_at AS DATE) = CAST(f.expected_close_at AS DATE))
                THEN f.expected_close_at ELSE f.previous_expected_close_at END AS previous_expected_close_at
        ) FROM t_stage_changes f WHERE f.seen_since IS NOT NULL
    """)
    linking.connection.execute("""
        CREATE OR REPLACE TEMP TABLE linked AS SELECT * FROM t_stage_changes WHERE seen_since IS NULL UNION ALL BY NAME
        SELECT * FROM shown WHERE previous_stage IS DISTINCT FROM stage OR previous_amount IS DISTINCT FROM amount
            OR previous_expected_close_at IS DISTINCT FROM expected_close_at
    """)
    linking.put("stage_changes", "linked")
    told = before - linking.recount("stage_changes")
    sentence = Sentence("{count} changes of stage are told by an exported history too and count once.", count=told)
    linking.note("stage-told-twice", "note", sentence, told)
