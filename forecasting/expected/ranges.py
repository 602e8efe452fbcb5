"""The expected range of each step of a KPI, told by the steps before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

from data.version import Version
from forecasting.expected.complete import history, known_days, unfit, whole_span
from forecasting.expected.recursive import Told, foretold
from forecasting.expected.scale import LeastVariance, Scale, least_variances, scale_of
from forecasting.expected.season import Matrix, known_of_steps
from kpi.compute import Value, compute_together, known
from kpi.kpis import KPI
from kpi.periods import Period
from kpi.selection import Selection
from locales import Sentence

FALSE_ALARMS = 0.02
"""Of ordinary steps so many lie outside their range, by chance alone: one in fifty."""

FEWEST = 10
"""From fewer earlier steps no range is told."""

TINY = 1e-9
"""A spread below this part of the value is none."""

WIDENED = 1.05
"""Ranges are so much wider than the spread alone would make them: that seasons were chosen, and what is carried over was estimated, is in
no formula. The simulation says by how much (`python -m benchmarks.false_alarms`, docs/why.md)."""


@dataclass(frozen=True)
class Expected:
    """What was to be expected of one step.

    `low` and `high` bound the range, in the KPI's unit, `centre` lies in it; `None` where none can be told, and `because` says why.
    `history` are the steps it was told by. `chance` is how often a value of an ordinary step lies as far out as this one.
    """

    period: Period
    value: float | None
    low: float | None = None
    high: float | None = None
    centre: float | None = None
    history: int = 0
    chance: float | None = None
    because: Sentence | None = None

    @property
    def flagged(self) -> bool:
        """Whether the value lies outside its range."""
        return self.chance is not None and self.chance < FALSE_ALARMS

    @property
    def above(self) -> bool:
        """Whether the value is higher than expected."""
        return self.value is not None and self.centre is not None and self.value > self.centre


@dataclass(frozen=True)
class Series:
    """The steps of one KPI, whole or in a slice, and the days of which its data knows (`known_days`)."""

    kpi: KPI
    steps: Sequence[Value]
    days: Period | None


def expected(version: Version, kpi_ids: Sequence[str], selection: Selection) -> dict[str, list[Expected]]:
    """KPI → what was to be expected of each step of a selection, which must have a grain; steps before it are read, too.

    Raises UnknownKPI.
    """
    kpis = [known(version, kpi_id) for kpi_id in kpi_ids]
    longer = history(selection, whole_span(known_days(version, kpi, selection.today) for kpi in kpis))
    steps: dict[str, list[Value]] = {kpi.id: [] for kpi in kpis}
    for value in compute_together(version, steps, [longer], beside=False)[0]:
        steps[value.kpi].append(value)
    found = expected_ranges([Series(kpi, steps[kpi.id], known_days(version, kpi, selection.today)) for kpi in kpis], longer)
    asked = set(selection.windows)
    return {kpi.id: [each for each in ranges if each.period in asked] for kpi, ranges in zip(kpis, found, strict=True)}


def expected_ranges(series: Sequence[Series], selection: Selection) -> list[list[Expected]]:
    """For each series what was to be expected of each of its steps, told by those before it.

    All have the same steps, in order; the selection's grain is theirs. Raises ValueError without a grain.
    """
    if selection.grain is None:
        raise ValueError("a range is told of steps: the selection needs a grain")
    if not series or not series[0].steps:
        return [[] for _ in series]
    readings = [Reading.of(each, selection) for each in series]
    starts = [step.period.start for step in series[0].steps]
    answers = foretold(known_of_steps(starts, selection.grain), np.column_stack([each.moved for each in readings]))
    return [reading.judged([answer.of(column) for answer in answers]) for column, reading in enumerate(readings)]


@dataclass(frozen=True)
class Reading:
    """A series as it is learnt from: why steps are unfit, the scale, the values on it (NaN where unfit), how many fit ones were before."""

    series: Series
    why: list[Sentence | None]
    scale: Scale
    moved: Matrix
    before: list[int]

    @classmethod
    def of(cls, series: Series, selection: Selection) -> Reading:
        why = [unfit(each, series.days, selection) for each in series.steps]
        values = np.array(
            [each.value if each.value is not None and not reason else np.nan for each, reason in zip(series.steps, why, strict=True)]
        )
        scale, there = scale_of(series.kpi.unit, values), ~np.isnan(values)
        return cls(series, why, scale, scale.there(values), (np.cumsum(there) - there).tolist())

    def judged(self, answers: Sequence[Told]) -> list[Expected]:
        """Each step with its range, or with the reason why there is none."""
        least = least_variances(self.scale, [each.rows for each in self.series.steps], ~np.isnan(self.moved))
        judged = []
        for step, reason, answer, before, chance in zip(self.series.steps, self.why, answers, self.before, least, strict=True):
            because = reason or _too_little(before, answer)
            empty = Expected(step.period, step.value, history=before, because=because)
            judged.append(empty if because else _judged(step, answer, chance, self.scale, before))
        return judged


def _too_little(before: int, answer: Told) -> Sentence | None:
    """Why the steps before are not enough to tell a range."""
    if before < FEWEST:
        return Sentence("only {steps} earlier steps are known, and {needed} are needed", steps=before, needed=FEWEST)
    if not answer.spread > TINY * (1 + abs(answer.centre)):
        return Sentence("it has always been the same so far")
    return None


def _judged(step: Value, answer: Told, least: LeastVariance, scale: Scale, before: int) -> Expected:
    """The range on the KPI's own scale, and how often an ordinary step would lie so far out as this one."""
    freedom = answer.behind - 1
    spread = WIDENED * np.sqrt(max(answer.spread**2 + least.more, least.whole))
    reach = -special.stdtrit(freedom, FALSE_ALARMS / 2) * spread
    low, middle, high = (float(each) for each in scale.back(answer.centre + reach * np.array([-1, 0, 1])))
    off = abs(float(scale.there(np.array([step.value]))[0]) - answer.centre) / spread
    return Expected(step.period, step.value, low, high, middle, before, float(2 * special.stdtr(freedom, -off)))
