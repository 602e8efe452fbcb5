"""Keys and names that are known already, of the workspace and of files before in one drop: a column full of them is one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from data.matching.columns import Candidate
from data.matching.look import look
from data.matching.meanings import meanings_of
from data.matching.values import SAMPLE, values_of
from data.readers import RawTable
from data.scratch import scratch
from data.store import Workspace
from data.styles import sql
from locales import Sentence

LISTED = {
    "customers": ("customer_id", "customer", "domain"),
    "reps": ("rep_id", "rep"),
    "products": ("product_id", "product"),
    "deals": ("deal_id",),
    "leads": ("lead_id",),
}
"""Tables that say who and what there is, and the fields by which other tables name it."""

NEARLY_ALL, MANY = 0.9, 0.5
"""The share of values that must be known for a column to be used without a question, and for it to be asked about."""

FEWEST = 3
"""Different values below which a column tells nothing."""

NAMING = frozenset({"customer", "rep", "id", "name", "deal", "lead", "contact", "product", "order", "nothing", "now"})
"""Meanings of a header that only says whom or what a row is about; one that says more (`Created by`) is asked about."""

MOST = 200_000
"""Known values that are looked at."""


@dataclass
class Known:
    """What is known by field, in small letters; read when it is first asked for. `parts` are the tables and parts of this drop so far."""

    workspace: Workspace | None = None
    parts: list[tuple[str, str]] = field(default_factory=list)
    _read: dict[tuple[str, str, str], frozenset[str]] = field(default_factory=dict)

    def add(self, table: str | None, part: str | None) -> None:
        """A table of this drop has come in."""
        if table in LISTED and part:
            self.parts.append((str(table), part))

    def members(self, name: str) -> frozenset[str]:
        """Every known value of a field."""
        table = next((table for table, fields in LISTED.items() if name in fields), None)
        if table is None or self.workspace is None:
            return frozenset()
        files = [file for each, file in self.parts if each == table]
        version = self.workspace.current() if self.workspace.exists else None
        facts = version.facts.get(table) if version else None
        return frozenset().union(*(self._of(file, table, name) for file in (*files, *([facts.file] if facts else []))))

    def _of(self, file: str, table: str, name: str) -> frozenset[str]:
        place = (file, table, name)
        if place not in self._read and self.workspace:
            path = sql.quote(str(self.workspace.root / "parquet" / file))
            with scratch() as connection:
                there = {row[0] for row in connection.execute(f"DESCRIBE SELECT * FROM read_parquet({path})").fetchall()}
                query = f'SELECT DISTINCT lower(trim("{name}")) FROM read_parquet({path}) WHERE "{name}" IS NOT NULL LIMIT {MOST}'
                self._read[place] = frozenset(row[0] for row in connection.execute(query).fetchall()) if name in there else frozenset()
        return self._read[place]


def acquainted(raw: RawTable, left: Iterable[str], free: Iterable[str], known: Known) -> list[Candidate]:
    """Of columns whose names say nothing, those of which nearly all values are keys or names of somebody known."""
    fields = [name for names in LISTED.values() for name in names if name in set(free)]
    found = []
    for column in left:
        values = _telling(raw, column)
        plain = frozenset().union(*meanings_of(column)) <= NAMING
        for name in fields if len(values) >= FEWEST else ():
            share = len(values & known.members(name)) / len(values)
            if share >= MANY:
                why = Sentence(
                    "{count} of {values} different values of “{column}” are {field} in your data already",
                    count=len(values & known.members(name)), values=len(values), column=column, field=name,
                )  # fmt: skip
                found.append(Candidate(column, name, 0.85 if share >= NEARLY_ALL and plain else 0.72, 0, why))
    return found


def _telling(raw: RawTable, column: str) -> frozenset[str]:
    """The first different values, where they cannot be known by chance: small numbers, dates and yes or no are."""
    seen = look(raw, column)
    if seen.flag > 0.5 or seen.date > 0.5 or (seen.number > 0.5 and seen.length < 4):
        return frozenset()
    values: pa.Array = pc.unique(values_of(raw, column).drop_null())[:SAMPLE]
    return frozenset(each.strip().lower() for each in values.to_pylist() if each.strip())
