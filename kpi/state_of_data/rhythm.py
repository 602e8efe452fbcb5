"""In what rhythm rows come into each table, and whether that has stopped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from data.tables import TABLES
from data.version import Version
from kpi.engine import facts, run
from kpi.expressions import qualified
from kpi.health import PLANNED

YEAR = timedelta(days=365)
FEWEST = 20
"""Fewer days with rows do not make a rhythm."""


@dataclass(frozen=True)
class Rhythm:
    """One table: its rows, the first and the last day on which anything happened, and its rows by month.

    `longest_gap` is the longest time in days from one day with rows to the next, over the last year of the table; `None` where too few
    days have rows. `silent` are the days since the last one, `empty_months` the months without rows between first and last.
    """

    table: str
    rows: int
    first: date
    last: date
    months: tuple[tuple[date, int], ...]
    longest_gap: int | None
    silent: int

    @property
    def is_late(self) -> bool:
        """Whether it has been silent for longer than ever in its last year."""
        return self.longest_gap is not None and self.silent > self.longest_gap

    @property
    def empty_months(self) -> tuple[date, ...]:
        known = {month for month, _ in self.months}
        months, month = [], min(known)
        while month < max(known):
            month = (month + timedelta(days=31)).replace(day=1)
            if month not in known:
                months.append(month)
        return tuple(months)


def rhythms(version: Version, today: date) -> tuple[Rhythm, ...]:
    """Every table whose rows have days, the one that ends first at the front. What lies after today is planned, and no sign of life.

    `today` may be an earlier day, such as the last of the data: a table is then late beside the others, not because nobody exported lately.
    """
    found = [each for name in version.facts if name not in PLANNED for each in [_rhythm(version, name, today)] if each]
    return tuple(sorted(found, key=lambda each: (each.last, each.table)))


def _rhythm(version: Version, table: str, today: date) -> Rhythm | None:
    dated = TABLES[table].dated
    if dated is None or not version.has(table, dated):
        return None
    day = f"CAST({qualified(dated)} AS DATE)"
    source = f"{facts(version, table, (dated,))} AS f"
    counted = run(f"SELECT {day} AS day, count(*) FROM {source} WHERE {day} <= DATE '{today}' GROUP BY day ORDER BY day")
    if not counted:
        return None
    days = [each for each, _ in counted]
    ended = version.facts[table].last  # by a second date too, such as the closing of a deal
    last = max(days[-1], ended) if ended and ended <= today else days[-1]
    return Rhythm(table, version.facts[table].rows, days[0], last, _by_month(counted), longest_gap(days), (today - last).days)


def _by_month(counted: Sequence[tuple[date, int]]) -> tuple[tuple[date, int], ...]:
    months: dict[date, int] = {}
    for day, rows in counted:
        month = day.replace(day=1)
        months[month] = months.get(month, 0) + rows
    return tuple(months.items())


def longest_gap(days: Sequence[date]) -> int | None:
    """The longest time in days between one day and the next in the last year of these days, which rise; `None` where they are too few.

    >>> longest_gap([date(2026, 1, day) for day in range(1, 21)] + [date(2026, 1, 27)])
    7
    """
    lately = [day for day in days if day > days[-1] - YEAR] if days else []
    if len(lately) < FEWEST:
        return None
    return max((after - before).days for before, after in pairwise(lately))
