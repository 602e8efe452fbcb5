"""What each member won by day, and was asked to win by month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from data.version import Version
from forecasting.refusal import Refusal
from kpi.catalogue.pipeline import won_amount
from kpi.conditions import counted
from kpi.derived.making import extended
from kpi.engine import facts, run
from kpi.expressions import literal
from kpi.measures import measures_in
from kpi.periods import Period
from kpi.resolve import lacking_columns, resolved
from kpi.selection import Selection
from kpi.slices import unsliceable, where
from locales import Sentence

Amounts = Mapping[date, float]

_WON = """
    SELECT "{dimension}", CAST(closed_at AS DATE) AS day, CAST(sum(amount) AS DOUBLE) FROM {facts} AS f
    WHERE {counted} AND {filters} AND closed_at < CAST({until} AS TIMESTAMP) GROUP BY ALL
"""
_QUOTAS = """
    SELECT "{dimension}", CAST(date_trunc('month', month) AS DATE) AS first, CAST(sum(amount) AS DOUBLE) FROM {facts} AS f
    WHERE month IS NOT NULL AND amount IS NOT NULL AND {filters} GROUP BY ALL
"""


@dataclass(frozen=True)
class Books:
    """Member → day → what was won on it; member → first of a month → its quota. Members that have no quota at all are left out."""

    won: Mapping[str, Amounts]
    quotas: Mapping[str, Amounts]

    def quota(self, member: str, period: Period) -> float:
        """What a member was asked to win in the months that begin in a period; 0 without a quota."""
        return sum(amount for month, amount in self.quotas.get(member, {}).items() if period.start <= month < period.end)

    def won_in(self, member: str, start: date, end: date) -> float:
        """What a member won from one day up to, and without, another."""
        return _between(self.won.get(member, {}), start, end)


def books(version: Version, selection: Selection, dimension: str, as_of: date) -> Books:
    """What is known of won deals before a day, and all quotas; the filter on the dimension itself does not narrow them.

    Raises Refusal where the data has no quotas by that dimension, or money in several currencies.
    """
    version = extended(version)
    filters = tuple(each for each in selection.filters if each.dimension != dimension)
    _refuse(version, (dimension, *(each.dimension for each in filters)))
    measure = next(measures_in(resolved(won_amount, version, selection.terms, selection.today)))
    asked = {"dimension": dimension, "filters": where(filters)}
    won = _WON.format(facts=facts(version, "deals", measure.columns), counted=counted(measure), until=literal(str(as_of)), **asked)
    return Books(_by_member(run(won)), _by_member(run(_QUOTAS.format(facts=facts(version, "quotas"), **asked))))


def _refuse(version: Version, dimensions: tuple[str, ...]) -> None:
    needed = {"quotas": ("month", "amount"), "deals": ("closed_at", "status", "amount")}
    for table, columns in needed.items():
        for lack in lacking_columns(version, table, columns):
            raise Refusal(lack.sentence)
    if why := unsliceable(version, ("deals", "quotas"), dimensions):
        raise Refusal(Sentence("There is no pace here: {why}.", why=why))
    if len({currency for table in needed for currency in version.facts[table].currencies}) > 1:
        raise Refusal(Sentence("amounts in several currencies are not added: give a table of rates, or filter by currency"))


def _by_member(rows: tuple[tuple[object, ...], ...]) -> dict[str, dict[date, float]]:
    found: dict[str, dict[date, float]] = {}
    for member, day, amount in rows:
        if isinstance(member, str) and isinstance(day, date) and isinstance(amount, float):
            found.setdefault(member, {})[day] = amount
    return found


def _between(amounts: Amounts, start: date, end: date) -> float:
    days: npt.NDArray[np.bool_] = np.array([start <= day < end for day in amounts], dtype=bool)
    return float(np.array(list(amounts.values()))[days].sum()) if len(days) else 0.0
