"""Series in which nothing unusual ever happens, drawn at random: what false alarms are counted on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from kpi.catalogue import CATALOGUE
from kpi.compute import Value
from kpi.kpis import KPI
from kpi.periods import Grain, Period, step

Matrix = NDArray[np.float64]
World = Callable[[Generator, int, int, int], tuple[Matrix, Matrix]]
"""Draws, steps, series and seasons → values and rows, steps × series."""

SPREAD = 50.0
"""Of amounts about 1000."""

BEGINS = date(2020, 1, 6)
"""A Monday; months begin on the first."""


def steps_of(values: Matrix, rows: Matrix, grain: Grain, kpi: KPI) -> list[Value]:
    """One series as the values of a KPI, step by step."""
    starts = [step(BEGINS if grain in (Grain.DAY, Grain.WEEK) else BEGINS.replace(day=1), grain, number) for number in range(len(values))]
    periods = [Period(start, step(start, grain)) for start in starts]
    return [Value(kpi.id, period, (), float(value), int(count)) for period, value, count in zip(periods, values, rows, strict=True)]


def days_of(steps: list[Value]) -> Period:
    """The days that the data knows: all of them."""
    return Period(steps[0].period.start, steps[-1].period.end + timedelta(days=1))


def _season(draws: Generator, steps: int, series: int, seasons: int) -> Matrix:
    """A wave with one high step a year, beginning anywhere."""
    turn = (np.arange(steps)[:, None] + draws.integers(seasons, size=series)) % seasons
    return np.sin(2 * np.pi * turn / seasons) + 0.5 * (turn == seasons - 1)


def _following(noise: Matrix, share: float) -> Matrix:
    """Each value keeps a share of the one before it (first-order autoregression)."""
    kept = np.zeros_like(noise)
    kept[0] = noise[0] / np.sqrt(1 - share**2)
    for number in range(1, len(noise)):
        kept[number] = share * kept[number - 1] + noise[number]
    return kept


def _amounts(draws: Generator, steps: int, series: int, seasons: int, *, season: float = 0, trend: float = 0, kept: float = 0,
             walk: bool = False) -> tuple[Matrix, Matrix]:  # fmt: skip
    """About 1000, with a spread of 50; season and trend (a year) in spreads."""
    noise = draws.standard_normal((steps, series))
    drawn = np.cumsum(noise, axis=0) / 2 if walk else _following(noise, kept)
    years = np.arange(steps)[:, None] / seasons
    return 1000 + SPREAD * (drawn + season * _season(draws, steps, series, seasons) + trend * years), np.full((steps, series), 500.0)


def _heavy(draws: Generator, steps: int, series: int, seasons: int) -> tuple[Matrix, Matrix]:
    return 1000 + SPREAD * draws.standard_t(4, (steps, series)), np.full((steps, series), 500.0)


def _deals(draws: Generator, steps: int, series: int, seasons: int) -> tuple[Matrix, Matrix]:
    """Sums of few, very different amounts: 25 deals a step on average."""
    deals = draws.poisson(25, (steps, series))
    total = np.array([[draws.lognormal(8, 1, number).sum() for number in line] for line in deals])
    return total, deals.astype(float)


def _counts(draws: Generator, steps: int, series: int, seasons: int, *, mean: float, season: float = 0) -> tuple[Matrix, Matrix]:
    found = draws.poisson(mean * np.exp(season * _season(draws, steps, series, seasons)), (steps, series)).astype(float)
    return found, found


def _shares(draws: Generator, steps: int, series: int, seasons: int, *, rows: float) -> tuple[Matrix, Matrix]:
    """One case in four, over numbers of rows that differ widely."""
    over = np.maximum(draws.poisson(rows * draws.uniform(0.3, 1.7, (steps, series))), 1)
    return draws.binomial(over, 0.25) / over, over.astype(float)


def _durations(draws: Generator, steps: int, series: int, seasons: int) -> tuple[Matrix, Matrix]:
    """Medians of 40 durations, most short and some very long."""
    return np.median(draws.lognormal(3, 0.8, (40, steps, series)), axis=0), np.full((steps, series), 40.0)


ORDINARY: dict[str, tuple[str, World]] = {
    "pure chance": ("revenue", _amounts),
    "a season": ("revenue", partial(_amounts, season=3)),
    "a trend": ("revenue", partial(_amounts, trend=2)),
    "a season and a trend": ("revenue", partial(_amounts, season=3, trend=2)),
    "half kept from step to step": ("revenue", partial(_amounts, kept=0.5)),
    "nearly all kept": ("revenue", partial(_amounts, kept=0.9)),
    "a random walk": ("revenue", partial(_amounts, walk=True)),
    "a season, half kept": ("revenue", partial(_amounts, season=3, kept=0.5)),
    "counts about 3": ("leads", partial(_counts, mean=3)),
    "counts about 30, a season": ("leads", partial(_counts, mean=30, season=0.3)),
    "shares over about 20 rows": ("win_rate", partial(_shares, rows=20)),
    "shares over about 200 rows": ("win_rate", partial(_shares, rows=200)),
    "medians of durations": ("sales_cycle", _durations),
    "sums of few deals": ("revenue", _deals),
    "heavy tails": ("revenue", _heavy),
}
"""What is drawn → the KPI whose unit it has, and how it is drawn."""


def kpi_of(name: str) -> KPI:
    return CATALOGUE[ORDINARY[name][0]]
