"""What adds up exactly is read once for a whole pivot, by all of its dimensions, and put together for the coarser levels.

Counts and sums of money make the same numbers whether their rows are added at once or part by part. Everything else (medians, numbers of
distinct members, sums of fractions) is read anew for each level.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from data.version import Version
from kpi import kept_cells
from kpi.additive import adds_up
from kpi.measures import Measure, Stayed
from kpi.periods import Period
from kpi.scan import Cells, Counted, Group
from kpi.selection import Filter, Rest
from kpi.slices import lacking

Asked = Mapping[Measure, Collection[Period | None]]
Windows = dict[Period | None, dict[Group, Counted]]


@dataclass
class Parts:
    """Reads as `scan.read` does, for the levels of one pivot: `filters` are those of all of them."""

    dimensions: tuple[str, ...]
    filters: tuple[Filter, ...]
    finest: dict[Measure, tuple[tuple[str, ...], Windows] | None] = field(default_factory=dict)

    def read(self, version: Version, asked: Asked, by: tuple[str, ...], filters: tuple[Filter, ...], *more: Any) -> Cells:
        """Every measure in its windows and every group; `more` is what `scan.read` is given besides."""
        self._prepare(version, asked, more)
        cells: Cells = {}
        others: dict[Measure, Collection[Period | None]] = {}
        for measure, windows in asked.items():
            known = self.finest.get(measure)
            if known is None or not set(windows) <= known[1].keys():
                others[measure] = windows
                continue
            rests = [each for each in filters if isinstance(each, Rest)]
            cells |= {(measure, window): _put_together(*known, window, by, rests) for window in windows}
        return cells | kept_cells.read(version, others, by, filters, *more) if others else cells

    def _prepare(self, version: Version, asked: Asked, more: tuple[Any, ...]) -> None:
        """Read those measures by all of their dimensions that add up exactly and were not read yet."""
        new: dict[tuple[str, ...], dict[Measure, Collection[Period | None]]] = {}
        for measure, windows in asked.items():
            if measure not in self.finest and adds_up(version, measure) and not isinstance(measure, Stayed):
                own = tuple(name for name in self.dimensions if not lacking(version, measure.table, (name,)))
                new.setdefault(own, {})[measure] = windows
        for own, measures in new.items():
            read = kept_cells.read(version, measures, own, self.filters, *more)
            for measure, windows in measures.items():
                found = {window: read.get((measure, window), {}) for window in windows}
                self.finest[measure] = (own, found) if _is_exact(measure, found) else None


def _is_exact(measure: Measure, found: Windows) -> bool:
    values = (counted.value for groups in found.values() for counted in groups.values())
    return measure.is_count or all(value is None or isinstance(value, Decimal) for value in values)


def _put_together(
    own: tuple[str, ...], found: Windows, window: Period | None, by: tuple[str, ...], rests: list[Rest]
) -> dict[Group, Counted]:
    """The groups of coarser dimensions, without those that are taken apart from the rest."""
    places = [own.index(name) for name in by]
    without = [([own.index(name) for name in rest.dimensions], set(rest.groups)) for rest in rests]
    made: dict[Group, Counted] = {}
    for group, counted in found[window].items():
        if any(tuple(group[place] for place in at) in gone for at, gone in without):
            continue
        key = tuple(group[place] for place in places)
        made[key] = _added(made[key], counted) if key in made else counted
    return made


def _added(one: Counted, other: Counted) -> Counted:
    values = [value for value in (one.value, other.value) if value is not None]
    return Counted(sum(values[1:], values[0]) if values else None, one.rows + other.rows, one.currencies | other.currencies)
