"""Rows that may belong to a KPI's measures but lack what it takes to tell, in groups of those that are alike in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from data.version import Version
from kpi.conditions import counted, dated, moment_in, until, within
from kpi.engine import facts, run
from kpi.measures import Measure, Stock
from kpi.periods import Period
from kpi.selection import Filter
from kpi.slices import where
from kpi.terms import at

SURELY, BY_DATE, BY_CONDITION, BY_BOTH, ANYTHING = "no", "date", "condition", "both", "anything"
"""What a row that lacks something is to a measure: nothing more than it is; counted if its date lies in the period; if the condition holds;
if both; or counted with an amount that nobody knows."""


@dataclass(frozen=True)
class Group:
    """Rows alike in what they lack: for each measure one of the words above, and what they would add to it together."""

    rows: int
    states: tuple[tuple[Measure, str, float], ...]

    @property
    def could_be_anything(self) -> bool:
        return any(state == ANYTHING for _, state, _ in self.states)

    @property
    def ways(self) -> list[dict[Measure, float]]:
        """What the group adds in each way in which it can go; dates that are one and the same go together."""
        dates = sorted({measure.dated for measure, state, _ in self.states if state in (BY_DATE, BY_BOTH)})
        held = [measure for measure, state, _ in self.states if state in (BY_CONDITION, BY_BOTH)]
        found: list[dict[Measure, float]] = []
        for choice in product((False, True), repeat=len(dates) + len(held)):
            inside, holds = dict(zip(dates, choice, strict=False)), dict(zip(held, choice[len(dates) :], strict=True))
            way = {
                measure: amount
                for measure, state, amount in self.states
                if state != SURELY and inside.get(measure.dated, True) and holds.get(measure, True)
            }
            if way not in found:
                found.append(way)
        return found


def groups_of(version: Version, measures: tuple[Measure, ...], window: Period | None, filters: tuple[Filter, ...]) -> list[Group]:
    """The groups of one table's rows. A reason to leave a row out of one measure is one for all that read the table."""
    reasons = dict.fromkeys(at(each.where, _moment(measure, window)) for measure in measures for each in measure.left_out)
    if not reasons:
        return []
    gap = " OR ".join(f"coalesce({reason}, false)" for reason in reasons)
    source = facts(version, measures[0].table, frozenset().union(*(measure.columns for measure in measures)))
    told = [f"{_state(measure, gap, window)} AS s{index}" for index, measure in enumerate(measures)]
    told += [f"{_amount(measure)} AS a{index}" for index, measure in enumerate(measures)]
    places = range(len(measures))
    same = ", ".join([*(f"s{index}" for index in places), *(f"sign(a{index})" for index in places)])
    sums = ", ".join(f"sum(coalesce(a{index}, 0))" for index in places)
    some = " OR ".join(f"s{index} <> '{SURELY}'" for index in places)
    rows = run(
        f"SELECT {', '.join(f's{index}' for index in places)}, {sums}, count(*) FROM (SELECT {', '.join(told)} FROM {source} AS f"
        f" WHERE {where(filters)}) WHERE {some} GROUP BY {same}"
    )
    return [Group(row[-1], tuple(_states(measures, row))) for row in rows]


def _states(measures: tuple[Measure, ...], row: tuple[object, ...]) -> Iterator[tuple[Measure, str, float]]:
    for index, measure in enumerate(measures):
        yield measure, str(row[index]), float(str(row[len(measures) + index]))


def _state(measure: Measure, gap: str, window: Period | None) -> str:
    """SQL: what a row is to a measure."""
    condition = f"({at(measure.where, _moment(measure, window))})" if measure.where else "TRUE"
    inside = within(measure, window) if window else f"{dated(measure)} IS NOT NULL"
    begun = f"{dated(measure)} IS NULL"
    possible = f"{condition} IS NOT FALSE"
    if isinstance(measure, Stock) and window:
        moment = moment_in(measure, window)
        # What has ended, nobody knows when, does not fit the condition any more; it may have done so then.
        begun, possible = f"coalesce({dated(measure)} < {moment}, true)", f"coalesce({until(measure)} >= {moment}, true)"
        unsure = f"WHEN {dated(measure)} IS NULL OR {condition} IS NOT TRUE THEN '{BY_DATE}'"
    else:
        unsure = f"WHEN {dated(measure)} IS NULL AND {condition} IS TRUE THEN '{BY_DATE}' WHEN {dated(measure)} IS NULL THEN '{BY_BOTH}'"
    is_counted = f"(({inside}) AND ({counted(measure, _moment(measure, window))})) IS TRUE"
    unknown = f"WHEN {_amount(measure)} IS NULL THEN '{ANYTHING}' " if measure.is_sum and not measure.is_count else ""
    placed = f"(({inside}) OR {begun})"
    return (
        f"CASE WHEN NOT ({gap}) OR {is_counted} OR NOT coalesce({placed}, false) OR NOT {possible} THEN '{SURELY}' "
        f"{unknown}{unsure} ELSE '{BY_CONDITION}' END"
    )


def _amount(measure: Measure) -> str:
    """SQL: what a row adds to a measure; 1 to one that counts."""
    return measure.sql.removeprefix("sum(").removesuffix(")") if measure.sql.startswith("sum(") else "1"


def _moment(measure: Measure, window: Period | None) -> str:
    return moment_in(measure, window) if window else "NULL"
