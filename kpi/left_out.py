"""Rows that belong to a KPI but cannot be used, counted by the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data.version import Version
from kpi.conditions import dated, moment_in, within
from kpi.engine import facts, run
from kpi.expressions import literal
from kpi.measures import LeftOut, Measure
from kpi.periods import Period
from kpi.selection import Filter
from kpi.slices import where
from kpi.terms import at
from locales import Sentence


@dataclass(frozen=True)
class RowsLeftOut:
    """Rows of the slice that belong to the KPI but could not be used, with the reason."""

    table: str
    reason: Sentence
    rows: int


def left_out_of(
    version: Version, measures: tuple[Measure, ...], window: Period | None, filters: tuple[Filter, ...]
) -> Iterator[RowsLeftOut]:
    """Rows of a slice that its measures could not use, each under the first reason that holds for it. `window` None: whatever the date."""
    for table in dict.fromkeys(measure.table for measure in measures):
        of_table = [measure for measure in measures if measure.table == table]
        reasons = {each.reason: _condition(measure, each, window) for measure in of_table for each in measure.left_out}
        if not reasons:
            continue
        first = " ".join(f"WHEN {condition} THEN {literal(reason)}" for reason, condition in reasons.items())
        source = facts(version, table, frozenset().union(*(measure.columns for measure in of_table)))
        named = f"SELECT CASE {first} END AS reason FROM {source} AS f WHERE {where(filters)}"
        rows = dict(run(f"SELECT reason, count(*) FROM ({named}) WHERE reason IS NOT NULL GROUP BY reason"))
        yield from (RowsLeftOut(table, Sentence(reason), rows[reason]) for reason in reasons if reason in rows)


def _condition(measure: Measure, left_out: LeftOut, window: Period | None) -> str:
    return f"({at(left_out.where, moment_in(measure, window) if window else 'NULL')}) AND {_placed(measure, window)}"


def _placed(measure: Measure, window: Period | None) -> str:
    """The rows of a period. Those without a date cannot lie outside it either: they are counted in every one."""
    return f"(({within(measure, window)}) OR {dated(measure)} IS NULL)" if window else f"{dated(measure)} IS NOT NULL"
