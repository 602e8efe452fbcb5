"""What stands out in a period: the changes that are larger than the usual ups and downs, the ones that matter most first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from kpi.arithmetic import depth_of
from kpi.compute import Value
from kpi.importance import weight
from kpi.kpis import KPI, Unit
from kpi.signed_ranks import chance_of

FEW_ROWS = 30
"""Fewer rows than these move by chance."""

FEWEST_STEPS = 8
"""With fewer pairs of steps the test below cannot tell a change from chance."""

FALSE_AMONG_FOUND = 0.05
"""The share of findings that may be chance (Benjamini and Hochberg 1995, over all KPIs looked at)."""

LARGEST_EFFECT = 3.0


@dataclass(frozen=True)
class Finding:
    """A change that is no chance: its value, the probability of such a change by chance alone, and how much it matters."""

    value: Value
    chance: float
    score: float


def findings(
    kpis: Mapping[str, KPI],
    wholes: Mapping[str, Value],
    steps: Mapping[str, Sequence[Value]],
    before: Mapping[str, Sequence[Value]],
) -> tuple[Finding, ...]:
    """The changes that stand out, most important first, the first of each family before the second of any.

    Each step of the period is paired with the same step of the period compared with; Wilcoxon's signed-rank test (1945) says how
    likely such a difference is by chance, without supposing any distribution. Those kept are ranked by the KPI's weight, by the change
    against how far the steps' differences lie apart, and by the money it moves. Steps that follow each other are no independent draws:
    for stocks the chance is larger than said.
    """
    tested = [(value, _chance(_pairs(steps[kpi], before[kpi]))) for kpi, value in wholes.items() if _is_news(kpis[kpi], value)]
    known = sorted(((value, chance) for value, chance in tested if chance is not None), key=lambda each: each[1])
    revenue = wholes["revenue"].value if "revenue" in wholes else None
    kept = [
        Finding(value, chance, _score(kpis[value.kpi], value, _pairs(steps[value.kpi], before[value.kpi]), revenue))
        for value, chance in known[: _discovered([chance for _, chance in known])]
    ]
    return _in_turn(sorted(kept, key=lambda each: -each.score), kpis)


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


def _score(kpi: KPI, value: Value, pairs: Sequence[tuple[float, float]], revenue: float | None) -> float:
    differences = [now - then for now, then in pairs]
    middle = median(differences)
    usual = 1.4826 * median(abs(difference - middle) for difference in differences)  # as wide as a standard deviation
    effect = abs(middle) / usual if usual else LARGEST_EFFECT
    relative = abs(value.change or 0.0) / abs(value.comparison) if value.comparison else 1.0
    stake = min(abs(value.change or 0.0) / revenue, 1.0) if kpi.unit is Unit.MONEY and kpi.additive and revenue else 0.0
    return weight(kpi.id) * min(effect, LARGEST_EFFECT) * min(relative, 1.0) ** 0.5 * (1 + stake)


def _in_turn(found: Sequence[Finding], kpis: Mapping[str, KPI]) -> tuple[Finding, ...]:
    """The first of each family, then the second of each: three ways to say one thing are one finding."""
    seen: dict[str, int] = {}
    turns = []
    for each in found:
        family = kpis[each.value.kpi].family
        seen[family] = seen.get(family, 0) + 1
        turns.append((seen[family], -each.score, each))
    return tuple(each for *_, each in sorted(turns, key=lambda turn: turn[:2]))
