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


def slipped_days(version: Version) -> pd.Series:
    """Deal → by how many days its planned closing date was moved later since it was first written down; only deals that were.

    Empty where no history tells planned dates.
    """
    if not (version.has("stage_changes", "expected_close_at") and version.has("stage_changes", "changed_at")):
        return pd.Series(dtype="int64")
    known = version.has("stage_changes", "previous_expected_close_at")
    before = "coalesce(previous_expected_close_at, expected_close_at)" if known else "expected_close_at"
    with scratch() as connection:
        rows = connection.execute(
            f"SELECT deal_id, date_diff('day', arg_min({before}, changed_at), arg_max(expected_close_at, changed_at)) AS days"
            " FROM read_parquet(?) WHERE expected_close_at IS NOT NULL GROUP BY deal_id HAVING days > 0",
            [str(version.path(version.facts["stage_changes"].file))],
        ).df()
    return rows.set_index("deal_id")["days"]
