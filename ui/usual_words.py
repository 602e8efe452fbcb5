"""Whether a value is usual, in words."""

from __future__ import annotations

from math import ceil, floor, log10

from forecasting.expected import Expected
from kpi.kpis import KPI, Unit
from locales import Sentence, numbers
from locales.words import N_
from ui.scene import Scene
from ui.steps import step_name
from ui.usual import Usual
from ui.values import shown
from ui.words import language

TINY = 1e-6
_FINEST = {Unit.COUNT: 1.0, Unit.SHARE: 0.001, Unit.DAYS: 0.1, Unit.HOURS: 0.1, Unit.SCORE: 0.1, Unit.POINTS: 0.1}
"""Finer than this no bound is written."""

USUAL = N_(
    "Usual, and the pale band: what was to be expected from its own history (level, trend and season of the steps before). "
    "By chance alone one ordinary step in fifty lies outside."
)


def usual_in_words(scene: Scene, kpi: KPI, usual: Usual, currency: str | None) -> Sentence | None:
    """Whether the period, or its last step that has ended, is as usual; `None` where history is too short to tell."""
    found = usual.judged
    if found is None or found.value is None:
        return None
    low, high = range_in_words(found, kpi, currency)
    named = {"low": low, "high": high, "value": shown(found.value, kpi.unit, currency, short=True)}
    if usual.whole:
        return _outside(found, named) if found.flagged else Sentence("as usual ({low} to {high})", **named)
    named |= {"step": step_name(found.period, scene.grain, scene.selection.calendar)}
    return _step_outside(found, named) if found.flagged else Sentence("{step}: {value}, as usual ({low} to {high})", **named)


def range_in_words(found: Expected, kpi: KPI, currency: str | None) -> tuple[str, str]:
    """Both ends of the range, rounded."""
    low, high = (_bound(each, kpi.unit, currency) for each in rounded_range(found, kpi.unit))
    return low, high


def rounded_range(found: Expected, unit: Unit) -> tuple[float, float]:
    """The range as coarse as it is: to the second digit of its width; the value stays inside or outside as it was."""
    low, high = found.low or 0.0, found.high or 0.0
    coarse = 10.0 ** (floor(log10(high - low)) - 1) if high > low else 1.0
    grid = max(coarse, _FINEST.get(unit, coarse))
    down, up = floor(low / grid) * grid, ceil(high / grid) * grid
    if not found.flagged:
        return down, up
    return (down, floor(high / grid) * grid) if found.above else (ceil(low / grid) * grid, up)


def _bound(value: float, unit: Unit, currency: str | None) -> str:
    if unit is Unit.SHARE:
        return numbers.share(value, language(), whole=abs(value * 100 - round(value * 100)) < TINY)
    return shown(round(value, 6), unit, currency, short=True)


def _outside(found: Expected, named: dict[str, str]) -> Sentence:
    if found.above:
        return Sentence("**unusually high** (usual: {low} to {high})", **named)
    return Sentence("**unusually low** (usual: {low} to {high})", **named)


def _step_outside(found: Expected, named: dict[str, str]) -> Sentence:
    if found.above:
        return Sentence("{step}: {value}, **unusually high** (usual: {low} to {high})", **named)
    return Sentence("{step}: {value}, **unusually low** (usual: {low} to {high})", **named)
