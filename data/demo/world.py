"""The frame of one simulation: its size, its seed, its days; and moments in working hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from data.demo.effects import MONTHS

YEARS = 4
"""How far back the data goes: to the company's first day."""
GROWTH = 1.1
"""Demand of one year against the year before."""

Numbers = npt.NDArray[Any]
Codes = npt.NDArray[Any]
Flags = npt.NDArray[Any]


@dataclass(frozen=True)
class World:
    """The years that end with the day `until`. Moments are days since `start` as floats; NaN is "did not happen"."""

    deals: int
    seed: int
    until: date

    @cached_property
    def end(self) -> date:
        return self.until + timedelta(days=1)

    @cached_property
    def start(self) -> date:
        return _years_before(self.end, YEARS)

    @cached_property
    def last_year(self) -> float:
        """The moment at which the last year begins."""
        return float((_years_before(self.end, 1) - self.start).days)

    @cached_property
    def horizon(self) -> float:
        return float((self.end - self.start).days)

    @cached_property
    def days(self) -> list[date]:
        return [self.start + timedelta(days=day) for day in range(int(self.horizon))]

    @cached_property
    def months(self) -> list[int]:
        """First days of the months within the span, as days since `start`."""
        return [index for index, day in enumerate(self.days) if day.day == 1]

    @cached_property
    def quarter_ends(self) -> Numbers:
        """The moments at which quarters end, from the start up to the horizon, both included."""
        first_days = (index for index, day in enumerate([*self.days, self.end]) if index and day.day == 1 and day.month % 3 == 1)
        return np.array([0.0, *first_days])

    @cached_property
    def fallen_quarter(self) -> tuple[float, float]:
        """The last but one quarter begun in the span."""
        begun = np.unique([*self.quarter_ends, self.horizon])
        return float(begun[-3]), float(begun[-2])

    @cached_property
    def deals_a_year(self) -> float:
        """Deals of a year of usual size, neither the first nor the last."""
        return self.deals / YEARS

    @cached_property
    def trend(self) -> Numbers:
        """How demand of each day compares with the mean of all days, season and weekday aside."""
        growth = GROWTH ** (np.arange(len(self.days)) / 365.25)
        return growth / growth.mean()

    @cached_property
    def demand(self) -> Numbers:
        """Chance of each day to be the day on which a lead comes in: season, weekday, slow growth."""
        weekday = np.array([(1.0 if day.weekday() < 5 else 0.22) for day in self.days])
        season = np.array([MONTHS[day.month - 1] for day in self.days])
        weights = weekday * season * self.trend
        return weights / weights.sum()

    def stream(self, name: str) -> np.random.Generator:
        """A generator of its own for each part, so that one part more changes no other."""
        return np.random.default_rng([self.seed, crc32(name.encode())])

    def at_work(self, rng: np.random.Generator, moments: Numbers) -> Numbers:
        """The same days at an hour of work; most of what falls on a weekend waits for Monday."""
        day = np.floor(moments)
        weekday = (day + self.start.weekday()) % 7
        waits = (weekday >= 5) & (rng.random(len(day)) < 0.9)
        hour = np.clip(rng.normal(13.3, 2.7, len(day)), 8.0, 19.5) / 24
        return day + np.where(waits, 7 - weekday, 0) + hour

    def early(self, rng: np.random.Generator, since: Numbers, days: float) -> Numbers:
        """A moment between `since` and the end for each; half as likely every `days`, since customers ask most when they are new."""
        whole = 1 - 0.5 ** ((self.horizon - since) / days)
        return since - days * np.log2(1 - rng.random(len(since)) * whole)

    def known(self, moments: Numbers) -> Numbers:
        """Moments up to the end; what lies behind it has not happened."""
        return np.where(moments < self.horizon, moments, np.nan)


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def pick(rng: np.random.Generator, weights: npt.ArrayLike, size: int) -> Codes:
    """Codes drawn with these weights."""
    bounds = np.cumsum(np.asarray(weights, dtype=float))
    return np.searchsorted(bounds / bounds[-1], rng.random(size), side="right").astype(np.int64)


def pick_by_row(rng: np.random.Generator, weights: Numbers, rows: tuple[Codes, ...]) -> Codes:
    """Codes drawn with the weights of each row's place in a table of weights (last axis: the codes)."""
    bounds = np.cumsum(weights, axis=-1)
    bounds /= bounds[..., -1:]
    chance = rng.random(len(rows[0]))
    codes = np.zeros(len(chance), dtype=np.int64)
    for bound in np.moveaxis(bounds, -1, 0)[:-1]:
        codes += chance >= bound[rows]
    return codes


def chance(log_odds: Numbers) -> Numbers:
    """The logistic function."""
    return 1 / (1 + np.exp(-log_odds))


def log_odds(share: npt.ArrayLike) -> Numbers:
    """What `chance` turns back into the share."""
    share = np.asarray(share, dtype=float)
    return np.log(share / (1 - share))


def blank(rng: np.random.Generator, codes: Codes, share: float) -> Codes:
    """The codes, some of them missing (-1): nobody fills in everything."""
    return np.where(rng.random(len(codes)) < share, -1, codes)
