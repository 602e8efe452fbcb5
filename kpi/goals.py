"""Revenue targets that came with the data: from the table of targets, else the sum of the reps' quotas."""

from __future__ import annotations

from data.version import Version
from kpi.catalogue import CATALOGUE
from kpi.periods import Period
from kpi.targets import target_of


def revenue_goal(version: Version, period: Period) -> float | None:
    """What the whole company is to bring in a period; `None` where targets and quotas do not cover all of it."""
    return target_of(version, CATALOGUE["revenue"], period, frozenset(), today=period.end)
