"""What customers say when they are asked, each value with the range in which it may well lie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from data.version import Version
from kpi import kept_cells, scan
from kpi.catalogue import CATALOGUE
from kpi.catalogue.surveys import ANSWERED, OUTSIDE, eased, efforts
from kpi.compute import Value, compute
from kpi.derived.making import extended
from kpi.intervals import Range, of_mean, of_share
from kpi.measures import Flow, Measure
from kpi.periods import Period
from kpi.resolve import missing, resolved
from kpi.rollups import horizon
from kpi.selection import Selection


class Survey(StrEnum):
    """What was asked, by the id of its KPI."""

    CSAT = "csat"
    NPS = "nps"
    CES = "ces"


LOWEST, HIGHEST = "at least (95% sure)", "at most (95% sure)"

squares = Flow("sum of squares of ease", "sum(fraction * fraction)", "efforts", ANSWERED, left_out=(OUTSIDE,))


@dataclass(frozen=True)
class Answered:
    """One value of a survey's KPI with its range, in the KPI's own unit; no range where too few answered."""

    value: Value
    range: Range | None

    @property
    def member(self) -> str | None:
        return self.value.group[0][1] if self.value.group else None


def surveys_of(version: Version) -> tuple[Survey, ...]:
    """What this data has answers to."""
    return tuple(each for each in Survey if not missing(CATALOGUE[each].measure, version))


def answered(version: Version, survey: Survey, selection: Selection, by: tuple[str, ...] = ()) -> tuple[Answered, ...]:
    """The values of a survey in a selection, whole, step by step where it has a grain, or by members: those with most answers first."""
    values = compute(version, [survey], selection, by)
    ranges = _ranges_of_effort(version, selection, by) if survey is Survey.CES else {}
    found = [Answered(value, _range(survey, value, ranges)) for value in values]
    return tuple(sorted(found, key=lambda each: -each.value.rows)) if by and not selection.grain else tuple(found)


Place = tuple[Period, scan.Group]


def _range(survey: Survey, value: Value, ranges: dict[Place, Range]) -> Range | None:
    if value.reason or value.value is None:
        return None
    match survey:
        case Survey.CSAT:
            return of_share(value.numerator or 0.0, value.denominator or 0.0)
        case Survey.NPS:
            beside = dict(value.beside)
            low, high = beside.get(LOWEST), beside.get(HIGHEST)
            return None if low is None or high is None else (low, high)
        case Survey.CES:
            return ranges.get((value.period, tuple(member for _, member in value.group)))


def _ranges_of_effort(version: Version, selection: Selection, by: tuple[str, ...]) -> dict[Place, Range]:
    """The range of the mean ease, 0 to 100, of each window and group."""
    version = extended(version)
    if missing(squares, version):
        return {}
    asked = [_resolved(each, version, selection) for each in (squares, eased, efforts)]
    windows = dict.fromkeys(asked, selection.windows)
    cells = kept_cells.read(version, windows, by, selection.filters, horizon(version, selection.today))
    return dict(_of_cells(cells, asked, selection))


def _of_cells(cells: scan.Cells, asked: list[Measure], selection: Selection) -> Iterator[tuple[Place, Range]]:
    for window in selection.windows:
        squared, total, count = (cells.get((each, window), {}) for each in asked)
        for group, counted in count.items():
            summed, of_squares = (float(each[group].value or 0) if group in each else 0.0 for each in (total, squared))
            found = of_mean(summed, of_squares, float(counted.value or 0))
            if found:
                yield (window, group), (max(found[0], 0.0) * 100, min(found[1], 1.0) * 100)


def _resolved(measure: Measure, version: Version, selection: Selection) -> Measure:
    found = resolved(measure, version, selection.terms, selection.today)
    if not isinstance(found, Measure):
        raise TypeError("a measure is resolved to a measure")
    return found
