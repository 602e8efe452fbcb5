"""What changed in a deal between two exports: its stage, its amount, the day on which it is expected to close."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from data.store import Workspace
from data.styles import sql
from data.version import Snapshot

WATCHED = {
    "stage": "VARCHAR",
    "status": "VARCHAR",
    "amount": "DECIMAL(18, 4)",
    "expected_close_at": "TIMESTAMP",
    "created_at": "TIMESTAMP",
    "closed_at": "TIMESTAMP",
}


def changes(connection: duckdb.DuckDBPyConnection, workspace: Workspace, before: Sequence[Snapshot], now: Snapshot) -> str | None:
    """A Parquet file of stage changes that an export shows against those before it; `None` where it shows none.

    A deal that is in none of them counts as new where it was created since. A deal that was won or lost changed on its closing day where
    that lies between the exports, any other change is dated by the export that shows it first. A field that is empty in one of the two
    tells of no change.
    """
    since = before[-1].on
    _state(connection, "was", [_rows(connection, workspace, each) for each in before])
    _state(connection, "now", [_rows(connection, workspace, now)])
    if not connection.execute("SELECT count(*) FROM now SEMI JOIN was USING (deal_id)").fetchall()[0][0]:
        return None  # another company, branch or list: no later export of the same deals
    found = connection.sql(f"""
        SELECT row_number() OVER (ORDER BY n.deal_id) AS row,
            concat({sql.quote(f"seen {now.on} {now.part[:8]} ")}, n.deal_id) AS stage_change_id, n.deal_id,
            CASE WHEN n.status IN ('won', 'lost') AND n.status IS DISTINCT FROM w.status
                AND CAST(n.closed_at AS DATE) BETWEEN DATE '{since}' AND DATE '{now.on}'
                THEN n.closed_at ELSE TIMESTAMP '{now.on}' END AS changed_at,
            n.stage, n.amount, n.expected_close_at,
            w.stage AS previous_stage, coalesce(w.amount, n.amount) AS previous_amount,
            coalesce(w.expected_close_at, n.expected_close_at) AS previous_expected_close_at,
            TIMESTAMP '{since}' AS seen_since
        FROM now n LEFT JOIN was w USING (deal_id)
        WHERE n.stage IS NOT NULL AND (
            (w.deal_id IS NOT NULL AND (n.stage <> w.stage OR n.amount <> w.amount OR n.expected_close_at <> w.expected_close_at))
            OR (w.deal_id IS NULL AND n.created_at >= TIMESTAMP '{since}')
        )
    """)
    return workspace.write(found) if found.aggregate("count(*)").fetchall()[0][0] else None


def _state(connection: duckdb.DuckDBPyConnection, name: str, rows: Sequence[str]) -> None:
    """The last that several exports say of each deal."""
    united = " UNION ALL ".join(f"SELECT {place} AS place, * FROM ({each})" for place, each in enumerate(rows))
    latest = "QUALIFY row_number() OVER (PARTITION BY deal_id ORDER BY place DESC) = 1" if len(rows) > 1 else ""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM ({united}) WHERE deal_id IS NOT NULL {latest}")


def _rows(connection: duckdb.DuckDBPyConnection, workspace: Workspace, snapshot: Snapshot) -> str:
    file = sql.quote(str(workspace.root / "parquet" / snapshot.part))
    there = {row[0] for row in connection.execute(f"DESCRIBE SELECT * FROM read_parquet({file})").fetchall()}
    said = {name: f"CAST({name if name in there else 'NULL'} AS {kind})" for name, kind in WATCHED.items()}
    said["stage"] = f"coalesce({said['stage']}, {said['status']})"
    fields = ", ".join(f"{value} AS {name}" for name, value in said.items())
    return f"SELECT CAST({'deal_id' if 'deal_id' in there else 'NULL'} AS VARCHAR) AS deal_id, {fields} FROM read_parquet({file})"
