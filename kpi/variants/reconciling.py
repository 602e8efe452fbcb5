"""Variants side by side, and the way from one to another row by row: the steps add up exactly to the difference."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from data.version import Version
from kpi.derived.making import extended
from kpi.engine import facts, frame, run
from kpi.expressions import literal
from kpi.resolve import known_until, lacking_columns
from kpi.selection import Selection
from kpi.slices import lacking, where
from kpi.tables import TABLES
from kpi.terms import filled
from kpi.variants.variant import Variant, Variants
from locales import Sentence

Side = Literal["first", "second"]


@dataclass(frozen=True)
class VariantValue:
    """A variant's value and the rows it is over. `reason` says why there is none, where that is not for want of rows."""

    variant: Variant
    value: float | None
    rows: int
    reason: Sentence | None = None


@dataclass(frozen=True)
class Step:
    """One step from a variant to another: what is done, how many rows it is about, and the value after it.

    `side` says whose rows they are: those that only the first variant counts, or only the second; `None` for the rows of both.
    """

    said: Sentence
    rows: int
    value: float | None
    side: Side | None = None
    why: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Reconciliation:
    """The way from one variant to another. The last step's value is the second variant's."""

    first: VariantValue
    second: VariantValue
    steps: tuple[Step, ...]


def values(version: Version, group: Variants, selection: Selection) -> tuple[VariantValue, ...]:
    """Every variant over a selection's period and filters, in the order of the group."""
    asked = _Asked(extended(version), group, selection)
    return tuple(asked.value(each) for each in group.variants)


def reconcile(version: Version, group: Variants, first: Variant, second: Variant, selection: Selection) -> Reconciliation | None:
    """How the first variant becomes the second: rows it alone counts go, rows it does not count come, and they are counted the other way.

    `None` where the data cannot answer one of them.
    """
    asked = _Asked(extended(version), group, selection)
    start, end = asked.value(first), asked.value(second)
    if start.reason or end.reason:
        return None
    gone, come = asked.only(first, second), asked.only(second, first)
    kept, _ = asked.over(first.value, f"({first.condition}) AND ({second.condition})")
    others, _ = asked.over(first.value, second.condition)
    steps = (
        Step(Sentence("without rows only the first counts"), _total(gone), kept, "first", gone),
        Step(Sentence("with rows only the second counts"), _total(come), others, "second", come),
        Step(Sentence("the same rows, counted otherwise"), end.rows, end.value),
    )
    return Reconciliation(start, end, tuple(each for each in steps if each.rows and (each.side or first.value != second.value)))


def rows(version: Version, group: Variants, between: tuple[Variant, Variant], selection: Selection, *, limit: int = 1000) -> pd.DataFrame:
    """The rows that the first of two variants counts and the second does not, each with the reason (`why`, in English); at most `limit`."""
    one, other = between
    asked = _Asked(extended(version), group, selection)
    columns = ", ".join(f'"{name}"' for name in group.shown if asked.version.has(group.table, name))
    return frame(f"SELECT {columns}, {asked.why(other)} AS why FROM {asked.source} WHERE {asked.only_in(one, other)} LIMIT {int(limit)}")


def _total(why: tuple[tuple[str, int], ...]) -> int:
    return sum(count for _, count in why)


@dataclass(frozen=True)
class _Asked:
    """A group of variants in a version and a selection: its SQL, and the answers."""

    version: Version
    group: Variants
    selection: Selection

    def value(self, variant: Variant) -> VariantValue:
        if reason := self._lacking(variant):
            return VariantValue(variant, None, 0, reason)
        return VariantValue(variant, *self.over(variant.value, variant.condition))

    def over(self, value: str, condition: str) -> tuple[float | None, int]:
        """An aggregate over the rows that meet a condition, and how many they are."""
        sql = f"SELECT {self._bound(value)}, count(*) FROM {self.source} WHERE ({self._bound(condition)}) AND {self._where}"
        found, count = run(sql)[0]
        return (None if found is None or not count else float(found)), int(count)

    def only(self, one: Variant, other: Variant) -> tuple[tuple[str, int], ...]:
        """How many rows one variant counts and the other does not, by the first condition that they fail."""
        found = run(f"SELECT {self.why(other)}, count(*) FROM {self.source} WHERE {self.only_in(one, other)} GROUP BY 1 ORDER BY 2 DESC, 1")
        return tuple((str(why), int(count)) for why, count in found)

    def only_in(self, one: Variant, other: Variant) -> str:
        return f"({self._bound(one.condition)}) AND NOT ({self._bound(other.condition)}) AND {self._where}"

    def why(self, variant: Variant) -> str:
        steps = (f"WHEN NOT coalesce({self._bound(each.sql)}, false) THEN {literal(each.otherwise)}" for each in variant.rows)
        return f"CASE {' '.join(steps)} END"

    @property
    def source(self) -> str:
        return f"{facts(self.version, self.group.table, TABLES[self.group.table].columns)} AS f"

    @property
    def _where(self) -> str:
        return where(self.selection.filters)

    def _bound(self, sql: str) -> str:
        """SQL of ours with the period put in. Never applied to what a file or an address says."""
        for name, day in (("{start}", self.selection.period.start), ("{end}", self.selection.period.end)):
            sql = sql.replace(name, f"TIMESTAMP '{day} 00:00:00'")
        return filled(sql, self.selection.terms, known_until(self.version, self.selection.today))

    def _lacking(self, variant: Variant) -> Sentence | None:
        """Why the data cannot answer a variant: no such table, no such dimension, or a column that no row has."""
        table = self.group.table
        named = set(re.findall(r"\w+", f"{variant.condition} {variant.value}"))
        columns = [name for name in TABLES[table].columns if name in named]
        return next((each.sentence for each in lacking_columns(self.version, table, columns)), None) or lacking(
            self.version, table, [each.dimension for each in self.selection.filters]
        )
