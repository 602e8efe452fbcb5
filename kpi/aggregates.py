"""The aggregates of many measures, each asked for once: counts that several need, and all percentiles of one value together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from kpi.conditions import counted
from kpi.measures import Measure
from kpi.terms import at

_PERCENTILE = re.compile(r"^(?:median\((?P<middle>.*)\)|quantile_cont\((?P<value>.*), (?P<at>[0-9.]+)\))$", re.DOTALL)

_ROWS = re.compile(r"^count\((\*|\w+)\)$")
"""Aggregates that count exactly the rows that stand behind them."""


@dataclass(frozen=True)
class Place:
    """Where a measure's answer stands in a row: the columns of its value, rows and currencies, and the place of its value in a list."""

    value: int
    rows: int
    within: int | None = None
    currencies: int | None = None


@dataclass(frozen=True)
class Aggregates:
    """SQL aggregates over `f`, without names, and where each measure finds its own."""

    sql: tuple[str, ...]
    places: dict[Measure, Place]

    @classmethod
    @lru_cache(maxsize=1024)
    def of(cls, measures: tuple[Measure, ...], moment: str, mixed: frozenset[Measure] = frozenset()) -> Aggregates:
        """What the measures need; of those in `mixed` also the currencies in which their money stands."""
        percentiles = _percentiles(measures, moment)
        found: dict[str, int] = {}
        places: dict[Measure, Place] = {}

        def column(sql: str) -> int:
            return found.setdefault(sql, len(found))

        for measure in measures:
            rows = column(_counting(measure, moment))
            told = column(_filtered("list(DISTINCT currency)", counted(measure, moment))) if measure in mixed else None
            value, fraction = _percentile(measure, moment)
            fractions = percentiles.get((value, measure.where), []) if fraction is not None else []
            if fraction is not None and len(fractions) > 1:
                listed = column(_filtered(f"quantile_cont({value}, [{', '.join(map(str, fractions))}])", at(measure.where, moment)))
                places[measure] = Place(listed, rows, fractions.index(fraction), told)
            else:
                whole = at(measure.sql, moment)
                own = rows if _ROWS.match(whole) else column(_filtered(whole, at(measure.where, moment)))
                places[measure] = Place(own, rows, None, told)
        return cls(tuple(found), places)

    def read(self, measure: Measure, row: Sequence[Any]) -> tuple[float | Decimal | None, int, frozenset[str]]:
        """A measure's value, rows and currencies in a row of answers, which begins with the first aggregate."""
        place = self.places[measure]
        value = row[place.value]
        if place.within is not None:
            value = value[place.within] if value is not None else None
        currencies = frozenset(row[place.currencies] or ()) if place.currencies is not None else frozenset[str]()
        return value if value is None or isinstance(value, Decimal) else float(value), int(row[place.rows] or 0), currencies


def _counting(measure: Measure, moment: str) -> str:
    return _filtered("count(*)", counted(measure, moment))


def _filtered(sql: str, condition: str) -> str:
    return f"{sql} FILTER (WHERE {condition})" if condition and condition != "TRUE" else sql


def _percentile(measure: Measure, moment: str) -> tuple[str, float | None]:
    """The value a percentile is of, and which one; the whole aggregate for all else."""
    sql = at(measure.sql, moment)
    found = _PERCENTILE.match(sql)
    if not found:
        return sql, None
    return (found["middle"], 0.5) if found["middle"] else (found["value"], float(found["at"]))


def _percentiles(measures: Sequence[Measure], moment: str) -> dict[tuple[str, str], list[float]]:
    """Value and rows → the percentiles that are asked of them."""
    asked: dict[tuple[str, str], list[float]] = {}
    for measure in measures:
        value, fraction = _percentile(measure, moment)
        if fraction is not None:
            asked[value, measure.where] = sorted({*asked.get((value, measure.where), ()), fraction})
    return asked
