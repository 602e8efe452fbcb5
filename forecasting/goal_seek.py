"""What would it take: how far each driver alone would have to move to reach a target, and how often the past reached that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from math import inf

from scipy.optimize import brentq

from forecasting.closing_curves import AtOnce, ClosingCurve
from forecasting.goal_words import requirement_in_words
from forecasting.what_if import DRIVERS, Base, Drivers, Flow, Projection, flow_of
from kpi.periods import Grain, Period
from locales import Sentence
from locales.words import N_

SHORTEST_CYCLE = 1e-6  # as a ratio: practically at once
LONGEST_CYCLE = 1e6
EQUAL = 1e-9  # what was needed and what was reached are the same number, up to rounding
FEW = 6  # past values below which "how often" says little

HOW_OFTEN = {
    Grain.MONTH: N_("Past months that reached it: {reached} of {steps}"),
    Grain.QUARTER: N_("Past quarters that reached it: {reached} of {steps}"),
}


@dataclass(frozen=True)
class Gap:
    """A target against what is expected by the end: `missing` is negative where the target is passed."""

    target: Decimal
    expected: Decimal

    @property
    def missing(self) -> Decimal:
        return self.target - self.expected

    @property
    def sentence(self) -> Sentence:
        if self.missing <= 0:
            return Sentence("The target is reached with {amount} to spare.", amount=float(-self.missing))
        return Sentence("{amount} are missing to the target.", amount=float(self.missing))


@dataclass(frozen=True)
class Feasibility:
    """How many of the past values of a driver, one for each step of `grain`, were at least as good as what is needed."""

    reached: int
    steps: int
    best: float
    grain: Grain

    @property
    def is_thin(self) -> bool:
        """Whether there is too little past to judge by."""
        return self.steps < FEW

    @property
    def sentence(self) -> Sentence:
        return Sentence(
            HOW_OFTEN.get(self.grain, N_("Past periods that reached it: {reached} of {steps}")), reached=self.reached, steps=self.steps
        )


@dataclass(frozen=True)
class Requirement:
    """One driver alone: where it stands with the others as they are set, and where it would have to be (`None`: nowhere possible)."""

    driver: str
    now: float
    needed: float | None
    feasibility: Feasibility | None
    sentence: Sentence


def gap(projection: Projection, target: Decimal, so_far: Decimal = Decimal(0)) -> Gap:
    """The target of a period against what it has brought already (`so_far`) and what is expected of its rest."""
    return Gap(target, so_far + projection.revenue)


def requirements(
    base: Base,
    drivers: Drivers,
    period: Period,
    target: Decimal,
    *,
    so_far: Decimal = Decimal(0),
    curve: ClosingCurve | None = None,
    history: Mapping[str, Sequence[float]] | None = None,
    grain: Grain = Grain.MONTH,
) -> tuple[Requirement, ...]:
    """For each driver, what it would take by itself, the others staying where `drivers` has moved them.

    `period` begins tomorrow. `history` has past values of each driver, one a `grain`, in the unit of that driver: leads of one such step,
    conversion 0 to 1, money, days; without steps that are too young to be judged. Leads are
    compared as those of one step, hence scaled from the base period.
    """
    flow = flow_of(base, drivers, curve)
    open_amount = float(target - so_far)
    past = history or {}
    return tuple(_requirement(driver, flow, period, open_amount, past=past.get(driver, ()), grain=grain) for driver in _moving(flow))


def _moving(flow: Flow) -> tuple[str, ...]:
    """Every driver; not the cycle where it is not known."""
    return DRIVERS if flow.base.cycle_days and not isinstance(flow.curve, AtOnce) else DRIVERS[:-1]


def _requirement(driver: str, flow: Flow, period: Period, amount: float, *, past: Sequence[float], grain: Grain) -> Requirement:
    start = _value(driver, flow.base, grain)
    now = start * flow.ratios[driver]
    ratio = _ratio_for(driver, flow, period.days, amount)
    needed = None if ratio is None or (driver == "conversion" and start * ratio > 1) else start * ratio
    sentence = requirement_in_words(driver, now, needed, grain, period.end - timedelta(days=1))
    return Requirement(driver, now, needed, _feasibility(driver, needed, past, grain), sentence)


DAYS = {Grain.DAY: 1.0, Grain.WEEK: 7.0, Grain.MONTH: 365.25 / 12, Grain.QUARTER: 365.25 / 4, Grain.HALF: 365.25 / 2, Grain.YEAR: 365.25}


def _value(driver: str, base: Base, grain: Grain) -> float:
    """The driver as people read it; leads as those of one step."""
    values = {"conversion": base.conversion, "deal_size": base.deal_size, "cycle": base.cycle_days or 0.0}
    return values.get(driver, base.leads / base.period.days * DAYS[grain])


def _ratio_for(driver: str, flow: Flow, days: int, amount: float) -> float | None:
    """The driver's ratio with which `amount` closes within the days; 0 where leads that are in already suffice, `None` where none does."""
    from_new = amount - flow.before(days)
    if driver == "cycle":
        return _cycle_ratio(flow, days, from_new)
    at_one = flow.with_ratio(driver, 1.0).new(days)
    if from_new <= 0:
        return 0.0
    return from_new / at_one if at_one > 0 else None


def _cycle_ratio(flow: Flow, days: int, from_new: float) -> float | None:
    """As above; the longer the cycle the less closes in time, so the root is the only one. Infinite where no length is too long."""
    if from_new <= 0:
        return inf

    def surplus(ratio: float) -> float:
        return flow.with_ratio("cycle", ratio).new(days) - from_new

    if surplus(SHORTEST_CYCLE) < 0:
        return None
    longest = 1.0
    while surplus(longest) > 0:
        longest *= 2
        if longest > LONGEST_CYCLE:  # deals that close the day their lead comes in suffice
            return inf
    return float(brentq(surplus, SHORTEST_CYCLE, longest))


def _feasibility(driver: str, needed: float | None, history: Sequence[float], grain: Grain) -> Feasibility | None:
    if needed is None or not history:
        return None
    shorter_is_better = driver == "cycle"
    reached = sum(each <= needed * (1 + EQUAL) if shorter_is_better else each >= needed * (1 - EQUAL) for each in history)
    return Feasibility(reached, len(history), min(history) if shorter_is_better else max(history), grain)
