"""The nearest moment before or after another, of those with the same key: what an ASOF join finds.

By a sorted window of the different moments: an ASOF join sorts every row, also those without a key, which are often all. What is found is
joined by equality.
"""

from __future__ import annotations

from collections.abc import Sequence


def last_before(asked: str, there: str, *keys: str, same: bool = True) -> str:
    """SQL: for the keys and `moment` of each row asked for the last `found` among those there; at the same moment, too, unless told so.

    Both are SELECTs of the keys and a `moment`.
    """
    return _nearest(asked, there, keys, "max", "moment, is_asked" if same else "moment, NOT is_asked")


def first_after(asked: str, there: str, *keys: str) -> str:
    """SQL: for the keys and `moment` of each row asked for the first `found` among those there, at the same moment, too."""
    return _nearest(asked, there, keys, "min", "moment DESC, is_asked")


def _nearest(asked: str, there: str, keys: Sequence[str], which: str, order: str) -> str:
    by = ", ".join(keys)
    known = " AND ".join(f"{each} IS NOT NULL" for each in (*keys, "moment"))
    return f"""
        SELECT {by}, moment, found FROM (
            SELECT {by}, moment, is_asked, {which}(moment) FILTER (NOT is_asked) OVER (
                PARTITION BY {by} ORDER BY {order} ROWS UNBOUNDED PRECEDING
            ) AS found
            FROM (
                SELECT DISTINCT {by}, moment, true AS is_asked FROM ({asked}) WHERE {known}
                UNION ALL SELECT DISTINCT {by}, moment, false FROM ({there}) WHERE {known}
            )
        ) WHERE is_asked AND found IS NOT NULL
    """
