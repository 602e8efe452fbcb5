"""The leads or deals behind one number of a funnel."""

from __future__ import annotations

import pandas as pd

from data.version import Version
from kpi.derived.making import extended
from kpi.engine import frame, run
from kpi.funnel.counting import Count
from kpi.funnel.funnels import count_of
from kpi.funnel.step import Behind, Of, Part, Reading
from kpi.selection import Selection
from kpi.tables import TABLES
from locales import Sentence

CAME_AT = "came_at"
"""The column that says when a row came to the step."""


def rows_behind(version: Version, selection: Selection, of: Of, reading: Reading, behind: Behind, *, limit: int = 1000) -> pd.DataFrame:
    """The rows behind a number of the funnel of a selection, at most `limit`: who waits longest first, all others the latest first.

    Columns are `came_at` and those of the leads' or deals' fields that hold any value. Empty where the funnel has no such number.
    """
    version = extended(version)
    count = _counting(version, selection, of, reading, behind)
    if count is None:
        return pd.DataFrame()
    columns = [name for name in TABLES[count.course.slices].columns if version.has(count.course.slices, name)]
    order = "ASC" if behind.part is Part.WAITING else "DESC"
    return frame(f"{count.rows_sql(behind, columns)} ORDER BY came_at {order} NULLS LAST LIMIT {int(limit)}")


def count_behind(version: Version, selection: Selection, of: Of, reading: Reading, behind: Behind) -> int:
    """How many rows stand behind a number of the funnel of a selection: that number."""
    count = _counting(extended(version), selection, of, reading, behind)
    return run(f"SELECT count(*) FROM ({count.rows_sql(behind, ())})")[0][0] if count else 0


def _counting(version: Version, selection: Selection, of: Of, reading: Reading, behind: Behind) -> Count | None:
    """How the funnel is counted; `None` without such a number: nobody ends or waits at the last step, nor waits by period."""
    if behind.part is Part.WAITING and reading is Reading.PERIOD:
        return None
    count = count_of(version, selection, of, reading)
    if isinstance(count, Sentence):
        return None
    last = len(count.course.marks) - 1
    return count if 0 <= behind.step <= last - (behind.part is not Part.REACHED) else None
