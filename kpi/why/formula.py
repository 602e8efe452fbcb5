"""A formula in exact fractions: what its measures come to, and what it comes to when they do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from kpi.days import Days
from kpi.measures import Arithmetic, Bounded, Compared, Expression, Measure, Number, OrZero, Root, Whole


@dataclass(frozen=True)
class Leaf:
    """What a formula is made of: a measure or a length, `back` comparisons before the period; over all members if `whole`."""

    of: Measure | Days
    back: int = 0
    whole: bool = False


Amounts = Mapping[Leaf, Fraction | None]


def leaves(expression: Expression, back: int = 0, whole: bool = False) -> Iterator[Leaf]:
    """Every leaf of a formula that is resolved against the data, left to right."""
    match expression:
        case Measure() | Days():
            yield Leaf(expression, back, whole)
        case Compared(of):
            yield from leaves(of, back + 1, whole)
        case Whole(of):
            yield from leaves(of, back, True)
        case _:
            for part in expression.parts():
                yield from leaves(part, back, whole)


def amount_of(expression: Expression, amounts: Amounts, back: int = 0, whole: bool = False) -> Fraction | None:
    """A formula's value; `None` where a side has none or the divisor is 0. The rules are those of `kpi.arithmetic`, without rounding."""
    match expression:
        case Measure() | Days():
            return amounts[Leaf(expression, back, whole)]
        case Number(value):
            return Fraction(str(value))
        case Compared(of):
            return amount_of(of, amounts, back + 1, whole)
        case Whole(of):
            return amount_of(of, amounts, back, True)
        case OrZero(of):
            return amount_of(of, amounts, back, whole) or Fraction(0)
        case Root(of):
            squared = amount_of(of, amounts, back, whole)
            return None if squared is None or squared < 0 else Fraction(float(squared) ** 0.5)
        case Bounded(of, low, high):
            free = amount_of(of, amounts, back, whole)
            return None if free is None else min(max(free, Fraction(str(low))), Fraction(str(high)))
        case Arithmetic(operator, left, right):
            return combined(operator, amount_of(left, amounts, back, whole), amount_of(right, amounts, back, whole))
        case _:
            raise TypeError(f"{type(expression).__name__} must be resolved against the data first")


def combined(operator: str, left: Fraction | None, right: Fraction | None) -> Fraction | None:
    """Two sides and a sign between them."""
    if left is None or right is None:
        return None
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return left / right if right else None


def is_linear(expression: Expression) -> bool:
    """Whether its values over the members of a dimension add up to the one over all of them: sums and counts, added and weighted."""
    match expression:
        case Measure():
            return expression.is_sum
        case OrZero(of):
            return is_linear(of)
        case Arithmetic("+" | "-", left, right):
            return is_linear(left) and is_linear(right)
        case Arithmetic("*", left, right):
            return (isinstance(left, Number) and is_linear(right)) or (is_linear(left) and isinstance(right, Number))
        case Arithmetic("/", left, Number()):
            return is_linear(left)
        case _:
            return False
