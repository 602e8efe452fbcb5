"""What a formula comes to, given the values of its measures."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from kpi.days import Days
from kpi.measures import Arithmetic, Bounded, Compared, Expression, Measure, Number, OrZero, Root, Whole, measures_in

Amount = float | Decimal | None
Lookup = Callable[[Measure | Days, int, bool], Amount]
"""The value of a measure, or a period's length, `shift` comparison periods back (0: the period itself); over all members if asked."""


def value_of(expression: Expression, lookup: Lookup, shift: int = 0, whole: bool = False) -> Amount:
    """A formula's value; `None` where a side has none or the divisor is 0."""
    match expression:
        case Measure() | Days():
            return lookup(expression, shift, whole)
        case Number(value):
            return value
        case Compared(of):
            return value_of(of, lookup, shift + 1, whole)
        case Whole(of):
            return value_of(of, lookup, shift, True)
        case Root(of):
            squared = value_of(of, lookup, shift, whole)
            return None if squared is None or squared < 0 else float(squared) ** 0.5
        case Bounded(of, low, high):
            unbounded = value_of(of, lookup, shift, whole)
            return None if unbounded is None else min(max(float(unbounded), low), high)
        case OrZero(of):
            amount = value_of(of, lookup, shift, whole)
            return Decimal(0) if amount is None else amount
        case Arithmetic(operator, left, right):
            return _combined(operator, value_of(left, lookup, shift, whole), value_of(right, lookup, shift, whole))
        case _:
            raise TypeError(f"{type(expression).__name__} must be resolved against the data first")


def counted_measures(expression: Expression) -> list[Measure]:
    """The measures whose rows stand behind a value: those of the denominator for a ratio, those of both sides for a sum."""
    match expression:
        case Arithmetic("/", left, right):
            return counted_measures(left if isinstance(right, Compared | Number | Whole | Days) else right)
        case Arithmetic(_, left, right):
            return [*counted_measures(left), *counted_measures(right)]
        case _:
            return list(measures_in(expression))


def depth_of(expression: Expression) -> int:
    """How many comparison periods back a formula looks."""
    own = 1 if isinstance(expression, Compared) else 0
    return own + max((depth_of(part) for part in expression.parts()), default=0)


def _combined(operator: str, left: Amount, right: Amount) -> Amount:
    if left is None or right is None:
        return None
    # Decimals stay exact among themselves; with a float beside them both are floats.
    if isinstance(left, float) or isinstance(right, float):
        left, right = float(left), float(right)
    match operator:
        case "+":
            return left + right  # type: ignore[operator]
        case "-":
            return left - right  # type: ignore[operator]
        case "*":
            return left * right  # type: ignore[operator]
        case _:
            return float(left) / float(right) if right else None
