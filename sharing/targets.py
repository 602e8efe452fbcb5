"""Targets that people set: a value of a KPI for a period, for the whole or for one member of a dimension."""

from __future__ import annotations

from datetime import UTC, datetime

from kpi.selection import Goal
from locales import Sentence
from sharing.access import Access
from sharing.names import clean_name
from sharing.refusal import NotAllowed
from sharing.small_facts import small_facts
from sharing.target import SavedTarget, Target, read, targets_in

__all__ = ["MOST_TARGETS", "SavedTarget", "Target", "delete", "goals_of", "save", "targets_of"]

MOST_TARGETS = 2_000  # ten reps, twelve months, more than a dozen KPIs


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
    return read(saved)


def targets_of(access: Access) -> list[SavedTarget]:
    """Every target of the workspace, by period; they are part of every page, so all who may look see them.

    Through a frozen link those that were kept when it was made.
    """
    frozen = access.link.frozen if access.link else None
    kept = frozen.targets if frozen else None
    return list(targets_in(access.workspace) if kept is None else kept)


def goals_of(access: Access) -> tuple[Goal, ...]:
    """The same as what values are compared with, the latest first."""
    latest = sorted(targets_of(access), key=lambda each: each.id, reverse=True)
    return tuple(each.target.goal for each in latest)


def delete(access: Access, target_id: int) -> None:
    """Remove a target; one that is no more is removed already."""
    with small_facts(access.require_edit()) as database:
        database.execute("DELETE FROM targets WHERE id = ?", (target_id,))
