"""All rows that differ, as a file to look through."""

from __future__ import annotations

import pyarrow as pa

from data.differences.pairs import Pairs
from data.scratch import scratch
from data.version import Version

EMPTY = pa.table({name: pa.array([], pa.string()) for name in ("row", "what", "field", "before", "after")})


def rows_of(before: Version, after: Version, table: str) -> pa.Table:
    """Every difference of a table: the row's key or name, `added`, `changed` or `gone`, and for changed ones field, before and after."""
    if table not in before.facts or table not in after.facts:
        return EMPTY
    with scratch() as connection:
        pairs = Pairs.of(connection, table, before.path(before.facts[table].file), after.path(after.facts[table].file))
        pairs.make_changed()
        nothing = "CAST(NULL AS VARCHAR) AS"
        listed = [
            f"SELECT name AS row, '{kind}' AS what, {nothing} field, {nothing} before, {nothing} after FROM ({pairs.names(kind)})"
            for kind in ("added", "gone")
        ]
        changed = f"SELECT _key AS row, 'changed' AS what, field, before, after FROM ({pairs.values()})"
        return connection.sql(" UNION ALL ".join([*listed, changed])).to_arrow_table()
