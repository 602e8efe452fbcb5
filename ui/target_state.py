"""How a value stands to its target, in a few words."""

from __future__ import annotations

from kpi.kpis import KPI, Better
from locales import Sentence, numbers
from ui.values import shown
from ui.words import language


def target_state(kpi: KPI, value: float, target: float, currency: str | None, *, in_column: bool = False) -> Sentence:
    """Of what adds up the share reached, of all else whether it is met; where neither direction is better, the target alone.

    `in_column`: under a heading that says "target" already.
    """
    goal = shown(target, kpi.unit, currency, short=True)
    if kpi.better is Better.NEITHER:
        return Sentence("target {target}", target=goal)
    if kpi.additive and kpi.better is Better.HIGHER and target > 0:
        reached = numbers.share(value / target, language())
        if in_column:
            return Sentence("{share} of {target}", share=reached, target=goal)
        return Sentence("{share} of the target, {target}", share=reached, target=goal)
    met = value >= target if kpi.better is Better.HIGHER else value <= target
    return Sentence("target {target} met", target=goal) if met else Sentence("target {target} missed", target=goal)
