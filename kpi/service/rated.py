"""Ratings of tickets: by kind, which surveys do not know, and by how long the tickets took."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from data.version import Version
from kpi import kept_cells, scan
from kpi.catalogue.surveys import ANSWERED
from kpi.derived.making import extended
from kpi.intervals import Range, of_share
from kpi.measures import Flow, Measure
from kpi.resolve import missing, resolved
from kpi.rollups import horizon
from kpi.selection import Selection
from kpi.slices import unsliceable
from locales.words import N_

TABLE = "rated_tickets"
TOOK = {
    N_("up to 4 hours"): (0, 4),
    N_("4 hours to a day"): (4, 24),
    N_("1 to 3 days"): (24, 72),
    N_("3 to 7 days"): (72, 168),
    N_("more than 7 days"): (168, None),
}
"""Hours a ticket took, above the first and up to the second; the first band holds those that took none."""

_RATED = "is_satisfied IS NOT NULL"
rated = Flow("tickets rated", "count(*)", TABLE, ANSWERED, _RATED)
satisfied = Flow("tickets rated as satisfied", "count(*)", TABLE, ANSWERED, "is_satisfied")


@dataclass(frozen=True)
class Rated:
    """The rated tickets of one member or band: how many, and how many of them satisfied, with the range of that share."""

    name: str | None
    rated: int
    satisfied: int

    @property
    def share(self) -> float | None:
        return self.satisfied / self.rated if self.rated else None

    @property
    def range(self) -> Range | None:
        return of_share(self.satisfied, self.rated)


def rated_by(version: Version, selection: Selection, dimension: str) -> tuple[Rated, ...]:
    """The tickets rated in a selection by the members of a dimension, those with most ratings first; none where nobody rates."""
    flows = (rated, satisfied)
    cells = _read(version, selection, flows, (dimension,))
    if cells is None:
        return ()
    of_all, of_satisfied = (cells[each] for each in flows)
    found = [Rated(group[0], number, of_satisfied.get(group, 0)) for group, number in of_all.items() if number]
    return tuple(sorted(found, key=lambda each: (-each.rated, each.name is None, each.name or "")))


def patience(version: Version, selection: Selection) -> tuple[Rated, ...]:
    """The tickets rated in a selection by how long they took, every band of `TOOK`; none where tickets have no ratings or no times."""
    pairs = {name: (_took(band), _took(band, satisfied=True)) for name, band in TOOK.items()}
    cells = _read(version, selection, [flow for pair in pairs.values() for flow in pair], ())
    if cells is None:
        return ()
    found = tuple(Rated(name, *(cells[flow].get((), 0) for flow in pair)) for name, pair in pairs.items())
    return found if any(each.rated for each in found) else ()


def _took(band: tuple[int, int | None], *, satisfied: bool = False) -> Flow:
    low, high = band
    conditions = [f"hours {'>' if low else '>='} {low}", *([f"hours <= {high}"] if high else [])]
    where = " AND ".join([*conditions, "is_satisfied" if satisfied else _RATED])
    return Flow(f"rated tickets that took {low} to {high} hours", "count(*)", TABLE, ANSWERED, where)


def _read(version: Version, selection: Selection, flows: Collection[Flow], by: tuple[str, ...]) -> dict[Flow, dict[scan.Group, int]] | None:
    """What each flow counts in each group; `None` where the data cannot tell."""
    version = extended(version)
    dimensions = [*by, *(each.dimension for each in selection.filters)]
    if any(missing(flow, version) for flow in flows) or unsliceable(version, (TABLE,), dimensions):
        return None
    asked = {flow: resolved(flow, version, selection.terms, selection.today) for flow in flows}
    measures = {each: (selection.period,) for each in asked.values() if isinstance(each, Measure)}
    cells = kept_cells.read(version, measures, by, selection.filters, horizon(version, selection.today))
    counts = {
        measure: {group: int(cell.value or 0) for group, cell in cells.get((measure, selection.period), {}).items()} for measure in measures
    }
    return {flow: counts[measure] for flow, measure in asked.items() if isinstance(measure, Measure)}
