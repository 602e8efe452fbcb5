"""Rows of a company in a slice, and the arithmetic of the oracle, in plain pandas: no line of `kpi/` is used here.

An answer is `(value, rows)`: `None` for no value, and the rows that stand behind the value (of a ratio, its denominator's).
Money is added as decimals, so that it can be compared to the cent.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

import pandas as pd

from data.tables import TABLES
from tests.kpi.oracle.once import Frames, once

PLANNED = ("targets", "quotas", "rates")
Answer = tuple[float | None, int]
Members = dict[str, tuple[str | None, ...]]


@dataclass(frozen=True)
class Slice:
    """The rows of a company from `start` up to, and without, `end`, of these members of these dimensions, `filters` among them."""

    frames: dict[str, pd.DataFrame]
    start: date
    end: date
    members: Members = field(default_factory=dict)
    today: date = date.max
    filters: Members = field(default_factory=dict)

    @property
    def whole(self) -> "Slice":
        """All members together, of what the filters let through."""
        return replace(self, members=self.filters)

    @property
    def tomorrow(self) -> pd.Timestamp:
        """The first moment that is not known yet: after today, or after the last day on which anything happened."""
        return pd.Timestamp(min(self.today, _last_day(self.frames)) + timedelta(days=1))

    @property
    def identity(self) -> tuple[object, ...]:
        """What tells this slice from another of the same companies."""
        return id(self.frames), self.start, self.end, self.members, self.today, self.filters

    def table(self, name: str) -> pd.DataFrame:
        return self.these(self.frames[name])

    def these(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Those of some rows that belong to the slice, whatever their date."""
        for dimension, members in self.members.items():
            named = rows[dimension].isin([each for each in members if each is not None])
            rows = rows[named | (rows[dimension].isna() & (None in members))]
        return rows

    def dated(self, name: str, column: str) -> pd.DataFrame:
        rows = self.table(name)
        return rows[(rows[column] >= pd.Timestamp(self.start)) & (rows[column] < pd.Timestamp(self.end))]

    def decided(self, status: str) -> pd.DataFrame:
        rows = self.dated("deals", "closed_at")
        return rows[rows["status"] == status]

    def at(self, start: date, end: date) -> "Slice":
        return replace(self, start=start, end=end)


@once
def _last_day(frames: Frames) -> date:
    happened = (rows[name].max() for table, rows in frames.items() for name in _dates(table) if name in rows)
    return max(moment.date() for moment in happened if not pd.isna(moment))


def _dates(table: str) -> tuple[str, ...]:
    """The dates of a table on which something happened: its own, and that on which what it is about ended."""
    if table in PLANNED:
        return ()
    return (TABLES[table].dated or "", *(("closed_at",) if table in ("deals", "tickets") else ()))


def money(amounts: pd.Series) -> Decimal | None:
    known = [Decimal(str(each)) for each in amounts if not pd.isna(each)]
    return sum(known, Decimal(0)) if known else None


def divided(numerator: Decimal | float | None, denominator: Decimal | float | None) -> float | None:
    if numerator is None or not denominator:
        return None
    return float(numerator) / float(denominator)


def true(flags: pd.Series) -> int:
    return int(flags.isin([True]).sum())
