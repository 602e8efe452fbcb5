"""When the CRM itself says that deals will close."""

from __future__ import annotations

import pandas as pd

from data.scratch import scratch
from data.version import Version


def planned_closes(version: Version) -> pd.Series:
    """Deal → the closing date that its owner wrote down (timestamps); empty where the data has none, or no key to tell deals apart."""
    if not (version.has("deals", "deal_id") and version.has("deals", "expected_close_at")):
        return pd.Series(dtype="datetime64[us]")
    with scratch() as connection:
        rows = connection.execute(
            "SELECT deal_id, any_value(expected_close_at) AS planned FROM read_parquet(?)"
            " WHERE expected_close_at IS NOT NULL GROUP BY deal_id",
            [str(version.path(version.facts["deals"].file))],
        ).df()
    return rows.set_index("deal_id")["planned"]
