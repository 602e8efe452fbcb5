"""What stands out in a period: changes larger than the usual ups and downs, missed targets, values outside their expected range."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from kpi.arithmetic import depth_of
from kpi.compute import Value
from kpi.importance import weight
from kpi.kpis import KPI, Better
from kpi.signed_ranks import chance_of
from kpi.stakes import stake

FEW_ROWS = 30
"""Fewer rows than these move by chance."""

FEWEST_STEPS = 8
"""With fewer pairs of steps the test below cannot tell a change from chance."""

FALSE_AMONG_FOUND = 0.05
"""The share of findings that may be chance (Benjamini and Hochberg 1995, over all KPIs looked at)."""

PERHAPS = 0.05
"""A change for the worse that comes by chance no more often than this is a worry, though of so many KPIs looked at one may be chance."""

LARGEST_EFFECT = 3.0

MISSED = 0.03
"""A target is missed from this part of it on; closer than that it is as good as reached."""

WITHOUT_MONEY = 0.1
"""What cannot be put into money counts as if this part of its relative change were revenue."""

MOST = 3
"""So many are told."""

MIRRORS = {"retention_rate": "churn_rate"}
"""They are one minus the other: one of them is news."""


class Kind(StrEnum):
    """What there is to tell of a KPI."""

    CHANGED = "changed"
    BEHIND = "behind"
    UNUSUAL = "unusual"


@dataclass(frozen=True)
class Finding:
    """What stands out of a KPI, and how much it matters.

    `chance` is how often such a change comes by chance alone, `sure` whether it stands though so many KPIs were looked at; `is_bad`
    whether it is a worry. `target` is what was to be reached, where it was not; `low` to `high` the usual range of a value outside it.
    """

    value: Value
    chance: float
    score: float
    kind: Kind = Kind.CHANGED
    is_bad: bool = False
    sure: bool = True
    target: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Outside:
    """A value outside the range to be expected from its own history: of the whole period or of a step of it."""

    value: Value
    low: float
    high: float
    centre: float


@dataclass(frozen=True)
class Matter:
    """How much a finding matters: by what it moves in money against revenue, by how far it is beyond the usual, by who follows it."""

    kpis: Mapping[str, KPI]
    wholes: Mapping[str, Value]
    followed: Collection[str]

    def score(self, value: Value, change: float, effect: float) -> float:
        kpi, revenue = self.kpis[value.kpi], self.wholes["revenue"].value if "revenue" in self.wholes else None
        money = stake(kpi, self.wholes.get(value.kpi, value), change, self.wholes)
        against = abs(value.value - change) if value.value is not None else 0.0
        relative = min(abs(change) / against, 1.0) if against else 1.0
        size = min(money / revenue, 1.0) if money is not None and revenue else WITHOUT_MONEY * relative
        return weight(kpi.id) * (1.5 if kpi.id in self.followed else 1.0) * min(effect, LARGEST_EFFECT) * size**0.5


def findings(
    kpis: Mapping[str, KPI],
    wholes: Mapping[str, Value],
    steps: Mapping[str, Sequence[Value]],
    before: Mapping[str, Sequence[Value]],
    *,
    followed: Collection[str] = (),
    targets: Mapping[str, float] | None = None,
    outside: Sequence[Outside] = (),
) -> tuple[Finding, ...]:
    """What stands out, most important first, each KPI once, the first of each family before the second of any.

    Where none of the first three is a worry, the greatest worry there is takes the third place.

    Each step of the period is paired with the same step of the period compared with; Wilcoxon's signed-rank test (1945) says how
    likely such a difference is by chance, without supposing any distribution. Steps that follow each other are no independent draws:
    for stocks the chance is larger than said.
    """
    matter = Matter(kpis, wholes, followed)
    found = [*_changed(matter, steps, before), *_behind(matter, targets or {}), *(_unusual(matter, each) for each in outside)]
    sure = _in_turn(_once([each for each in found if each.sure]), kpis)
    return _with_a_worry(sure, [each for each in found if each.is_bad])


def _changed(matter: Matter, steps: Mapping[str, Sequence[Value]], before: Mapping[str, Sequence[Value]]) -> list[Finding]:
    kpis = matter.kpis
    news = {kpi: value for kpi, value in matter.wholes.items() if _is_news(kpis[kpi], value)}
    tested = [(value, _chance(_pairs(steps[kpi], before[kpi]))) for kpi, value in news.items() if MIRRORS.get(kpi) not in news]
    known = sorted(((value, chance) for value, chance in tested if chance is not None), key=lambda each: each[1])
    sure = _discovered([chance for _, chance in known])
    return [
        Finding(
            value, chance, matter.score(value, value.change or 0.0, _effect(_pairs(steps[value.kpi], before[value.kpi]))),
            is_bad=_is_bad(kpis[value.kpi], (value.change or 0.0) > 0), sure=place < sure,
        )
        for place, (value, chance) in enumerate(known)
        if place < sure or chance <= PERHAPS
    ]  # fmt: skip


def _behind(matter: Matter, targets: Mapping[str, float]) -> list[Finding]:
    """The targets that are missed, of KPIs of which one direction is better."""
    found = []
    for kpi_id, target in targets.items():
        value, kpi = matter.wholes.get(kpi_id), matter.kpis[kpi_id]
        if value is None or value.value is None or not target or not weight(kpi_id) or value.immature or value.rows < FEW_ROWS:
            continue
        missing = value.value - target
        if abs(missing) > MISSED * abs(target) and _is_bad(kpi, missing > 0):
            found.append(Finding(value, 0.0, matter.score(value, missing, LARGEST_EFFECT), Kind.BEHIND, True, target=target))
    return found


def _unusual(matter: Matter, each: Outside) -> Finding:
    value = each.value.value or 0.0
    score = matter.score(each.value, value - each.centre, LARGEST_EFFECT)
    is_bad = _is_bad(matter.kpis[each.value.kpi], value > each.centre)
    return Finding(each.value, 0.0, score, Kind.UNUSUAL, is_bad, low=each.low, high=each.high)


def _is_bad(kpi: KPI, higher: bool) -> bool:
    return kpi.better is not Better.NEITHER and higher != (kpi.better is Better.HIGHER)


def _once(found: Sequence[Finding]) -> list[Finding]:
    """What matters most of each KPI, most important first."""
    kept: dict[str, Finding] = {}
    for each in sorted(found, key=lambda each: -each.score):
        kept.setdefault(each.value.kpi, each)
    return list(kept.values())


def _with_a_worry(sure: tuple[Finding, ...], worries: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, a worry among the first where there is one: good news alone lulls."""
    if any(each.is_bad for each in sure[:MOST]) or not worries:
        return sure
    worst = max(worries, key=lambda each: (each.sure, each.score))
    rest = [each for each in sure if each.value.kpi != worst.value.kpi]
    return (*rest[: MOST - 1], worst, *rest[MOST - 1 :])


def _is_news(kpi: KPI, value: Value) -> bool:
    """How a change changed is no news, nor is what rests on few rows, has not ended, or was not there to compare with."""
    return bool(weight(kpi.id)) and bool(value.change) and value.rows >= FEW_ROWS and not value.immature and not depth_of(kpi.measure)


def _pairs(steps: Sequence[Value], before: Sequence[Value]) -> list[tuple[float, float]]:
    return [
        (now.value, then.value)
        for now, then in zip(steps, before, strict=False)
        if now.value is not None and then.value is not None and not now.immature
    ]


def _chance(pairs: Sequence[tuple[float, float]]) -> float | None:
    """How likely steps differ as much as these by chance; `None` where there are too few to tell."""
    differences = [now - then for now, then in pairs]
    if len(differences) < FEWEST_STEPS or not any(differences):
        return None
    return chance_of(differences)


def _discovered(chances: Sequence[float]) -> int:
    """How many of the sorted chances are findings, so that of all found no more than the given share is chance."""
    holds = [place for place, chance in enumerate(chances, start=1) if chance <= FALSE_AMONG_FOUND * place / len(chances)]
    return max(holds, default=0)


def _effect(pairs: Sequence[tuple[float, float]]) -> float:
    """How large the middle difference of steps is against how far differences lie apart."""
    differences = [now - then for now, then in pairs]
    middle = median(differences)
    usual = 1.4826 * median(abs(difference - middle) for difference in differences)  # as wide as a standard deviation
    return abs(middle) / usual if usual else LARGEST_EFFECT


def _in_turn(found: Sequence[Finding], kpis: Mapping[str, KPI]) -> tuple[Finding, ...]:
    """The first of each family, then the second of each: three ways to say one thing are one finding."""
    seen: dict[str, int] = {}
    turns = []
    for each in found:
        family = kpis[each.value.kpi].family
        seen[family] = seen.get(family, 0) + 1
        turns.append((seen[family], -each.score, each))
    return tuple(each for *_, each in sorted(turns, key=lambda turn: turn[:2]))
