"""Members compared with all others as if they had had the same cases.

The rules, in one place:
- *Cannot be told*: fewer than 30 cases; fewer than half of them of a kind of which somebody else had one too; or no success, or no
  failure, among what can be compared.
- *With the same cases*: the common share, plus the member's difference from the others by as much as they are of all. Without kinds this
  is the member's own share.
- *To count on*: that share drawn towards all others', the more the less is known (`forecasting.conversion_model`, the same as for
  channels), given as many cases as would tell as much.
- *Stands out*: the difference stays after allowing for how many were compared: of those said to stand out, 5 % at most do so by luck
  (Benjamini and Hochberg 1995, JRSS B 57).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from scipy.stats import false_discovery_control

from forecasting.channel_comparison import FEWEST_LEADS
from forecasting.conversion_model import estimate
from forecasting.like_for_like.mantel_haenszel import Difference, Table, difference
from locales import Sentence

LEAST_SHARED = 0.5
BY_LUCK = 0.05
SEEN = 1.96 + 0.84
"""A true difference of so many standard errors is found four times in five (Cohen 1988)."""


@dataclass(frozen=True)
class Member:
    """One member (`None`: the cases that name nobody, which are compared with no one).

    `share` as it is; `difference` from the others with the same cases, and `alike`, the share with the mix that all have in common;
    `expected`, `low` and `high` to count on. `shared` is the part of its cases of which others had the same kind; `visible` is the
    smallest true difference that would probably be found. `stands_out` after allowing for many comparisons. `reason` says why nothing can
    be told. Shares 0 to 1; what cannot be had is `None`.
    """

    member: str | None
    cases: int
    successes: int
    share: float | None
    shared: float
    difference: Difference | None = None
    alike: float | None = None
    expected: float | None = None
    low: float | None = None
    high: float | None = None
    chance_best: float | None = None
    visible: float | None = None
    stands_out: bool = False
    reason: Sentence | None = None

    @property
    def by_mix(self) -> float:
        """How much of the share as it is comes of the mix: below zero where the member's cases were harder than those of all."""
        return 0.0 if self.alike is None or self.share is None else self.share - self.alike


@dataclass(frozen=True)
class Compared:
    """Members by what to count on, those of whom nothing can be told after them; the kinds of cases compared within; the common share."""

    members: tuple[Member, ...]
    kinds: tuple[str, ...]
    overall: float

    @property
    def told(self) -> tuple[Member, ...]:
        """Those of whom something can be told."""
        return tuple(each for each in self.members if each.reason is None and each.member is not None)

    @property
    def most_by_mix(self) -> Member | None:
        """Whose share the mix moves most, where it does so by more than luck moves it (a standard error)."""
        most = max(self.told, key=lambda each: abs(each.by_mix), default=None)
        return most if most and most.visible and abs(most.by_mix) >= most.visible / SEEN else None


def compare(cells: pd.DataFrame, kinds: Sequence[str], seed: int) -> Compared | None:
    """Compare all members; `None` where there is no case at all.

    `cells` has the columns `member`, those of `kinds` (empty: not known), `cases` and `successes`.
    """
    total = float(cells["cases"].sum())
    if total == 0:
        return None
    named = cells[cells["member"].notna()]
    overall = float(cells["successes"].sum()) / total
    members = _expected(judged(named, kinds), overall, seed)
    nobody = cells[cells["member"].isna()]
    unnamed = [_unnamed(nobody)] if len(nobody) and nobody["cases"].sum() else []
    return Compared((*_ordered(members), *unnamed), tuple(kinds), overall)


def judged(cells: pd.DataFrame, kinds: Sequence[str]) -> list[Member]:
    """Each member beside all the others within the same kinds, and who stands out; every case names a member."""
    return _standing_out([_judged(name, table) for name, table in _tables(cells, kinds)])


def of_two(cells: pd.DataFrame, one: str, other: str, kinds: Sequence[str]) -> Difference | None:
    """The difference of one member from another one with the same cases; `None` where they share too few to tell."""
    both = dict(_tables(cells[cells["member"].isin([one, other])], kinds))
    found = _judged(one, both[one]) if {one, other} <= both.keys() else None
    return found.difference if found and found.reason is None else None


def _tables(cells: pd.DataFrame, kinds: Sequence[str]) -> list[tuple[str, Table]]:
    """Every member beside all the others, kind by kind."""
    if cells.empty:
        return []
    place, names = pd.factorize(cells["member"])
    kind = cells.groupby(list(kinds), dropna=False, observed=True).ngroup().to_numpy() if kinds else np.zeros(len(cells), dtype=np.int64)
    cases, successes = (np.zeros((len(names), int(kind.max()) + 1)) for _ in range(2))
    np.add.at(cases, (place, kind), cells["cases"].to_numpy(dtype=float))
    np.add.at(successes, (place, kind), cells["successes"].to_numpy(dtype=float))
    others = cases.sum(axis=0) - cases, successes.sum(axis=0) - successes
    return [(str(name), Table(cases[at], successes[at], others[0][at], others[1][at])) for at, name in enumerate(names)]


def _judged(name: str, table: Table) -> Member:
    cases, successes = float(table.cases.sum()), float(table.successes.sum())
    shared = float(table.cases[table.shared].sum()) / cases if cases else 0.0
    member = Member(name, int(cases), int(successes), successes / cases if cases else None, shared)
    if cases < FEWEST_LEADS:
        return replace(member, reason=Sentence("Too few to tell: {count} of at least {least}.", count=int(cases), least=FEWEST_LEADS))
    if shared < LEAST_SHARED:
        return replace(member, reason=Sentence("Cannot be told: nobody else had most of these kinds."))
    found = difference(table)
    if found is None:
        return replace(member, reason=Sentence("Cannot be told: all cases that can be compared ended alike."))
    return replace(member, difference=found, visible=SEEN * found.information**-0.5)


def _standing_out(members: Sequence[Member]) -> list[Member]:
    told = [each for each in members if each.difference]
    if not told:
        return list(members)
    allowed = false_discovery_control([each.difference.chance for each in told if each.difference], method="bh")
    out = {each.member for each, chance in zip(told, allowed, strict=True) if chance <= BY_LUCK}
    return [replace(each, stands_out=each.member in out) for each in members]


def _expected(members: Sequence[Member], overall: float, seed: int) -> list[Member]:
    """With what to count on for each of whom something can be told."""
    told = [each for each in members if each.difference]
    if not told or not 0 < overall < 1:
        return list(members)
    total = sum(each.cases for each in members)
    alike = np.array([_alike(each, overall, total) for each in told])
    spread = overall * (1 - overall)
    cases = np.array([spread * each.difference.information / (1 - each.cases / total) for each in told if each.difference])
    estimates = estimate(cases, alike * cases, np.ones(len(told), dtype=bool), seed)
    found = {
        each.member: replace(
            each,
            alike=float(alike[place]),
            expected=float(estimates.mean[place]),
            low=float(estimates.low[place]),
            high=float(estimates.high[place]),
            chance_best=float(estimates.best[place]) if len(told) > 1 else None,
        )
        for place, each in enumerate(told)
    }
    return [found.get(each.member, each) for each in members]


def _alike(member: Member, overall: float, total: int) -> float:
    """The member's share on the mix of all: they are the common share, of which the member is a part."""
    found = member.difference.value if member.difference else 0.0
    return min(max(overall + found * (1 - member.cases / total), 0.0), 1.0)


def _ordered(members: Sequence[Member]) -> list[Member]:
    told = sorted((each for each in members if each.expected is not None), key=lambda each: -(each.expected or 0))
    return [*told, *sorted((each for each in members if each.expected is None), key=lambda each: -each.cases)]


def _unnamed(cells: pd.DataFrame) -> Member:
    cases, successes = int(cells["cases"].sum()), int(cells["successes"].sum())
    return Member(None, cases, successes, successes / cases, 0.0, reason=Sentence("They name nobody."))
