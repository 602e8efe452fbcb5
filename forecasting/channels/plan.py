"""A sum parted among channels so that none spends more a week than it ever has: where each part brings most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from forecasting.channels.drawn import Drawn, in_range
from forecasting.channels.ranges import Range

PARTS = 50
"""The sum is given away in so many parts, each to where it brings most; right to the largest split, as further money brings ever less."""

SMALLEST = 0.01
"""Less than this part of the sum is not worth a line of its own."""


@dataclass(frozen=True)
class Plan:
    """Channel and sum, largest use first; what finds no place within what was ever spent; customers more, net of what is lost."""

    parts: tuple[tuple[str, float], ...]
    rest: float
    customers: Range


def planned(drawn: Mapping[str, Drawn], amount: float, weeks: int, lost: np.ndarray | None) -> Plan:
    """The plan for a sum over so many weeks."""
    given = dict.fromkeys(drawn, 0.0)
    order: list[str] = []
    left = amount
    while left > amount * 1e-9:
        open_ = {name: min(left, amount / PARTS, each.room(weeks) - given[name]) for name, each in drawn.items()}
        open_ = {name: part for name, part in open_.items() if part > amount * 1e-9}
        if not open_:
            break
        best = max(open_, key=lambda name: _more(drawn[name], given[name], open_[name], weeks) / open_[name])
        given[best] += open_[best]
        left -= open_[best]
        order.append(best)
    kept = _without_crumbs({name: given[name] for name in dict.fromkeys(order)}, drawn, weeks, amount * SMALLEST)
    parts = tuple(kept.items())
    brought = sum((drawn[name].change(part, weeks)[1] for name, part in parts), np.zeros(1))
    return Plan(parts, left if left > amount * 1e-9 else 0.0, in_range(brought - lost if lost is not None else brought))


def _without_crumbs(given: Mapping[str, float], drawn: Mapping[str, Drawn], weeks: int, smallest: float) -> dict[str, float]:
    """The parts worth a line. What is too little for one goes to those that have most room for it; what they cannot take keeps its own."""
    kept = {name: part for name, part in given.items() if part >= smallest}
    for name, crumb in ((name, part) for name, part in given.items() if part < smallest):
        left = crumb
        for other in sorted(kept, key=lambda each: kept[each] - drawn[each].room(weeks)):
            taken = max(min(left, drawn[other].room(weeks) - kept[other]), 0.0)
            kept[other] += taken
            left -= taken
        if left > 0:
            kept[name] = left
    return kept


def _more(drawn: Drawn, given: float, part: float, weeks: int) -> float:
    """Customers that a further part brings, in the middle of the draws."""
    return float(np.median(drawn.change(given + part, weeks)[1]) - np.median(drawn.change(given, weeks)[1]))
