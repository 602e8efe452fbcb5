"""Cohorts in SQL: how many began in each step of time, and what happened how many steps later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kpi.calendar import Calendar
from kpi.cohorts.population import Population
from kpi.periods import MONTHS, Grain, Period
from kpi.selection import Filter
from kpi.slices import where


@dataclass(frozen=True)
class Steps:
    """Months, quarters or years, numbered through: of a fiscal year that begins in `starts`."""

    grain: Grain
    starts: int = 1

    @classmethod
    def of(cls, grain: Grain, calendar: Calendar) -> Steps:
        return cls(grain, calendar.fiscal_year_starts)

    def number(self, day: date) -> int:
        """The number of the step in which a day lies."""
        return (day.year * 12 + day.month - self.starts) // MONTHS[self.grain]

    def period(self, number: int) -> Period:
        """The days of a step."""
        return Period(self._first(number), self._first(number + 1))

    def sql(self, moment: str) -> str:
        """SQL: the number of the step in which a moment lies."""
        return f"((year({moment}) * 12 + month({moment}) - {self.starts}) // {MONTHS[self.grain]})"

    def _first(self, number: int) -> date:
        months = number * MONTHS[self.grain] + self.starts - 1
        return date(months // 12, months % 12 + 1, 1)


@dataclass(frozen=True)
class Count:
    """What to count: those of a population that began in a period and pass the filters; `source` is SQL for a FROM clause."""

    population: Population
    source: str
    steps: Steps
    period: Period
    known_until: date
    by: tuple[str, ...]
    filters: tuple[Filter, ...]

    @property
    def sql(self) -> str:
        """Dimensions, number of the cohort, age, amount. Where age is NULL, the amount is the size of the cohort."""
        happened = self.population.happened.format(source=self.source)
        named, theirs = ("".join(f'{prefix}"{name}", ' for name in self.by) for prefix in ("f.", "c."))
        out = "".join(f" AND NOT coalesce({condition}, false)" for condition, _ in self.population.left_out)
        return f"""{self._members},
            chosen AS MATERIALIZED (SELECT f.who, {named}{self.steps.sql("f.began")} AS cohort FROM members AS f WHERE {self._rows}{out}),
            later AS (
                SELECT {theirs}c.cohort, {self.steps.sql('h."at"')} - c.cohort AS age, sum(h.amount) AS amount
                FROM ({happened}) h JOIN chosen c USING (who) WHERE h."at" < {self._tomorrow} GROUP BY ALL
            )
            SELECT {theirs}c.cohort, NULL AS age, count(*) AS amount FROM chosen c GROUP BY ALL
            UNION ALL SELECT {theirs}c.cohort, c.age, c.amount FROM later c WHERE c.age >= 0"""

    @property
    def left_out_sql(self) -> str:
        """How many members of the selection cannot be counted, for each reason."""
        counts = ", ".join(f"count(*) FILTER ({condition})" for condition, _ in self.population.left_out)
        return f"{self._members} SELECT {counts} FROM members AS f WHERE {where(self.filters)} AND (began IS NULL OR {self._within})"

    @property
    def _members(self) -> str:
        return f"WITH members AS MATERIALIZED ({self.population.members.format(source=self.source)})"

    @property
    def _rows(self) -> str:
        return f"{where(self.filters)} AND {self._within}"

    @property
    def _within(self) -> str:
        end = min(self.period.end, self.known_until + timedelta(days=1))
        return f"began >= TIMESTAMP '{self.period.start} 00:00:00' AND began < TIMESTAMP '{max(end, self.period.start)} 00:00:00'"

    @property
    def _tomorrow(self) -> str:
        return f"TIMESTAMP '{self.known_until + timedelta(days=1)} 00:00:00'"
