"""How full each field of each table is, and which KPIs read it or would."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from data.tables import TABLES
from data.version import Version
from kpi.kpis import KPI
from kpi.resolve import measures_of, missing
from kpi.tables import columns_behind, sources_of

Place = tuple[str, str]


@dataclass(frozen=True)
class Field:
    """One field: the rows of its table, how many have a value in it, and the KPIs that read it.

    Of a field without any value they are those that cannot be answered for want of it.
    """

    table: str
    name: str
    rows: int
    filled: int
    kpis: tuple[str, ...]

    @property
    def share(self) -> float:
        """0 to 1."""
        return self.filled / self.rows if self.rows else 0.0


def fields_of(version: Version, catalogue: Mapping[str, KPI]) -> tuple[Field, ...]:
    """The fields of the tables that a version holds, the emptiest of each table first.

    What is empty throughout is there only where a KPI wants it.
    """
    readers: dict[Place, list[str]] = {}
    asked: set[Place] = set()
    for kpi in catalogue.values():
        lacks = missing(kpi.measure, version)
        places = [(each.table, each.column) for each in lacks if each.column] if lacks else list(_read(version, kpi))
        asked |= set(places) if lacks else set()
        for place in dict.fromkeys(places):
            readers.setdefault(place, []).append(kpi.id)
    found = [
        Field(table, name, stored.rows, stored.filled.get(name, 0), tuple(readers.get((table, name), ())))
        for table, stored in version.facts.items()
        for name in TABLES[table].columns
        if stored.filled.get(name) or (table, name) in asked
    ]
    return tuple(sorted(found, key=lambda each: (each.table, each.share, each.name)))


def _read(version: Version, kpi: KPI) -> Iterator[Place]:
    """The fields of facts that a KPI reads in this data, by derived tables too."""
    for measure in measures_of(kpi, version):
        for source in sources_of(measure.table):
            yield from ((source, name) for name in sorted(columns_behind(measure.table, measure.columns, source)))
