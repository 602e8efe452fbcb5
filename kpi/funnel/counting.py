"""What is counted of a funnel, in SQL: a row for each group, with the same columns for each of its steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kpi.catalogue.durations import days_between
from kpi.expressions import literal
from kpi.funnel.course import Course
from kpi.funnel.step import Behind, Part, Reading
from kpi.periods import Period
from kpi.selection import Filter
from kpi.slices import where

COUNTED = ("count", "passed", "undated", "value", "valued", "median_days", "timed", "left", "waiting", "waiting_days")
"""The columns of each step, in this order; after those of all steps come the currencies."""


@dataclass(frozen=True)
class Count:
    """What to count: a course by a reading, in a period, by dimensions and filters, with what is known up to a day.

    Without a `period` it is over all rows, dated or not.
    """

    course: Course
    reading: Reading
    period: Period | None
    known_until: date | None
    by: tuple[str, ...]
    filters: tuple[Filter, ...]

    @property
    def steps_sql(self) -> str:
        """Dimensions, then `COUNTED` for each step, then the currencies of what is valued."""
        steps = [each for number in range(len(self.course.marks)) for each in _counted(number, number == self._last)]
        counted = " OR ".join(f"counts_{number}" for number in range(len(self.course.marks)))
        currencies = f"list(DISTINCT CASE WHEN ({counted}) AND amount IS NOT NULL THEN currency END)"
        named = [f"m{place}" for place in range(len(self.by))]
        return f"SELECT {', '.join([*named, *steps, currencies])} FROM ({self._told_sql}) GROUP BY ALL"

    @property
    def _told_sql(self) -> str:
        """SQL: what is told of each row, each told once, as the columns that `_counted` counts."""
        named = [f"{name} AS m{place}" for place, name in enumerate(self._named)]
        marks = [
            f"{told} AS {name}_{number}"
            for number in range(len(self.course.marks))
            for name, told in (("recorded", self._recorded(number)), ("at", self._at(number)))
        ]
        once = [*named, f"{self.course.amount} AS amount", f"{self.course.currency} AS currency", f"{self._ended} AS ended", *marks]
        rows = replace(self, course=self.course.told_in_columns)
        steps = [f"{told} AS {name}_{number}" for number in range(len(self.course.marks)) for name, told in rows._step(number).items()]
        return f"SELECT *, {', '.join(steps)} FROM (SELECT {', '.join(once)} {self._rows})"

    @property
    def losses_sql(self) -> str:
        """Dimensions, the number of the step, the reason, how many ended there for it, the value of their deals; most frequent first."""
        gone = f"{self._ended} AND NOT {self._reached(self._last)}"
        furthest = " ".join(f"WHEN {self._reached(number)} THEN {number}" for number in range(self._last - 1, 0, -1))
        step = f"CASE {furthest} ELSE 0 END" if furthest else "0"
        return (
            f"SELECT {', '.join([*self._named, f'{step} AS step', f'{self.course.because} AS reason'])}, count(*) AS n, "
            f"sum({self.course.amount}) {self._rows} AND {gone} GROUP BY ALL ORDER BY n DESC, reason NULLS LAST"
        )

    def rows_sql(self, behind: Behind, columns: Sequence[str]) -> str:
        """The rows behind one number of a funnel: these columns of theirs, and `came_at`, when each came to the step."""
        named = ", ".join([f"{self._at(behind.step)} AS came_at", *(f'f."{name}"' for name in columns)])
        return f"SELECT {named} {self._rows} AND {self._behind(behind)}"

    def _behind(self, behind: Behind) -> str:
        """SQL: a row is counted there."""
        if behind.part is Part.REACHED:
            return self._counts(behind.step)
        here = f"{self._reached(behind.step)} AND NOT {self._reached(behind.step + 1)}"
        if behind.part is Part.WAITING:
            return f"{here} AND NOT {self._ended}"
        because = (f"{self.course.because} IS NOT DISTINCT FROM {'NULL' if each is None else literal(each)}" for each in behind.because)
        return " AND ".join([here, self._ended, *because])

    @property
    def undated_sql(self) -> str:
        """How many rows of the slice have no first day, and so are in no period."""
        return f"SELECT count(*) FROM {self.course.source} AS f WHERE {where(self.filters)} AND {self.course.marks[0].at} IS NULL"

    @property
    def _last(self) -> int:
        return len(self.course.marks) - 1

    @property
    def _named(self) -> list[str]:
        return [f'f."{name}"' for name in self.by]

    @property
    def _rows(self) -> str:
        begun = self._within(self.course.marks[0].at) if self.reading is Reading.COHORT else "TRUE"
        return f"FROM {self.course.source} AS f WHERE {where(self.filters)} AND {begun}"

    def _within(self, moment: str) -> str:
        """SQL: a moment lies in the period, and is known by now."""
        if self.period is None:
            return "TRUE"
        known = self.known_until + timedelta(days=1) if self.known_until else self.period.end
        end = max(min(self.period.end, known), self.period.start)
        return f"coalesce({moment} >= TIMESTAMP '{self.period.start} 00:00:00' AND {moment} < TIMESTAMP '{end} 00:00:00', false)"

    def _recorded(self, number: int) -> str:
        return f"coalesce({self.course.marks[number].recorded}, false)"

    def _at(self, number: int) -> str:
        """SQL: when a row came to the step; a day of a step that is not recorded says nothing."""
        mark = self.course.marks[number]
        return mark.at if mark.recorded == "TRUE" else f"CASE WHEN {mark.recorded} THEN {mark.at} END"

    def _reached(self, number: int) -> str:
        """SQL: recorded in the step or in a later one."""
        return "TRUE" if number == 0 else f"({' OR '.join(self._recorded(each) for each in range(number, self._last + 1))})"

    def _counts(self, number: int) -> str:
        """SQL: counted in the step."""
        by_day = f"({self._recorded(number)} AND {self._within(self._at(number))})"
        return self._reached(number) if self.reading is Reading.COHORT else by_day

    @property
    def _ended(self) -> str:
        ended = f"coalesce({self.course.ended}, false)"
        return ended if self.reading is Reading.COHORT else f"({ended} AND {self._within(self.course.ended_at)})"

    def _step(self, number: int) -> dict[str, str]:
        """SQL of what a row is at a step, by name: whether it counts, days until it went on, days that it has waited…"""
        told = {
            "counts": self._counts(number),
            "passed": " AND ".join(self._recorded(each) for each in range(number + 1)),
            "undated": f"{self._reached(number)} AND {self._at(number)} IS NULL",
        }
        return told if number == self._last else told | self._on(number)

    def _on(self, number: int) -> dict[str, str]:
        """SQL of how a row went on from a step, or not."""
        later = range(number + 1, self._last + 1)
        on = f"least({', '.join(self._at(each) for each in later)})" if len(later) > 1 else self._at(later[0])
        went_on = self._reached(number + 1) if self.reading is Reading.COHORT else self._within(on)
        hidden = " OR ".join(f"({self._recorded(each)} AND {self._at(each)} IS NULL)" for each in later)
        today = f"TIMESTAMP '{self.known_until} 00:00:00'" if self.known_until else "NULL::TIMESTAMP"
        return {
            "days": f"CASE WHEN {went_on} AND NOT ({hidden}) THEN {days_between(self._at(number), on)} END",
            "stays": f"{self._reached(number)} AND NOT {self._reached(number + 1)}",
            "waited": f"date_diff('day', {self._at(number)}, {today})",
        }


def _counted(number: int, is_last: bool) -> Iterator[str]:
    """SQL of `COUNTED` for a step, over the columns that are told of each row.

    Conditions stand in the arguments: `FILTER` would copy all columns of a row for each of them, which takes twice as long.
    """
    counts, days, waited = f"counts_{number}", f"days_{number}", f"waited_{number}"
    yield f"count(CASE WHEN {counts} THEN 1 END)"
    yield f"count(CASE WHEN {counts} AND passed_{number} THEN 1 END)"
    yield f"count(CASE WHEN undated_{number} THEN 1 END)"
    yield f"sum(CASE WHEN {counts} THEN amount END)"
    yield f"count(CASE WHEN {counts} THEN amount END)"
    if is_last:
        yield from ("NULL", "0", "0", "0", "NULL")
        return
    waits = f"stays_{number} AND NOT ended"
    yield f"median(CASE WHEN {days} >= 0 THEN {days} END)"
    yield f"count(CASE WHEN {days} >= 0 THEN 1 END)"
    yield f"count(CASE WHEN stays_{number} AND ended THEN 1 END)"
    yield f"count(CASE WHEN {waits} THEN 1 END)"
    yield f"median(CASE WHEN {waits} AND {waited} IS NOT NULL THEN greatest({waited}, 0) END)"  # greatest passes over what is NULL


def split(row: Sequence[object], dimensions: int) -> tuple[tuple[str | None, ...], list[dict[str, object]], frozenset[str]]:
    """A row of `steps_sql`: the group, the columns of each step by name, the currencies."""
    group = tuple(None if member is None else str(member) for member in row[:dimensions])
    cells = row[dimensions:-1]
    steps = [dict(zip(COUNTED, cells[at : at + len(COUNTED)], strict=True)) for at in range(0, len(cells), len(COUNTED))]
    currencies = row[-1] if isinstance(row[-1], list) else []
    return group, steps, frozenset(str(each) for each in currencies if each is not None)
