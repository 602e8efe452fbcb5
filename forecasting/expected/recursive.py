"""Each step foretold from those before it, by ridge regressions brought up to date step by step.

A regression with penalties λ is kept as P = (XᵀX + Λ)⁻¹ and b = P Xᵀy; a new step x changes P by −Px(Px)ᵀ / (1 + xᵀPx) (Plackett 1950).
What a step differs by from what was foretold, divided by √(1 + xᵀPx), is its recursive residual: of ordinary steps these have one spread,
however few steps were known (Brown, Durbin and Evans 1975). A part φ of the last one is carried over to the next step, as far as residuals
so far followed one another. Which of several regressions is used is told by how likely what came was under each of them, step by step
(Dawid 1984, prequential): by the steps before the one that is judged, and never by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from forecasting.expected.season import Flags, Matrix

FREE, FIXED = 1e-4, 1e8
"""Penalties of what may take any value, and of what stays 0."""

TREND, SEASONS = 1.0, (FIXED, 0.3, 0.01)
"""Penalties of the change a year, which may well be as large as the spread of ordinary steps; and of seasons, one for each regression:
none, about twice as large as that spread, ten times."""

FIRST = 3
"""From fewer steps nothing is foretold."""

TOLD = 1.5
"""A step about which a regression knows less than this (in spreads) tells nothing of it: it is of a season that never was before."""

TRIES = 4
"""After so many steps that tell, seasons are told from none."""

CLIPPED = 4.0
"""What lies further off than so many spreads is learnt from as if it lay so far: one freak shall not hide the next."""

SEASONAL = np.array([[season < FIXED] for season in SEASONS])
"""Which of the regressions know of seasons."""


@dataclass(frozen=True)
class Foretold:
    """What was to be expected of a step in each series, the spread about it, and how many residuals that spread is told by."""

    centre: Matrix
    spread: Matrix
    behind: Matrix

    def of(self, series: int) -> Told:
        """What it says of one of the series."""
        return Told(float(self.centre[series]), float(self.spread[series]), float(self.behind[series]))


@dataclass(frozen=True)
class Told:
    """The same for one series."""

    centre: float
    spread: float
    behind: float


@dataclass
class Residuals:
    """Sums over residuals, for each regression and series: `count`, `squares`, `before`, `followed` (each times the one before it), `last`.

    `tries`, `misses` and `widths` are those over steps that every regression could tell something of: by these they are compared.
    """

    shape: tuple[int, int]
    sums: dict[str, Matrix] = field(init=False)

    def __post_init__(self) -> None:
        names = ("count", "squares", "before", "followed", "last", "tries", "misses", "widths")
        self.sums = {name: np.zeros(self.shape) for name in names}

    def add(self, residual: Matrix, width: Matrix, there: Flags) -> None:
        """Take in a residual of each series that has one; after a gap nothing is carried over."""
        able = there & (width < TOLD)
        fair, last = able.all(axis=0), self.sums["last"]
        missed = residual - self.share_carried * last
        for name, amount, where in (
            ("tries", 1.0, fair), ("misses", missed**2, fair), ("widths", np.log(width), fair),
            ("count", 1.0, able), ("squares", residual**2, able), ("before", last**2, able), ("followed", residual * last, able),
        ):  # fmt: skip
            self.sums[name] += np.where(where, amount, 0)
        self.sums["last"] = np.where(able, residual, 0)

    @property
    def share_carried(self) -> Matrix:
        """φ: how much of a residual comes again in the next one, drawn to 0 while few are known."""
        known = self.sums["before"] * (1 + 2 / np.maximum(self.sums["count"], 1))
        return np.clip(self.sums["followed"] / np.maximum(known, 1e-300), 0, 1)

    @property
    def spread(self) -> Matrix:
        """The spread of what was not carried over; NaN for want of residuals."""
        share, enough = self.share_carried, self.sums["count"] > 1
        squares = self.sums["squares"] - 2 * share * self.sums["followed"] + share**2 * self.sums["before"]
        return np.sqrt(np.where(enough, np.maximum(squares, 0) / np.maximum(self.sums["count"] - 1, 1), np.nan))

    def bounded(self, residual: Matrix) -> Matrix:
        """Residuals that lie far off, drawn to where a freak would begin; all of them while nothing has spread yet."""
        spread, carried = np.nan_to_num(self.spread), self.share_carried * self.sums["last"]
        off = np.where(spread > 0, CLIPPED * spread, np.inf)
        return np.clip(residual, carried - off, carried + off)

    @property
    def best(self) -> Matrix:
        """Of each series the regression under which what came was likeliest; the first, without seasons, while few steps tell."""
        tries = np.maximum(self.sums["tries"], 1)
        unlikeliness = self.sums["widths"] + tries / 2 * np.log(np.maximum(self.sums["misses"] / tries, 1e-24))
        return np.where(self.sums["tries"][0] >= TRIES, np.argmin(unlikeliness, axis=0), 0)


def foretold(known: Matrix, values: Matrix) -> list[Foretold]:
    """What was to be expected of each step of many series, from the steps before it alone.

    `known` is steps × features (`known_of_steps`), `values` steps × series, NaN where there is none.
    """
    regressions = Regressions.of(known.shape[1], values.shape[1])
    begun = _first(values)
    answers = []
    for step, amounts in zip(known, values - begun, strict=True):
        answer = regressions.expect(step)
        regressions.learn(step, amounts)
        answers.append(replace(answer, centre=answer.centre + begun))
    return answers


def _first(values: Matrix) -> Matrix:
    """The first value of each series, 0 where there is none: from it levels are counted, so that drawing them to 0 draws them nowhere."""
    there = ~np.isnan(values)
    return np.where(there.any(axis=0), values[np.argmax(there, axis=0), range(values.shape[1])], 0)


@dataclass
class Regressions:
    """Several regressions of each series. `inverse` is P, `weights` b; axes: regression, series, features."""

    inverse: Matrix
    weights: Matrix
    residuals: Residuals
    seen: Matrix

    @classmethod
    def of(cls, features: int, series: int) -> Regressions:
        """One for each of the penalties of seasons, before the first step."""
        penalties = np.array([[FREE, TREND, *[season] * (features - 2)] for season in SEASONS])
        inverse = np.tile(np.stack([np.diag(1 / each) for each in penalties])[:, None], (1, series, 1, 1))
        shape = len(penalties), series
        return cls(inverse, np.zeros((*shape, features)), Residuals(shape), np.zeros(series))

    def expect(self, known: Matrix) -> Foretold:
        """Of each series by the regression that did best so far; a spread of NaN while too few are known."""
        best = self.residuals.best, np.arange(len(self.seen))
        width = self._width(known)[best]
        carried = (self.residuals.share_carried * self.residuals.sums["last"])[best] * width
        return Foretold((self.weights @ known)[best] + carried, self.residuals.spread[best] * width, self.residuals.sums["count"][best])

    def learn(self, known: Matrix, values: Matrix) -> None:
        """Take in one step; a series without a value learns nothing from it.

        Spreads and levels are learnt from residuals within bounds. Seasons are not: what comes every December is a freak at first.
        """
        there, width, gain = ~np.isnan(values), self._width(known), self.inverse @ known
        error = np.where(there, values, 0) - self.weights @ known
        residual = self.residuals.bounded(error / width)
        self.residuals.add(residual, width, there & (self.seen >= FIRST))
        step = np.where(there[:, None], gain / width[..., None] ** 2, 0)
        self.weights += step * np.where(SEASONAL, error, residual * width)[..., None]
        self.inverse -= step[..., None] * gain[..., None, :]
        self.seen = self.seen + there

    def _width(self, known: Matrix) -> Matrix:
        return np.sqrt(1 + self.inverse @ known @ known)
