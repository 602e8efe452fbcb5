"""What is counted of a funnel, in SQL: a row for each group, with the same columns for each of its steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
        steps = [each for number in range(len(self.course.marks)) for each in self._step(number)]
        counted = " OR ".join(self._counts(number) for number in range(len(self.course.marks)))
        currencies = f"list(DISTINCT {self.course.currency}) FILTER (WHERE ({counted}) AND {self.course.amount} IS NOT NULL)"
        return f"SELECT {', '.join([*self._named, *steps, currencies])} {self._rows} GROUP BY ALL"

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

    def _step(self, number: int) -> Iterator[str]:
        counts, at, amount = self._counts(number), self._at(number), self.course.amount
        in_all = " AND ".join(self._recorded(each) for each in range(number + 1))
        unknown = f"{self._reached(number)} AND {at} IS NULL"
        yield f"count(*) FILTER (WHERE {counts})"
        yield f"count(*) FILTER (WHERE {counts} AND {in_all})"
        yield f"count(*) FILTER (WHERE {unknown})"
        yield f"sum({amount}) FILTER (WHERE {counts})"
        yield f"count({amount}) FILTER (WHERE {counts})"
        yield from self._days(number)
        yield from self._ends(number, at)

    def _days(self, number: int) -> Iterator[str]:
        """The median of days until going on, and over how many."""
        if number == self._last:
            yield from ("NULL", "0")
            return
        later = [self._at(each) for each in range(number + 1, self._last + 1)]
        on = f"least({', '.join(later)})" if len(later) > 1 else later[0]
        days = f"({days_between(self._at(number), on)})"
        went_on = self._reached(number + 1) if self.reading is Reading.COHORT else self._within(on)
        hidden = " OR ".join(f"({self._recorded(each)} AND {self._at(each)} IS NULL)" for each in range(number + 1, self._last + 1))
        timed = f"FILTER (WHERE {went_on} AND NOT ({hidden}) AND {days} >= 0)"
        yield f"median({days}) {timed}"
        yield f"count({days}) {timed}"

    def _ends(self, number: int, at: str) -> Iterator[str]:
        """How many ended here, how many wait, and for how many days."""
        if number == self._last:
            yield from ("0", "0", "NULL")
            return
        here = f"{self._reached(number)} AND NOT {self._reached(number + 1)}"
        waits = f"FILTER (WHERE {here} AND NOT {self._ended})"
        today = f"TIMESTAMP '{self.known_until} 00:00:00'" if self.known_until else "NULL::TIMESTAMP"
        yield f"count(*) FILTER (WHERE {here} AND {self._ended})"
        yield f"count(*) {waits}"
        waited = f"date_diff('day', {at}, {today})"
        yield f"median(greatest({waited}, 0)) {waits.removesuffix(')')} AND {waited} IS NOT NULL)"  # greatest passes over what is NULL


def split(row: Sequence[object], dimensions: int) -> tuple[tuple[str | None, ...], list[dict[str, object]], frozenset[str]]:
    """A row of `steps_sql`: the group, the columns of each step by name, the currencies."""
    group = tuple(None if member is None else str(member) for member in row[:dimensions])
    cells = row[dimensions:-1]
    steps = [dict(zip(COUNTED, cells[at : at + len(COUNTED)], strict=True)) for at in range(0, len(cells), len(COUNTED))]
    currencies = row[-1] if isinstance(row[-1], list) else []
    return group, steps, frozenset(str(each) for each in currencies if each is not None)
