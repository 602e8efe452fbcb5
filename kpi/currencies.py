"""In which currency money stands."""

from __future__ import annotations

from data.version import Version
from kpi.derived.making import extended
from kpi.kpis import KPI
from kpi.resolve import measures_of


def currency_of(version: Version, kpi: KPI) -> str | None:
    """The one currency a KPI's money stands in, or `None` where it is not known or there are several."""
    known = {currency for measure in measures_of(kpi, version) for currency in _currencies(version, measure.table)}
    return known.pop() if len(known) == 1 else None


def currency_in(version: Version, table: str) -> str | None:
    """The one currency of a table's amounts, or `None` where it is not known or there are several."""
    known = _currencies(version, table)
    return known[0] if len(known) == 1 else None


def _currencies(version: Version, table: str) -> tuple[str, ...]:
    facts = extended(version).facts.get(table)
    return facts.currencies if facts else ()
