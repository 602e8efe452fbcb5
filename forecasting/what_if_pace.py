"""How far the pace of a what-if was off before: what earlier stretches brought, beside what the time before each would have said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

STRETCHES, FEWEST = 4, 2


@dataclass(frozen=True)
class Tried:
    """So many earlier stretches, one after the other, and Σ|said − was| ÷ Σ was over them."""

    stretches: int
    error: float


def tried(months: Sequence[float], base: int, ahead: int) -> Tried | None:
    """What the mean of `base` months would have said of the `ahead` months after them, for the last stretches there are.

    `months`: revenue of whole months, the oldest first. `None` where there are fewer than two such stretches, or they brought nothing.
    """
    said_and_was: list[tuple[float, float]] = []
    for end in range(len(months), 0, -ahead):
        begin = end - ahead
        if begin < base or len(said_and_was) == STRETCHES:
            break
        said_and_was.append((sum(months[begin - base : begin]) / base * ahead, sum(months[begin:end])))
    whole = sum(was for _, was in said_and_was)
    if len(said_and_was) < FEWEST or whole <= 0:
        return None
    return Tried(len(said_and_was), sum(abs(said - was) for said, was in said_and_was) / whole)
