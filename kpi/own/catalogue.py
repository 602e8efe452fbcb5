"""Every KPI of a workspace: ours, then those that its people defined."""

from __future__ import annotations

from collections.abc import Mapping

from data.version import Version
from kpi.catalogue import CATALOGUE
from kpi.kpis import KPI


def catalogue_of(version: Version | None) -> Mapping[str, KPI]:
    """The KPIs that can be asked of a version, by id; without one, ours."""
    return CATALOGUE
