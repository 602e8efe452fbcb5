"""Cohorts: those who began in the same month, quarter or year, followed step by step: who stays, who buys again, what leads become.

`cohorts(version, selection, counted, grain, by)` gives one `Cohorts` for the whole, or one for each member of the dimensions `by`: a
triangle of cells, young ones marked, and all together by age: counted simply, and corrected for those who could not be watched long
enough. Where the data can make none, `reason` says why.

A cell is young while its own step of time has not ended, not while conversions may still come (`kpi.maturity`): the value at an age is
final once that age has passed.
"""

from kpi.cohorts.cohort import SMALL, Cell, Cohort, Cohorts, Point
from kpi.cohorts.cohorts import GRAINS, cohorts, dimensions_of, lacking_for
from kpi.cohorts.counted import KINDS, MEANINGS, NAMES, Counted, Kind

__all__ = [
    "GRAINS", "KINDS", "MEANINGS", "NAMES", "SMALL", "Cell", "Cohort", "Cohorts", "Counted", "Kind", "Point", "cohorts", "dimensions_of",
    "lacking_for",
]  # fmt: skip
