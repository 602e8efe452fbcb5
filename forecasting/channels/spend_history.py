"""What each channel spent and brought week by week, beside what came in everywhere else: by that a season is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from data.version import Version
from forecasting.refusal import Refusal
from kpi import kept_cells, scan
from kpi.catalogue import CATALOGUE
from kpi.derived.making import extended
from kpi.measures import Arithmetic, Measure
from kpi.periods import Grain, Period, cut, floor
from kpi.resolve import known_until, missing, resolved
from kpi.rollups import horizon
from kpi.selection import Selection
from kpi.slices import unsliceable
from kpi.status import span
from locales import Sentence

MOST_WEEKS = 104
"""Two years: long enough for every season twice, short enough to be the same company."""


@dataclass(frozen=True)
class History:
    """Of one channel, a number for each week, oldest first: money spent on marketing and purchased leads, leads, leads of all others."""

    spend: np.ndarray
    leads: np.ndarray
    others: np.ndarray


def spend_histories(version: Version, selection: Selection, dimension: str) -> Mapping[str, History]:
    """Member → its weeks, up to the end of the period; a filter on the dimension itself is not used. Raises Refusal."""
    version = extended(version)
    filters = tuple(each for each in selection.filters if each.dimension != dimension)
    cost = resolved(CATALOGUE["cost_per_lead"].measure, version, selection.terms, selection.today)
    if lacks := missing(cost, version):
        raise Refusal(lacks[0].sentence)
    if not isinstance(cost, Arithmetic) or not isinstance(cost.left, Measure) or not isinstance(cost.right, Measure):
        raise LookupError("cost per lead is no longer spend by leads")
    measures = (cost.left, cost.right)
    if why := unsliceable(version, tuple(each.table for each in measures), (dimension, *(each.dimension for each in filters))):
        raise Refusal(why)
    weeks = _weeks(version, selection)
    cells = kept_cells.read(version, dict.fromkeys(measures, weeks), (dimension,), filters, horizon(version, selection.today))
    spend, leads = (_by_member(cells, each, weeks) for each in measures)
    every = sum(leads.values(), np.zeros(len(weeks)))
    nothing = np.zeros(len(weeks))
    return {
        member: History(spend.get(member, nothing), leads.get(member, nothing), every - leads.get(member, nothing))
        for member in sorted({*spend, *leads} - {None}, key=str)
        if member is not None
    }


def _weeks(version: Version, selection: Selection) -> tuple[Period, ...]:
    """Whole weeks of the data up to the period's end, at most two years of them."""
    known, data = known_until(version, selection.today), span(version)
    if data is None:
        raise Refusal(Sentence("There is nothing to count in this selection."))
    last = min(selection.period.end, data.end, *([known + timedelta(days=1)] if known else []))
    end = floor(last, Grain.WEEK, selection.calendar)
    begun = floor(data.start + timedelta(days=6), Grain.WEEK, selection.calendar)
    start = max(end - timedelta(weeks=MOST_WEEKS), begun)
    if start >= end:
        raise Refusal(Sentence("There is not even one whole week of leads and costs."))
    return tuple(cut(Period(start, end), Grain.WEEK, selection.calendar))


def _by_member(cells: scan.Cells, measure: Measure, weeks: tuple[Period, ...]) -> dict[str | None, np.ndarray]:
    found: dict[str | None, np.ndarray] = {}
    for place, week in enumerate(weeks):
        for group, counted in cells.get((measure, week), {}).items():
            found.setdefault(group[0], np.zeros(len(weeks)))[place] = float(counted.value or 0)
    return found
