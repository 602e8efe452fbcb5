"""What the checks find, with the KPIs that read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.checks.listing import Listed
from data.version import Version
from kpi.check_effects import touched
from kpi.stored_listing import listing


@dataclass(frozen=True)
class Touching:
    """One check that rows fail, and the KPIs that read the fields it is about."""

    listed: Listed
    kpis: tuple[str, ...]


def touching(version: Version, today: date) -> tuple[Touching, ...]:
    """Every check that rows of a version fail, the worst first."""
    return tuple(Touching(each, touched(version, each.check)) for each in listing(version, today).listed)
