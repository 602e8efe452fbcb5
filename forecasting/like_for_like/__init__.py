"""Reps, teams or any members compared as if they had had the same deals (or leads): what of a difference is left once the mix is the same.

`like_for_like(version, kpi_id, selection, dimension)` gives one `Member` for each member of the dimension. The method stands in
docs/reps.md: kinds chosen by cross-validation (`kinds.py`), differences over them (`mantel_haenszel.py`), small ones drawn together and
many comparisons allowed for (`comparison.py`).
"""

from forecasting.like_for_like.comparison import Compared, Member, compare, judged, of_two
from forecasting.like_for_like.counts import CANDIDATES, counts, like_for_like
from forecasting.like_for_like.kinds import telling_kinds
from forecasting.like_for_like.mantel_haenszel import Difference, Table, difference

__all__ = [
    "CANDIDATES",
    "Compared",
    "Difference",
    "Member",
    "Table",
    "compare",
    "counts",
    "difference",
    "judged",
    "like_for_like",
    "of_two",
    "telling_kinds",
]
