"""A target as a value, as a row of the workspace's small facts, and as text beside a frozen link."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from data.store import Workspace
from kpi.periods import Period
from kpi.selection import Goal
from sharing.small_facts import file_of, small_facts

_COLUMNS = ("id", "name", "kpi", "dimension", "member", "start", "end", "value", "created_at")


@dataclass(frozen=True)
class Target:
    """A KPI's target for a period; without a dimension for the whole, else for one member (`None`: the rows without one)."""

    name: str
    kpi: str
    period: Period
    value: Decimal
    dimension: str | None = None
    member: str | None = None

    @property
    def goal(self) -> Goal:
        """What values are compared with."""
        return Goal(self.kpi, self.period, float(self.value), frozenset({(self.dimension, self.member)} if self.dimension else ()))


@dataclass(frozen=True)
class SavedTarget:
    """A target as it is kept."""

    id: int
    target: Target
    created_at: datetime


def targets_in(workspace: Workspace) -> tuple[SavedTarget, ...]:
    """Every target kept in a workspace, by period."""
    if not file_of(workspace).exists():
        return ()
    with small_facts(workspace) as database:
        return tuple(read(row) for row in database.execute("SELECT * FROM targets ORDER BY start, id").fetchall())


def read(row: sqlite3.Row | dict[str, Any]) -> SavedTarget:
    """The target of a row."""
    told: dict[str, Any] = {name: row[name] for name in _COLUMNS}
    period = Period(date.fromisoformat(told["start"]), date.fromisoformat(told["end"]))
    target = Target(told["name"], told["kpi"], period, Decimal(told["value"]), told["dimension"] or None, told["member"])
    return SavedTarget(told["id"], target, datetime.fromisoformat(told["created_at"]))


def as_text(saved: Iterable[SavedTarget]) -> str:
    """Targets as text that `from_text` reads, in the columns of a row."""
    rows = []
    for each in saved:
        what = (each.target.name, each.target.kpi, each.target.dimension or "", each.target.member)
        days = (each.target.period.start.isoformat(), each.target.period.end.isoformat())
        rows.append(dict(zip(_COLUMNS, (each.id, *what, *days, str(each.target.value), each.created_at.isoformat()), strict=True)))
    return json.dumps(rows, ensure_ascii=False)


def from_text(text: str) -> tuple[SavedTarget, ...]:
    """The targets of a text that `as_text` wrote."""
    return tuple(read(row) for row in json.loads(text))
