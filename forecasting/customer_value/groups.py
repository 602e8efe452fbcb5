"""Which segment, country or channel customers belong to."""

from __future__ import annotations

import pandas as pd

from data.scratch import scratch
from data.version import Version


def are_known(version: Version, dimension: str, source: str) -> bool:
    """Whether the customers' own table, or the table of purchases `source`, says which member of a dimension customers belong to."""
    return any(version.has(table, "customer") and version.has(table, dimension) for table in ("customers", source))


def groups_of(version: Version, dimension: str, source: str) -> pd.Series:
    """Customer → member of a dimension, from the customers' own table, else from the table of purchases `source` (its latest row).

    Empty where neither has both.
    """
    for table, latest in (("customers", "1"), (source, "file_row_number")):
        if version.has(table, "customer") and version.has(table, dimension):
            with scratch() as connection:
                rows = connection.execute(
                    f"SELECT customer, arg_max({dimension}, {latest}) AS member FROM read_parquet(?, file_row_number = true)"
                    f" WHERE customer IS NOT NULL AND {dimension} IS NOT NULL GROUP BY customer",
                    [str(version.path(version.facts[table].file))],
                ).df()
            return rows.set_index("customer")["member"]
    return pd.Series(dtype="object")
