"""Members of dimensions in their order: the best ones, all others together, and the whole, each computed from its own rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.version import Version
from kpi.compute import Value, compute, known
from kpi.kpis import KPI, Better
from kpi.selection import Rest, Selection

Groups = tuple[tuple[str | None, ...], ...]


@dataclass(frozen=True)
class Ranked:
    """A KPI by the members of one dimension or more, best first (largest first where neither direction is better).

    `members` has the values of each member, of all its steps where the selection has a grain, one member after the other; `others` those
    of all members further down taken together, and `whole` those of everything. Neither is added up from members: a ratio, a median or a
    number of distinct customers is computed from its rows. `beyond` is how many members the others are.
    """

    kpi: KPI
    members: tuple[Value, ...]
    others: tuple[Value, ...]
    whole: tuple[Value, ...]
    beyond: int = 0

    def share(self, value: Value) -> float | None:
        """A value's part of the whole in the same period; `None` where parts do not add up, or the whole is not above 0."""
        total = next((each.value for each in self.whole if each.period == value.period), None)
        if not self.kpi.additive or value.value is None or total is None or total <= 0:
            return None
        return value.value / total


def ranked(version: Version, kpi_id: str, selection: Selection, by: Sequence[str], top: int | None = None, *, least: int = 0) -> Ranked:
    """The members of `by` in a selection, the `top` best ones of the whole period apart, at most. Raises UnknownKPI.

    Those with fewer rows than `least` are never among the best: chance alone would put them there.
    Every member with rows in the period or in its comparison is one. Where the data cannot be sliced so, the one value says why.
    """
    kpi = known(version, kpi_id)
    members = best_first(compute(version, [kpi_id], replace(selection, grain=None), by), kpi.better)
    values = [value for value in members if value.rows >= least or value.reason][:top]
    first: Groups = tuple(tuple(member for _, member in value.group) for value in values)
    beyond = len(members) - len(values)
    if selection.grain:
        steps = compute(version, [kpi_id], selection, by)
        values = [step for value in values for step in steps if step.group == value.group]
    rest = replace(selection, filters=(*selection.filters, Rest(by[0], (), tuple(by), first)))
    others = compute(version, [kpi_id], rest) if beyond else []
    return Ranked(kpi, tuple(values), tuple(others), tuple(compute(version, [kpi_id], selection)), beyond)


def best_first(values: Sequence[Value], better: Better) -> list[Value]:
    """Best first (largest first where neither direction is better); members without a value last."""
    direction = 1 if better is Better.LOWER else -1
    return sorted(values, key=lambda value: (value.value is None, direction * (value.value or 0)))
