"""KPIs that a new version moves: the same period read in both, only those that differ, the largest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import isclose

from data.version import Version
from kpi.compute import compute_together
from kpi.own.catalogue import catalogue_of
from kpi.periods import Grain, Period, add_months, floor
from kpi.selection import Selection
from kpi.terms import USUAL_TERMS, Terms

MONTHS = 12


@dataclass(frozen=True)
class Moved:
    """One KPI in one period, in the version before and the one after; `None` is no value."""

    kpi: str
    period: Period
    before: float | None
    after: float | None

    @property
    def change(self) -> float | None:
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def size(self) -> float:
        """By how much of its former value it moved; one that comes or goes has moved wholly."""
        if self.change is None or not self.before:
            return float("inf")
        return abs(self.change / self.before)


def windows(before: Version, after: Version, today: date) -> tuple[Period, ...]:
    """The last full month that both versions know, and the twelve months up to the last day of the later one."""
    lasts = [min(day, today) for version in (before, after) if (day := version.last_day)]
    if not lasts:
        return ()
    begins = floor(min(lasts) + timedelta(days=1), Grain.MONTH)
    end = max(lasts) + timedelta(days=1)
    return Period(add_months(begins, -1), begins), Period(add_months(end, -MONTHS), end)


def moved(
    before: Version, after: Version, today: date, kpis: Sequence[str] | None = None, *, terms: Terms = USUAL_TERMS
) -> tuple[Moved, ...]:
    """Every KPI (without `kpis`, of all there are) that differs in one of the windows, the largest move first."""
    periods = windows(before, after, today)
    if not periods:
        return ()
    selections = [Selection(period, today, terms=terms) for period in periods]
    asked = tuple(catalogue_of(before)) if kpis is None else kpis
    same = replace(after, definitions=before.definitions)  # a draft does not know them, and the same formulas are compared
    old, new = (compute_together(version, asked, selections) for version in (before, same))
    pairs = (pair for of_period in zip(old, new, strict=True) for pair in zip(*of_period, strict=True))
    found = [Moved(was.kpi, was.period, was.value, now.value) for was, now in pairs if not _same(was.value, now.value)]
    return tuple(sorted(found, key=lambda each: (-each.size, each.kpi)))


def _same(one: float | None, other: float | None) -> bool:
    return one == other if one is None or other is None else isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
