"""What the checks find in a whole version: every check once, the worst first, with the files in which rows fail it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import pandas as pd
from pyarrow.parquet import read_schema

from data.checks.check import Check
from data.checks.checked import Checked, failing
from data.checks.finding import SEVERITIES, Finding, Found, find
from data.links.stored_part import rank
from data.scratch import scratch
from data.styles.sql import quote
from data.systems.intake import key
from data.version import Source, Version
from locales import Sentence


@dataclass(frozen=True)
class Place:
    """A file in which rows fail a check. `path` is the Parquet file of its rows in our fields, `newer` are those that count before it."""

    source: Source
    path: Path
    finding: Finding
    newer: tuple[Path, ...] = ()

    def rows(self, limit: int | None = None) -> pd.DataFrame:
        """The rows that fail, as `row` and the fields the check shows, in the order of the file."""
        with scratch() as connection:
            checked = Checked.of(connection, self.finding.check.table, _rows_of(self.finding.check.table, self.path, self.newer))
            shown = [name for name in self.finding.check.shown if name in checked.columns]
            where = f"row IN ({failing(checked, self.finding.check, self.finding.learned)})"
            limited = f" LIMIT {int(limit)}" if limit is not None else ""
            return connection.execute(f"SELECT * FROM {checked.rows(shown)} WHERE {where} ORDER BY row{limited}").df()

    def numbers(self, limit: int) -> tuple[int, ...]:
        """Where in the file the first rows that fail stand."""
        return tuple(int(row) for row in self.rows(limit)["row"])


@dataclass(frozen=True)
class Listed:
    """One check that rows fail, in one file or several."""

    check: Check
    places: tuple[Place, ...]

    @property
    def count(self) -> int:
        return sum(place.finding.count for place in self.places)

    @property
    def sentence(self) -> Sentence:
        """What it means; what was learned is told of the file with most rows."""
        most = max(self.places, key=lambda each: each.finding.count).finding.sentence
        return Sentence(most.template, **most.values | {"count": self.count})


@dataclass(frozen=True)
class Listing:
    """Checks that rows fail, the worst first, and those that were asked and found nothing anywhere."""

    listed: tuple[Listed, ...]
    passed: tuple[Check, ...]


@lru_cache(maxsize=512)
def find_in(table: str, path: Path, newer: tuple[Path, ...], today: date) -> Found:
    """What the checks of a table find in a file, of rows that no newer file has. Files are named after what is in them, so the answer
    stays true for the day."""
    with scratch() as connection:
        return find(connection, table, _rows_of(table, path, newer), today)


Find = Callable[[str, Path, tuple[Path, ...], date], Found]


def check_version(version: Version, today: date, find: Find = find_in) -> Listing:
    """Every check that can be asked of a version's files; `find` asks those of one file."""
    places: dict[Check, list[Place]] = {}
    passed: dict[Check, None] = {}
    for source, path, newer in _checkable(version):
        found = find(source.table or "", path, newer, today)
        for finding in found.findings:
            places.setdefault(finding.check, []).append(Place(source, path, finding, newer))
        passed |= dict.fromkeys(found.passed)
    listed = [Listed(check, tuple(found_there)) for check, found_there in places.items()]
    listed.sort(key=lambda each: (SEVERITIES.index(each.check.severity), -each.count, each.check.id))
    return Listing(tuple(listed), tuple(check for check in passed if check not in places))


def _checkable(version: Version) -> Iterator[tuple[Source, Path, tuple[Path, ...]]]:
    """Sources with their rows in our fields, and the parts whose rows count in their place.

    Of a table that was written as facts at once (the demonstration company) the facts.
    """
    ranked = [(source, rank(place, source.mode)) for place, source in enumerate(version.sources)]
    for source, own in ranked:
        if source.table and source.part:
            newer = tuple(version.path(other.part) for other, its in ranked if other.table == source.table and other.part and its > own)
            yield source, version.path(source.part), newer
        elif source.table in version.facts and source.rows_loaded:
            yield source, version.path(version.facts[source.table].file), ()


def _rows_of(table: str, path: Path, newer: tuple[Path, ...]) -> str:
    """SQL for a FROM clause: the rows of a part that count. A row whose key a newer part has was brought up to date there."""
    rows, own = f"read_parquet({quote(str(path))})", key(table)
    keyed = [each for each in newer if own in read_schema(each).names]
    if own is None or not keyed or own not in read_schema(path).names:
        return rows
    known = " UNION ALL ".join(f'SELECT "{own}" FROM read_parquet({quote(str(each))})' for each in keyed)
    return f'(SELECT * FROM {rows} ANTI JOIN ({known}) USING ("{own}"))'
