"""Targets that people set: a value of a KPI for a period, for the whole or for one member of a dimension."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from kpi.periods import Period
from locales import Sentence
from sharing.access import Access
from sharing.names import clean_name
from sharing.refusal import NotAllowed
from sharing.small_facts import file_of, small_facts

MOST_TARGETS = 2_000  # ten reps, twelve months, more than a dozen KPIs


@dataclass(frozen=True)
class Target:
    """A KPI's target for a period; without a dimension for the whole, else for one member (`None`: the rows without one)."""

    name: str
    kpi: str
    period: Period
    value: Decimal
    dimension: str | None = None
    member: str | None = None


@dataclass(frozen=True)
class SavedTarget:
    """A target as it is kept."""

    id: int
    target: Target
    created_at: datetime


def save(access: Access, target: Target, now: datetime) -> SavedTarget:
    """Keep a target; it takes the place of one for the same KPI, member and period."""
    workspace = access.require_edit()
    name = clean_name(target.name)
    if not target.value.is_finite():
        raise NotAllowed(Sentence("A target is a number. Type one."))
    key = (target.kpi, target.dimension or "", target.member, target.period.start.isoformat(), target.period.end.isoformat())
    with small_facts(workspace) as database:
        database.execute('DELETE FROM targets WHERE kpi = ? AND dimension = ? AND member IS ? AND start = ? AND "end" = ?', key)
        if database.execute("SELECT count(*) FROM targets").fetchone()[0] >= MOST_TARGETS:
            raise NotAllowed(Sentence("This workspace keeps {count} targets, which is the most. Delete one first.", count=MOST_TARGETS))
        saved = database.execute(
            'INSERT INTO targets (name, kpi, dimension, member, start, "end", value, created_at)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING *",
            (name, *key, str(target.value), now.astimezone(UTC).isoformat()),
        ).fetchone()
    return _target(saved)


def targets_of(access: Access) -> list[SavedTarget]:
    """Every target of the workspace, by period; they are part of every page, so all who may look see them."""
    if not file_of(access.workspace).exists():
        return []
    with small_facts(access.workspace) as database:
        return [_target(row) for row in database.execute("SELECT * FROM targets ORDER BY start, id").fetchall()]


def delete(access: Access, target_id: int) -> None:
    """Remove a target; one that is no more is removed already."""
    with small_facts(access.require_edit()) as database:
        database.execute("DELETE FROM targets WHERE id = ?", (target_id,))


def _target(row: sqlite3.Row) -> SavedTarget:
    period = Period(date.fromisoformat(row["start"]), date.fromisoformat(row["end"]))
    target = Target(row["name"], row["kpi"], period, Decimal(row["value"]), row["dimension"] or None, row["member"])
    return SavedTarget(row["id"], target, datetime.fromisoformat(row["created_at"]))
