"""The work of sellers and what came of it: activities of each member, and of deals stage by stage. It tells no causes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from data.version import Version
from kpi.compute import Value, compute
from kpi.derived.making import extended
from kpi.engine import facts, run
from kpi.periods import Period
from kpi.resolve import known_until, lacking_columns
from kpi.selection import Comparison, Selection
from kpi.slices import lacking, where
from locales import Sentence

ACTIVITIES, TOUCHES, ANSWERED = "activities", "touches_per_win", "activity_success_rate"
A_DAY, OF_LOST = "per working day", "of a lost deal"


@dataclass(frozen=True)
class Effort:
    """One member (`None`: activities that name nobody), or all together: activities in all and a working day; how many a won and a lost
    deal took, over how many won deals; the share of ours that was answered. `None` where it is not known.
    """

    member: str | None
    activities: float | None
    a_day: float | None
    per_win: float | None
    wins: int
    per_loss: float | None
    answered: float | None


@dataclass(frozen=True)
class Stage:
    """Deals decided that were in a stage: how many, how many of them won, activities for each won and lost one there, median days there."""

    stage: str
    deals: int
    won: int
    per_win: float | None
    per_loss: float | None
    days: float | None


def efforts(version: Version, selection: Selection, dimension: str) -> tuple[Effort, ...]:
    """The effort of every member, the busiest first; the filter on the dimension itself does not narrow them."""
    kept = tuple(each for each in selection.filters if each.dimension != dimension)
    values = _values(version, replace(selection, filters=kept), (dimension,))
    members = dict.fromkeys(value.group[0][1] for value in values if not value.reason and value.value is not None)
    found = [_effort(member, [value for value in values if value.group[0][1] == member]) for member in members]
    return tuple(sorted(found, key=lambda each: (each.member is None, -(each.activities or 0))))


def effort(version: Version, selection: Selection) -> Effort:
    """The effort of all together."""
    return _effort(None, _values(version, selection, ()))


def stages(version: Version, selection: Selection) -> tuple[Stage, ...] | Sentence:
    """The stages of deals decided in the period, in the order in which deals come to them; or why they are not known."""
    version = extended(version)
    if lack := next(lacking_columns(version, "stage_work", ("stage", "touches", "closed_at")), None):
        return lack.sentence
    if why := lacking(version, "stage_work", [each.dimension for each in selection.filters]):
        return why
    period = _decided(version, selection)
    sql = f"""
        SELECT stage, count(*), count(*) FILTER (WHERE status = 'won'), avg(touches) FILTER (WHERE status = 'won'),
            avg(touches) FILTER (WHERE status = 'lost'), median(date_diff('second', "at", until) / 86400.0)
        FROM {facts(version, "stage_work", ("closed_at", "status", "touches"))} AS f
        WHERE status IN ('won', 'lost') AND closed_at >= DATE '{period.start}' AND closed_at < DATE '{period.end}'
            AND {where(selection.filters)}
        GROUP BY stage ORDER BY median(date_diff('second', created_at, "at")), count(*) DESC, stage
    """
    return tuple(Stage(*row) for row in run(sql))


def _decided(version: Version, selection: Selection) -> Period:
    """The period as far as it is known: what is dated later has not happened."""
    known: date | None = known_until(version, selection.today)
    return selection.period.to_date(known) if known else selection.period


def _values(version: Version, selection: Selection, by: Sequence[str]) -> list[Value]:
    return compute(version, [ACTIVITIES, TOUCHES, ANSWERED], replace(selection, comparison=Comparison.NONE, other=None, grain=None), by)


def _effort(member: str | None, values: Sequence[Value]) -> Effort:
    of = {value.kpi: value for value in values if not value.reason}
    activities, touches, answered = (of.get(kpi) for kpi in (ACTIVITIES, TOUCHES, ANSWERED))
    return Effort(
        member,
        activities.value if activities else None,
        dict(activities.beside).get(A_DAY) if activities else None,
        touches.value if touches else None,
        touches.rows if touches else 0,
        dict(touches.beside).get(OF_LOST) if touches else None,
        answered.value if answered else None,
    )
