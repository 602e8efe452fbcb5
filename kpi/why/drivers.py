"""A KPI's change shared out over what it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from kpi.measures import Arithmetic, Expression, Measure
from kpi.why.formula import Leaf, amount_of, combined, leaves
from kpi.why.shapley import shared_out
from kpi.why.trees import Tree
from kpi.why.two_periods import TwoPeriods
from locales import Sentence


@dataclass(frozen=True)
class Driver:
    """One part of a KPI's formula: what it was and is, and how much of the change its own change makes."""

    name: Sentence
    before: Fraction | None
    after: Fraction | None
    share: Fraction
    is_money: bool = False


def drivers_of(expression: Expression, read: TwoPeriods) -> list[Driver]:
    """The leaves of a formula with their shares; the two sides of its last sign where a mixture of leaves has no value.

    Empty where the formula has no parts, or no value before or after.
    """
    sides = read.sides(expression)
    parts = list(sides.before)
    if len(parts) < 2 or amount_of(expression, sides.before) is None or amount_of(expression, sides.after) is None:
        return []
    shares = shared_out(parts, sides.before, sides.after, lambda amounts: amount_of(expression, amounts))
    if shares is not None:
        return [Driver(_named(leaf), sides.before[leaf], sides.after[leaf], shares[leaf], _is_money(leaf)) for leaf in parts]
    return _two_sides(expression, sides.before, sides.after)


def tree_drivers(tree: Tree, read: TwoPeriods) -> list[Driver]:
    """The factors of a tree with their shares; empty where one of its measures is 0 or has no value, before or after."""
    before, after = ([_amount(each.upto, read, side) for each in tree.factors] for side in ("before", "after"))
    if not all(before[:-1]) or not all(after[:-1]) or before[-1] is None or after[-1] is None:
        return []
    was, now = _factors(before), _factors(after)
    places = range(len(tree.factors))
    shares = shared_out(places, dict(enumerate(was)), dict(enumerate(now)), _product) or {}
    return [Driver(tree.factors[place].title, was[place], now[place], shares[place], place == len(places) - 1) for place in places]


def _two_sides(expression: Expression, before: Mapping[Leaf, Fraction | None], after: Mapping[Leaf, Fraction | None]) -> list[Driver]:
    """The left and the right side of a formula's last sign: these have a value together where they have one each."""
    if not isinstance(expression, Arithmetic):
        return []
    was, now = ({side: amount_of(side, amounts) for side in expression.parts()} for amounts in (before, after))
    shares = shared_out(
        list(was), was, now, lambda amounts: combined(expression.operator, amounts[expression.left], amounts[expression.right])
    )
    return [Driver(Sentence(each.words), was[each], now[each], shares[each], _adds_money(each)) for each in was] if shares else []


def _amount(expression: Expression, read: TwoPeriods, side: str) -> Fraction | None:
    return amount_of(expression, getattr(read.sides(expression), side))


def _factors(upto: list[Fraction | None]) -> list[Fraction | None]:
    """The first measure, then each divided by the one before."""
    return [upto[0], *(combined("/", later, earlier) for earlier, later in pairwise(upto))]


def _product(amounts: Mapping[int, Fraction | None]) -> Fraction | None:
    product: Fraction | None = Fraction(1)
    for each in amounts.values():
        product = combined("*", product, each)
    return product


def _is_money(leaf: Leaf) -> bool:
    return isinstance(leaf.of, Measure) and leaf.of.is_money


def _adds_money(expression: Expression) -> bool:
    return all(_is_money(leaf) for leaf in leaves(expression))


def _named(leaf: Leaf) -> Sentence:
    name = leaf.of.title if isinstance(leaf.of, Measure) else Sentence(leaf.of.words)
    if leaf.back:
        return Sentence("{measure}, the period before", measure=name)
    return Sentence("{measure}, all together", measure=name) if leaf.whole else name
