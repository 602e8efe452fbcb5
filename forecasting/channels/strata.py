"""The leads of channels split by every dimension they have, and by month, for Simpson's check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from data.tables import DIMENSIONS
from data.version import Version
from forecasting.channels.scorecard import Scorecard
from forecasting.channels.simpson import Cells, Reversal, reversals
from kpi import kept_cells, scan
from kpi.catalogue import CATALOGUE
from kpi.derived.making import extended
from kpi.measures import Arithmetic, Measure
from kpi.periods import Grain, Period, cut
from kpi.resolve import resolved
from kpi.rollups import horizon
from kpi.selection import Comparison, Selection
from kpi.status import dimensions_of

MONTH = "month"
"""The split by the month in which leads came in: who grew lately has younger leads."""

MOST_STRATA = 60
MOST_COMPARED = 25
RATE = "lead_to_customer_rate"
SET_ASIDE = ("channel", "campaign", "customer")
"""What is compared, or tells every lead from the next."""


@dataclass(frozen=True)
class Checked:
    """What was found, over how many pairs, split by which dimensions."""

    reversals: tuple[Reversal, ...]
    pairs: int
    dimensions: tuple[str, ...]


def checked(version: Version, selection: Selection, card: Scorecard) -> Checked:
    """Simpson's check of everybody who can be judged in a scorecard; of very many, the ones with most leads."""
    largest = sorted(card.judged, key=lambda each: -each.converting.leads)[:MOST_COMPARED]
    names = [each.name for each in card.judged if each in largest and each.name is not None]
    freed = tuple(each for each in selection.filters if each.dimension != card.dimension)
    selection = replace(selection, filters=freed, comparison=Comparison.NONE, grain=None)
    splits = dict(_splits(extended(version), selection, card.dimension)) if len(names) > 1 else {}
    return Checked(reversals(splits, names), len(names) * (len(names) - 1) // 2, tuple(splits))


def _splits(version: Version, selection: Selection, dimension: str) -> Iterator[tuple[str, Cells]]:
    rate = resolved(CATALOGUE[RATE].measure, version, selection.terms, selection.today)
    if not isinstance(rate, Arithmetic) or not isinstance(rate.left, Measure) or not isinstance(rate.right, Measure):
        return
    converted, leads = rate.left, rate.right
    whole, months = (selection.period,), tuple(cut(selection.period, Grain.MONTH, selection.calendar))
    for name, by, windows in (*((each, (dimension, each), whole) for each in _dimensions(version)), (MONTH, (dimension,), months)):
        asked = dict.fromkeys((converted, leads), windows)
        cells = kept_cells.read(version, asked, by, selection.filters, horizon(version, selection.today))
        found = {
            (group[0], window.start.isoformat() if name == MONTH else group[1]): (
                int(counted.value or 0),
                _converted(cells, converted, window, group),
            )
            for window in windows
            for group, counted in cells.get((leads, window), {}).items()
            if group[0] is not None
        }
        if 2 <= len({stratum for _, stratum in found}) <= MOST_STRATA:
            yield name, found


def _dimensions(version: Version) -> list[str]:
    return [name for name in dimensions_of(version, CATALOGUE[RATE]) if name in DIMENSIONS and name not in SET_ASIDE]


def _converted(cells: scan.Cells, measure: Measure, window: Period, group: scan.Group) -> int:
    counted = cells.get((measure, window), {}).get(group)
    return int(counted.value or 0) if counted else 0
