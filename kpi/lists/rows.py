"""The rows of a list, and how many they are, as they stand on the last day that is known."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from data.version import Version
from kpi.derived.making import extended
from kpi.engine import facts, frame
from kpi.lists.listed import Listed
from kpi.resolve import known_until, lacking_columns
from kpi.selection import Selection, one_member
from kpi.slices import lacking, where
from kpi.stored_answers import answer, stored_answer
from kpi.tables import TABLES
from kpi.terms import filled
from locales import Sentence


@dataclass(frozen=True)
class Held:
    """How many rows of a list a member has, and the most days that one of them goes back."""

    member: str | None
    rows: int
    longest: int | None


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
    if (member := one_member(selection.filters)) and version.has(listed.table, member[0]):
        told = stored_answer(version, _by_member(version, listed, replace(selection, filters=()), member[0]))
        if told is not None:
            return next((int(number) for name, number, _ in told if name == member[1]), 0)
    return int(answer(version, f"SELECT count(*) FROM {_source(version, listed)} WHERE {_condition(version, listed, selection)}")[0][0])


def rows(version: Version, listed: Listed, selection: Selection, limit: int = 1000) -> pd.DataFrame:
    """The first rows of a list in its order, at most `limit`: first the days that it goes by, then the columns that hold any value.

    Empty where the data cannot make it.
    """
    if reason(version, listed, selection):
        return pd.DataFrame()
    version = extended(version)
    days = _days(version, listed, selection)
    columns = ", ".join(f'"{name}"' for name in listed.shown if version.has(listed.table, name))
    return frame(
        f'SELECT {days} AS "{listed.since.name}", {columns} FROM {_source(version, listed)} '
        f"WHERE {_condition(version, listed, selection)} ORDER BY {listed.order} LIMIT {int(limit)}"
    )


def by_member(version: Version, listed: Listed, selection: Selection, dimension: str = "rep") -> list[Held]:
    """Who has how many of a list's rows, most first, whatever filter stands on the dimension itself; empty where the rows do not say."""
    open_to_all = replace(selection, filters=tuple(each for each in selection.filters if each.dimension != dimension))
    if reason(version, listed, open_to_all):
        return []
    version = extended(version)
    if not version.has(listed.table, dimension):
        return []
    found = answer(version, _by_member(version, listed, open_to_all, dimension))
    return [Held(member, int(number), None if longest is None else int(longest)) for member, number, longest in found]


def _by_member(version: Version, listed: Listed, selection: Selection, dimension: str) -> str:
    return (
        f'SELECT "{dimension}", count(*), max({_days(version, listed, selection)}) FROM {_source(version, listed)} '
        f"WHERE {_condition(version, listed, selection)} GROUP BY 1 ORDER BY 2 DESC, 1 NULLS LAST"
    )


def _days(version: Version, listed: Listed, selection: Selection) -> str:
    return _filled(f"date_diff('day', \"{listed.since.column}\", {{tomorrow}} - INTERVAL 1 DAY)", version, selection)


def _source(version: Version, listed: Listed) -> str:
    return f"{facts(version, listed.table, TABLES[listed.table].columns)} AS f"


def _condition(version: Version, listed: Listed, selection: Selection) -> str:
    """Our SQL with its terms put in, then the filters: what an address says is never searched for terms."""
    return f"coalesce({_filled(listed.condition, version, selection)}, false) AND {where(selection.filters)}"


def _filled(sql: str, version: Version, selection: Selection) -> str:
    return filled(sql, selection.terms, known_until(version, selection.today))
