"""Which measures can be put together from parts of their rows, and what is counted of each part."""

from __future__ import annotations

import re
from collections.abc import Iterable

from data.tables import DIMENSIONS
from data.version import Version
from kpi.measures import Latest, Measure, Stock
from kpi.terms import MOMENT

FEW = frozenset(DIMENSIONS) - {"customer"}
"""Dimensions of so few members that hardly a row is a part of its own where they are told apart."""

_DISTINCT = re.compile(r"^count\(DISTINCT (?P<member>\w+)\)", re.IGNORECASE)


def adds_up(version: Version, measure: Measure) -> bool:
    """Whether a measure's values over parts of its rows make the one over all of them, and nothing else has to be known."""
    return (
        measure.is_sum
        and not isinstance(measure, Latest)
        and MOMENT not in measure.sql + measure.where
        and len(currencies_of(version, measure)) <= 1
    )


def members_told(measure: Measure) -> str | None:
    """The dimension whose members a flow counts, if it has few enough of them to tell them apart in parts of the rows."""
    found = _DISTINCT.fullmatch(measure.sql) if not isinstance(measure, Stock) else None
    return found["member"] if found and found["member"] in FEW else None


def told_by(measures: Iterable[Measure]) -> str | None:
    """The column whose members are told apart, if any measure counts members."""
    return next((member for each in measures if (member := members_told(each))), None)


def of_part(sql: str) -> str:
    """What of an aggregate is counted in each part: members are told apart there, and of each its rows are counted."""
    return _DISTINCT.sub("count(*)", sql)


def of_whole(sql: str, column: str) -> str:
    """An aggregate put together from what was counted in the parts."""
    return f"count(DISTINCT d.member) FILTER (WHERE {column} > 0)" if _DISTINCT.match(sql) else f"sum({column})"


def currencies_of(version: Version, measure: Measure) -> frozenset[str]:
    """The currencies in which the money that a measure adds up may stand; none where it adds up no money."""
    return frozenset(version.facts[measure.table].currencies) if measure.is_money else frozenset()
