"""A change shared out over what changed: Shapley's value, in exact fractions.

Of n parts that changed, each is credited with what its own change does to the value, averaged over all orders in which they could have
changed one after the other. The shares add up to the change whatever the formula, a part that did not change gets nothing, and no part
comes first (Shapley 1953; for the parts of an indicator Shorrocks 2013). For a product of two it is the usual half and half of the joint
effect; for a ratio by members, Kitagawa's split (1955).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations
from math import factorial
from typing import TypeVar

Part = TypeVar("Part")
MOST = 8
"""With n parts, 2ⁿ values are needed."""


def shared_out(
    parts: Sequence[Part],
    before: Mapping[Part, Fraction | None],
    after: Mapping[Part, Fraction | None],
    value: Callable[[Mapping[Part, Fraction | None]], Fraction | None],
) -> dict[Part, Fraction] | None:
    """Part → its share of the change from `before` to `after`; `None` where a mixture of the two has no value, or parts are too many."""
    moved = [part for part in parts if before[part] != after[part]]
    if len(moved) > MOST:
        return None

    @cache
    def worth(changed: frozenset[Part]) -> Fraction | None:
        return value({part: (after if part in changed else before)[part] for part in parts})

    mixtures = [frozenset(chosen) for size in range(len(moved) + 1) for chosen in combinations(moved, size)]
    if any(worth(each) is None for each in mixtures):
        return None
    shares = dict.fromkeys(parts, Fraction(0))
    for part in moved:
        for without in mixtures:
            if part not in without:
                gained = (worth(without | {part}) or Fraction(0)) - (worth(without) or Fraction(0))
                shares[part] += _weight(len(without), len(moved)) * gained
    return shares


def _weight(earlier: int, all_: int) -> Fraction:
    """In which share of all orders just these come before a part."""
    return Fraction(factorial(earlier) * factorial(all_ - earlier - 1), factorial(all_))
