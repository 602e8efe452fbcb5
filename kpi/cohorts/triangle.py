"""From what was counted to cells and lines: pure arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kpi.cohorts.cohort import Cell, Point
from kpi.cohorts.counted import Kind
from kpi.cohorts.survival import Survival, product_limit


@dataclass(frozen=True)
class Triangle:
    """`sizes` of cohorts by number, and what happened to each by `(cohort, age)`; in step `last` the data ends, at its end if `ended`.

    Cells are cumulative. For shares the corrected line is the product-limit estimate over steps: who has not come to a step's end is at
    risk only before (censored). For amounts it is the mean cumulative function, Σ over ages of amount ⁄ members old enough (Nelson 1988).
    What happened makes members leave those at risk; being lost some other way does not: a lead that was dropped is still one that was not
    won, so that shares are of all that began.
    """

    kind: Kind
    sizes: Mapping[int, int]
    happened: Mapping[tuple[int, int], float]
    last: int
    ended: bool

    def cells(self, cohort: int) -> tuple[Cell, ...]:
        """What became of a cohort by each age it has come to."""
        size, total, found = self.sizes[cohort], 0.0, list[Cell]()
        for age in range(self.last - cohort + 1):
            total += self.happened.get((cohort, age), 0.0)
            found.append(Cell(age, self._shown(total / size), not self._is_over(cohort, age)))
        return tuple(found)

    @property
    def points(self) -> tuple[Point, ...]:
        """All cohorts together, age by age."""
        return tuple(self._point(age) for age in range(self.last - min(self.sizes) + 1)) if self.sizes else ()

    def _point(self, age: int) -> Point:
        old_enough = [cohort for cohort in self.sizes if self._is_over(cohort, age)]
        watched = sum(self.sizes[cohort] for cohort in old_enough)
        raw = self._shown(self._until(age, list(self.sizes)) / sum(self.sizes.values()))
        average = self._shown(self._until(age, old_enough) / watched) if watched else None
        if not watched:
            return Point(age, 0, raw, None, None)
        if self.kind is Kind.AMOUNT:
            return Point(age, watched, raw, self._mean(age), average)
        if age >= len(self._survival):  # it has happened to everybody old enough: of the others nobody can tell
            return Point(age, watched, raw, None, average)
        told = self._survival[age]
        share, low, high = self._shown(1 - told.share), *sorted((self._shown(1 - told.low), self._shown(1 - told.high)))
        return Point(age, watched, raw, share, average, low, high)

    @cached_property
    def _survival(self) -> list[Survival]:
        return product_limit((age, *self._at_risk(age)) for age in range(self.last - min(self.sizes) + 1))

    def _at_risk(self, age: int) -> tuple[int, int]:
        """Of the cohorts that have come to the end of an age: to how many nothing had happened before, and to how many it did then."""
        old_enough = [cohort for cohort in self.sizes if self._is_over(cohort, age)]
        at_risk = sum(self.sizes[cohort] for cohort in old_enough) - round(self._until(age - 1, old_enough))
        return at_risk, round(sum(self.happened.get((cohort, age), 0.0) for cohort in old_enough))

    def _mean(self, age: int) -> float:
        """The mean cumulative function at an age."""
        return sum(self._in(each) for each in range(age + 1))

    def _in(self, age: int) -> float:
        old_enough = [cohort for cohort in self.sizes if self._is_over(cohort, age)]
        return sum(self.happened.get((cohort, age), 0.0) for cohort in old_enough) / sum(self.sizes[cohort] for cohort in old_enough)

    def _until(self, age: int, cohorts: list[int]) -> float:
        return sum(self.happened.get((cohort, each), 0.0) for cohort in cohorts for each in range(age + 1))

    def _is_over(self, cohort: int, age: int) -> bool:
        """Whether the step in which a cohort has an age has ended."""
        return cohort + age < self.last or (cohort + age == self.last and self.ended)

    def _shown(self, happened: float) -> float:
        """A share to which it has happened as it is shown: of those who stay, the others."""
        return 1 - happened if self.kind is Kind.STAYING else happened
