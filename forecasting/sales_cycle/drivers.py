"""What moves a deal's chance: the mean chance of the open deals if all of them had one member of a field, all else as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from forecasting.sales_cycle import candidates, person_days, steps
from forecasting.sales_cycle.blend import Blend
from forecasting.sales_cycle.candidates import POOLED, Candidates

ASKED = 60
"""Open deals that are asked; of more so many from the least to the most likely, evenly, whose mean is close to that of all."""
FEWEST_DEALS = 10
MOST_MEMBERS = 6
LEVELS = (0.1, 0.5, 0.9)
"""Of a number (days open, amount) the value that so many of the open deals lie below."""
NUMBERS = {"age": "age", "amount": "amount", "days_in_stage": "days in stage"}
NOTABLE = 0.02
"""What moves chances by less is not told."""


@dataclass(frozen=True)
class Level:
    """A member or a number, how many open deals have it (have at most so much), and the mean chance to be won if all had it."""

    member: str | float
    deals: int
    chance: float


@dataclass(frozen=True)
class Driver:
    """A field and its levels, the least likely first (of numbers: the smallest first)."""

    field: str
    levels: tuple[Level, ...]

    @property
    def spread(self) -> float:
        chances = [each.chance for each in self.levels]
        return max(chances) - min(chances)

    @property
    def is_number(self) -> bool:
        return self.field in NUMBERS.values()


def drivers(said: Candidates, blend: Blend, rows: np.ndarray) -> tuple[Driver, ...]:
    """The fields that move the chance of these open deals (positions in the history), the strongest first (J. Friedman 2001, Annals of
    Statistics 29: partial dependence). Empty where only one curve for all deals counts."""
    if set(blend.weights) <= {POOLED} or not len(rows):
        return ()
    question = _Question(said, blend, _evenly(said, blend, rows))
    found = [Driver(field, tuple(levels)) for field, levels in _fields(question, rows) if len(levels) > 1]
    return tuple(sorted((each for each in found if each.spread >= NOTABLE), key=lambda each: -each.spread))


def _evenly(said: Candidates, blend: Blend, rows: np.ndarray) -> np.ndarray:
    """Some of the deals, as likely to be won on average as all of them."""
    if len(rows) <= ASKED:
        return rows
    chance = blend.apply(said)[np.searchsorted(said.rows, rows), -1, 0]
    places = ((np.arange(ASKED) + 0.5) * len(rows) / ASKED).astype(int)
    return np.sort(rows[np.argsort(chance, kind="stable")[places]])


class _Question:
    """Open deals as the models see them, to be asked again with one field changed."""

    def __init__(self, said: Candidates, blend: Blend, rows: np.ndarray) -> None:
        self.said, self.blend, self.rows = said, blend, rows
        self.features = candidates.ahead(said.snapshot, said.fields, rows, said.ends)
        place = np.searchsorted(said.rows, rows)
        self.pooled = said.reached(POOLED)[place]

    def chances(self, column: str, values: Sequence[Any]) -> list[float]:
        """The mean chance to be won by the horizon with a column changed to each of these (all at once: asking costs more than rows do)."""
        if not len(values):
            return []
        features = pd.concat([self.features.assign(**{column: value}) for value in values], ignore_index=True)
        shape = (len(values) * len(self.rows), len(self.said.ends) - 1, 2)
        mixed = np.tile(self.pooled * self.blend.weights.get(POOLED, 0.0), (len(values), 1, 1))
        for name, weight in self.blend.weights.items():
            if name != POOLED:
                hazard = self.said.model(name).predict_hazard(features).reshape(shape)
                mixed = mixed + weight * steps.incidence(hazard, self.said.ends)
        won = steps.scaled(mixed, self.blend.factors)[:, -1, 0]
        return [float(each) for each in won.reshape(len(values), -1).mean(axis=1)]


def _fields(question: _Question, rows: np.ndarray) -> Iterator[tuple[str, list[Level]]]:
    snapshot, fields = question.said.snapshot, question.said.fields
    for name, codes in fields.members.items():
        counts = snapshot.column(name, rows).value_counts()
        known = [member for member in counts.index if member in codes and counts[member] >= FEWEST_DEALS][:MOST_MEMBERS]
        chances = question.chances(name, [float(codes[each]) for each in known])
        yield name, _ordered([Level(str(each), int(counts[each]), chance) for each, chance in zip(known, chances, strict=True)])
    now = candidates.ahead(snapshot, fields, rows, np.array([0.0, 1.0]))
    for column, name in NUMBERS.items():
        if column in now:
            yield name, list(_numbers(question, column, now[column].dropna()))
    if "stage" in now:
        names = person_days.stage_names(snapshot)
        counts = now["stage"].astype(int).value_counts()
        known = [code for code in counts.index if code < len(names) and counts[code] >= FEWEST_DEALS][:MOST_MEMBERS]
        chances = question.chances("stage", known)
        yield "stage", _ordered([Level(names[code], int(counts[code]), chance) for code, chance in zip(known, chances, strict=True)])


def _ordered(levels: list[Level]) -> list[Level]:
    return sorted(levels, key=lambda each: each.chance)


def _numbers(question: _Question, column: str, now: pd.Series) -> Iterator[Level]:
    """The chance at the value that a tenth, half and nine tenths of the deals lie below; days go on while a deal is watched."""
    values = sorted({float(np.quantile(now, level)) for level in LEVELS} if len(now) else ())
    grown: Sequence[Any] = values
    if column == "age":
        age = question.features["age"].to_numpy().reshape(len(question.rows), -1)
        grown = [value + (age - age[:, :1]).ravel() for value in values]
    for value, chance in zip(values, question.chances(column, grown), strict=True):
        shown = float(np.expm1(value)) if column == "amount" else float(np.floor(value))
        yield Level(shown, int((now <= value).sum()), chance)
