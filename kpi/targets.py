"""Targets: what a KPI is to come to in a period, for the whole or for a member; kept by people, or come with the data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from data.database import SMALL_FACTS, has_table, reading
from data.tables import DIMENSIONS
from data.version import Version
from kpi.engine import facts, run
from kpi.kpis import KPI
from kpi.measures import Stock, measures_in
from kpi.periods import Grain, Period, cut, floor
from kpi.resolve import measures_of
from kpi.selection import Filter, Goal, Rest, Slice
from kpi.slices import where

_GIVEN = "SELECT kpi, starts_on::DATE, ends_on::DATE, value{members} FROM {facts} WHERE value IS NOT NULL AND ends_on > starts_on"
_QUOTAS = """
    SELECT date_trunc('month', month)::DATE AS begun, sum(amount), {currencies} FROM {facts}
    WHERE month IS NOT NULL AND {where} GROUP BY begun ORDER BY begun
"""


def target_of(version: Version, kpi: KPI, period: Period, slice_: Slice, kept: Iterable[Goal] = (), *, today: date) -> float | None:
    """What a KPI is to come to in a period and slice; of a running period, where its values add up, what is due by now.

    What people keep comes before what the data holds. Quotas, which are for deals to be won, are targets for the revenue of all, and of
    members where it is read from deals. `None` where targets do not cover it.
    """
    found = [goal for goal in (*kept, *_given(version).get(kpi.id, ())) if goal.kpi == kpi.id and goal.slice == slice_]
    due = period.to_date(today) if _adds_up(kpi) and period.is_running(today) else period
    value = _added(found, period, due) if _adds_up(kpi) else _around(found, period)
    if value is None and kpi.id == "revenue" and (not slice_ or all(measure.table == "deals" for measure in measures_of(kpi, version))):
        quotas = _quotas(version, period, slice_)
        return None if quotas is None else quotas * due.days / period.days
    return value


def slice_of(filters: Iterable[Filter], group: Iterable[tuple[str, str | None]] = ()) -> Slice | None:
    """The member of each dimension that a value is for; `None` where it is for several of one, which no target is set for."""
    named: dict[str, str | None] = {}
    for each in filters:
        if isinstance(each, Rest) or len(each.members) != 1:
            return None
        named[each.dimension] = each.members[0]
    return frozenset((named | dict(group)).items())


def kept_in(root: Path) -> tuple[Goal, ...]:
    """The targets that people keep in the workspace at `root`, the latest first."""
    path = root / SMALL_FACTS
    if not path.is_file():
        return ()
    with reading(path) as database:
        if not has_table(database, "targets"):
            return ()
        rows = database.execute('SELECT kpi, start, "end", value, dimension, member FROM targets ORDER BY id DESC').fetchall()
    return tuple(
        Goal(
            row["kpi"],
            Period(date.fromisoformat(row["start"]), date.fromisoformat(row["end"])),
            float(row["value"]),
            frozenset({(row["dimension"], row["member"])} if row["dimension"] else ()),
        )
        for row in rows
    )


def _given(version: Version) -> Mapping[str, tuple[Goal, ...]]:
    """KPI → the targets that came with the data."""
    if not all(version.has("targets", name) for name in ("kpi", "starts_on", "ends_on", "value")):
        return {}
    members = tuple(name for name in DIMENSIONS if version.has("targets", name))
    named = "".join(f', "{name}"' for name in members)
    return _goals(_GIVEN.format(members=named, facts=facts(version, "targets")), members)


@lru_cache(maxsize=32)
def _goals(sql: str, members: tuple[str, ...]) -> Mapping[str, tuple[Goal, ...]]:
    """The goals that a query gives: each KPI of a page asks for its own among the same."""
    found: dict[str, list[Goal]] = {}
    for kpi, start, end, value, *of in run(sql):
        slice_ = frozenset((name, each) for name, each in zip(members, of, strict=True) if each is not None)
        found.setdefault(kpi, []).append(Goal(kpi, Period(start, end), float(value), slice_))
    return {kpi: tuple(goals) for kpi, goals in found.items()}


def _around(goals: Sequence[Goal], period: Period) -> float | None:
    """The target for just this period, else that of the shortest one around it: a rate to be kept is to be kept in each part."""
    around = [goal for goal in goals if goal.period.start <= period.start and period.end <= goal.period.end]
    return min(around, key=lambda goal: goal.period.days).value if around else None


def _added(goals: Sequence[Goal], period: Period, due: Period) -> float | None:
    """The target for just this period, else those of its parts together, one after the other; of each as many days as are due."""
    same = next((goal for goal in goals if goal.period == period), None)
    if same is not None:
        return same.value * due.days / period.days
    total, reached = 0.0, period.start
    while reached < due.end:
        fits = (goal for goal in goals if goal.period.start == reached and goal.period.end <= period.end)
        longest = max(fits, key=lambda goal: goal.period.days, default=None)
        if longest is None:
            return None
        reached = longest.period.end
        total += longest.value * (min(reached, due.end) - longest.period.start).days / longest.period.days
    return total


def _quotas(version: Version, period: Period, slice_: Slice) -> float | None:
    """The quotas of all months of a period, added up over whom they are set for."""
    members: Mapping[str, str | None] = dict(slice_)
    months = cut(period, Grain.MONTH)
    whole = floor(period.start, Grain.MONTH) == period.start and floor(period.end, Grain.MONTH) == period.end
    if not whole or not version.has("quotas", "amount") or not all(version.has("quotas", name) for name in members):
        return None
    currencies = "list(DISTINCT currency)" if version.has("quotas", "currency") else "[]"
    condition = where(Filter(name, (member,)) for name, member in members.items())
    every = run(_QUOTAS.format(facts=facts(version, "quotas"), where=condition, currencies=currencies))  # steps ask for the same
    set_ = [(value, named) for month, value, named in every if period.start <= month < period.end]
    amounts, currencies_ = [value for value, _ in set_ if value is not None], {each for _, named in set_ for each in named or () if each}
    return float(sum(amounts)) if amounts and len(set_) == len(months) and len(currencies_) <= 1 else None


def _adds_up(kpi: KPI) -> bool:
    """Whether its values over days add up: what happens does, what there is and what is divided do not."""
    return kpi.additive and not any(isinstance(measure, Stock) for measure in measures_in(kpi.measure))
