"""The cases of a KPI that is a share, by member and kind: the KPI itself, computed for each, so that numbers are those of its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from data.version import Version
from forecasting.like_for_like.comparison import Compared, compare
from forecasting.like_for_like.kinds import telling_kinds
from kpi.compute import known
from kpi.members import members
from kpi.ratio_parts import ABOVE, BELOW, ratio_parts
from kpi.selection import Selection
from kpi.status import dimensions_of

CANDIDATES = ("segment", "channel", "product", "country", "deal_type")
"""What may make cases easy or hard, and is not the rep's doing."""

MANY = 60
"""Of a dimension with more members than these hardly any two people share one."""

SEED = 0


def candidates(version: Version, kpi_id: str) -> tuple[str, ...]:
    """The dimensions by which this data can tell kinds of a KPI's cases."""
    possible = dimensions_of(version, known(version, kpi_id))
    return tuple(name for name in CANDIDATES if name in possible and len(members(version, name)) <= MANY)


def counts(version: Version, kpi_id: str, selection: Selection, dimension: str, kinds: Sequence[str]) -> pd.DataFrame:
    """One row for each member and kind: `member`, the kinds, `cases` (the KPI's denominator), `successes` (its numerator).

    The filter on the dimension itself does not narrow it: a member is compared with all others.
    """
    kept = tuple(each for each in selection.filters if each.dimension != dimension)
    parts = ratio_parts(version, kpi_id, replace(selection, filters=kept), (dimension, *kinds))
    return parts.rename(columns={dimension: "member", BELOW: "cases", ABOVE: "successes"})


def like_for_like(
    version: Version, kpi_id: str, selection: Selection, dimension: str, kinds: Sequence[str] | None = None
) -> Compared | None:
    """Members compared within the same kinds of cases; without `kinds`, within those that tell easy cases from hard ones.

    `None` where there is no case. Raises UnknownKPI.
    """
    possible = candidates(version, kpi_id)
    return among(counts(version, kpi_id, selection, dimension, possible), possible, kinds)


def among(cells: pd.DataFrame, possible: Sequence[str], kinds: Sequence[str] | None = None) -> Compared | None:
    """The same of cases that are counted already, by the `possible` kinds."""
    if cells.empty:
        return None
    chosen = telling_kinds(cells, possible, SEED) if kinds is None else tuple(name for name in kinds if name in possible)
    return compare(cells, chosen, SEED)
