"""How long after its lead came in a deal closes, as far as a what-if needs it.

Leads come in evenly. Of the deals from leads of the next H days, those whose cycle T is short enough close within the H days; counted
in days' worth of leads that is E[(H − T)⁺] = ∫₀ᴴ F(t) dt, where F is the distribution of the cycle. Each curve here has that number in
closed form.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp, expm1, log
from typing import Protocol, Self

from scipy.special import ndtr, ndtri

from locales import Sentence

P90 = float(ndtri(0.9))  # the standard normal's 90th percentile


class ClosingCurve(Protocol):
    """A distribution of the sales cycle, in days."""

    def closed(self, horizon: float) -> float:
        """E[(H − T)⁺]: of the leads of H days, how many days' worth have closed when the H days are over."""

    def scaled(self, ratio: float) -> Self:
        """The curve with every cycle `ratio` times as long."""

    @property
    def note(self) -> Sentence:
        """What is assumed of the cycle."""


@dataclass(frozen=True)
class AtOnce:
    """No cycle is known: every deal closes the day its lead comes in, which counts too much before the end."""

    def closed(self, horizon: float) -> float:
        return max(horizon, 0.0)

    def scaled(self, ratio: float) -> AtOnce:
        return self

    @property
    def note(self) -> Sentence:
        return Sentence("The sales cycle is not known, so every deal counts on the day its lead comes in; in truth, late ones close later.")


@dataclass(frozen=True)
class Exponential:
    """One number, the median m: F(t) = 1 − 2^(−t / m)."""

    median: float

    def closed(self, horizon: float) -> float:
        rate = log(2) / self.median
        if rate * horizon < 1e-5:  # there the difference below would be noise; this is its series
            return rate * horizon**2 / 2 if horizon > 0 else 0.0
        return horizon + expm1(-rate * horizon) / rate

    def scaled(self, ratio: float) -> Exponential:
        return replace(self, median=self.median * ratio)

    @property
    def note(self) -> Sentence:
        return Sentence(
            "Of the sales cycle only the median is used, {days} days: half of the deals close by then, half of the rest in as many again.",
            days=round(self.median, 1),
        )


@dataclass(frozen=True)
class Lognormal:
    """Median and 90th percentile: log T ~ N(μ, σ), E[(H − T)⁺] = H Φ(z) − exp(μ + σ²/2) Φ(z − σ), z = (log H − μ) / σ."""

    median: float
    p90: float

    def closed(self, horizon: float) -> float:
        if horizon <= 0:
            return 0.0
        mean, spread = log(self.median), log(self.p90 / self.median) / P90
        z = (log(horizon) - mean) / spread
        return float(horizon * ndtr(z) - exp(mean + spread**2 / 2) * ndtr(z - spread))

    def scaled(self, ratio: float) -> Lognormal:
        return Lognormal(self.median * ratio, self.p90 * ratio)

    @property
    def note(self) -> Sentence:
        return Sentence(
            "Half of the deals close within {days} days and nine in ten within {long} days; in between, a lognormal curve is assumed.",
            days=round(self.median, 1),
            long=round(self.p90, 1),
        )


@dataclass(frozen=True)
class Measured:
    """The cycles of past deals themselves, in days: E[(H − T)⁺] is their mean."""

    days: tuple[float, ...]

    def closed(self, horizon: float) -> float:
        return sum(max(horizon - each, 0.0) for each in self.days) / len(self.days)

    def scaled(self, ratio: float) -> Measured:
        return Measured(tuple(each * ratio for each in self.days))

    @property
    def note(self) -> Sentence:
        return Sentence("Deals are taken to close as fast as {count} past ones did.", count=len(self.days))
