"""The rows of a list, and how many they are, as they stand on the last day that is known."""

from __future__ import annotations

import pandas as pd

from data.version import Version
from kpi.derived.making import extended
from kpi.engine import facts, frame, run
from kpi.lists.listed import Listed
from kpi.resolve import known_until, lacking_columns
from kpi.selection import Selection
from kpi.slices import lacking, where
from kpi.tables import TABLES
from kpi.terms import filled
from locales import Sentence


def reason(version: Version, listed: Listed, selection: Selection) -> Sentence | None:
    """Why the data cannot make a list in a selection: what it lacks, or a filter that says nothing of these rows. `None` where it can."""
    version = extended(version)
    missing = next((each.sentence for each in lacking_columns(version, listed.table, listed.needs)), None)
    return missing or lacking(version, listed.table, [each.dimension for each in selection.filters])


def count(version: Version, listed: Listed, selection: Selection) -> int:
    """How many rows a list has: filters narrow it, the period does not. 0 where the data cannot make it."""
    if reason(version, listed, selection):
        return 0
    version = extended(version)
    return int(run(f"SELECT count(*) FROM {_source(version, listed)} WHERE {_condition(version, listed, selection)}")[0][0])


def rows(version: Version, listed: Listed, selection: Selection, limit: int = 1000) -> pd.DataFrame:
    """The first rows of a list in its order, at most `limit`: first the days that it goes by, then the columns that hold any value.

    Empty where the data cannot make it.
    """
    if reason(version, listed, selection):
        return pd.DataFrame()
    version = extended(version)
    days = _filled(f"date_diff('day', \"{listed.since.column}\", {{tomorrow}} - INTERVAL 1 DAY)", version, selection)
    columns = ", ".join(f'"{name}"' for name in listed.shown if version.has(listed.table, name))
    return frame(
        f'SELECT {days} AS "{listed.since.name}", {columns} FROM {_source(version, listed)} '
        f"WHERE {_condition(version, listed, selection)} ORDER BY {listed.order} LIMIT {int(limit)}"
    )


def _source(version: Version, listed: Listed) -> str:
    return f"{facts(version, listed.table, TABLES[listed.table].columns)} AS f"


def _condition(version: Version, listed: Listed, selection: Selection) -> str:
    """Our SQL with its terms put in, then the filters: what an address says is never searched for terms."""
    return f"coalesce({_filled(listed.condition, version, selection)}, false) AND {where(selection.filters)}"


def _filled(sql: str, version: Version, selection: Selection) -> str:
    return filled(sql, selection.terms, known_until(version, selection.today))
