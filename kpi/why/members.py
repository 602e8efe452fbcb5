"""A KPI's change shared out over the members of a dimension.

What adds up (sums, counts): each member's own change. A ratio R = Σn ÷ Σd over members: with w = d ÷ Σd, r = n ÷ d, and bars for the mean
of before and after, a member's share is

    w̄ · Δr            rate: its own ratio moved
  + (r̄ − R̄) · Δw      mix: it became more or less of the whole, and lies above or below the whole

(Kitagawa 1955; the second term counted from R̄, so that a member which only grew with the rest has none). The shares add up to ΔR exactly. A
member without a denominator in one of the periods has no rate that could have moved there: all of its share is mix.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from kpi.measures import Arithmetic, Expression, Measure, Number
from kpi.scan import Group
from kpi.why.formula import Amounts, amount_of, is_linear
from kpi.why.two_periods import TwoPeriods

HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Member:
    """One member: its value before and after, and its share of the change, of a ratio in two parts. `rows` are those of both periods.

    `weight` is what part of the whole it was, on average: what part of an even change it would have.
    """

    group: Group
    before: Fraction | None
    after: Fraction | None
    share: Fraction
    rate: Fraction | None
    mix: Fraction | None
    weight: Fraction
    rows: tuple[int, int]

    @property
    def is_new(self) -> bool:
        """Whether it had no rows before."""
        return not self.rows[0]

    @property
    def is_gone(self) -> bool:
        """Whether it has no rows any more."""
        return not self.rows[1]


def splits(expression: Expression) -> bool:
    """Whether a formula's change can be shared out over members: it adds up, or it is a ratio of what adds up."""
    return is_linear(expression) or ratio_of(expression) is not None


def ratio_of(expression: Expression) -> tuple[Expression, Expression] | None:
    """Numerator and denominator of a formula that is a ratio of what adds up, but for a number beside it; a mean is one, too."""
    match expression:
        case Measure() if expression.sql.startswith("avg("):
            return _sum_and_count(expression)
        case Arithmetic("/", left, right) if is_linear(left) and is_linear(right):
            return left, right
        case Arithmetic("*", Number() as number, ratio) | Arithmetic("*", ratio, Number() as number) if found := ratio_of(ratio):
            return Arithmetic("*", number, found[0]), found[1]
        case Arithmetic("+" | "-" as sign, ratio, Number() as number) if found := ratio_of(ratio):
            return Arithmetic(sign, found[0], Arithmetic("*", number, found[1])), found[1]
        case Arithmetic("-", Number() as number, ratio) if found := ratio_of(ratio):
            return Arithmetic("-", Arithmetic("*", number, found[1]), found[0]), found[1]
        case _:
            return None


def members_of(expression: Expression, read: TwoPeriods) -> list[Member]:
    """Every member with rows in one of the periods, largest share first. `read` has the measures of `measures_for`, by member.

    The formula must be one that `splits`.
    """
    ratio = ratio_of(expression)
    found = _of_ratio(*ratio, read) if ratio else _of_sum(expression, read)
    return sorted(found, key=lambda member: (-abs(member.share), str(member.group)))


def measures_for(expression: Expression) -> tuple[Expression, ...]:
    """What has to be read by member to share a formula's change out."""
    return ratio_of(expression) or (expression,)


def _of_sum(expression: Expression, read: TwoPeriods) -> list[Member]:
    was, now = _by_group(expression, read)
    half = sum(map(abs, was.values())) + sum(map(abs, now.values()))
    return [
        Member(
            group, was[group], now[group], now[group] - was[group], None, None,
            (abs(was[group]) + abs(now[group])) / half if half else Fraction(0), read.rows(expression, group),
        )
        for group in read.groups
    ]  # fmt: skip


def _of_ratio(numerator: Expression, denominator: Expression, read: TwoPeriods) -> list[Member]:
    (top_was, top_now), (bottom_was, bottom_now) = _by_group(numerator, read), _by_group(denominator, read)
    whole_was, whole_now = sum(bottom_was.values()), sum(bottom_now.values())
    if not whole_was or not whole_now:
        return []
    middle = HALF * (sum(top_was.values()) / whole_was + sum(top_now.values()) / whole_now)
    found = []
    for group in read.groups:
        weight_was, weight_now = bottom_was[group] / whole_was, bottom_now[group] / whole_now
        before = top_was[group] / bottom_was[group] if bottom_was[group] else None
        after = top_now[group] / bottom_now[group] if bottom_now[group] else None
        share = top_now[group] / whole_now - top_was[group] / whole_was - middle * (weight_now - weight_was)
        weight = HALF * (weight_was + weight_now)
        rate = weight * (after - before) if before is not None and after is not None else Fraction(0)
        found.append(Member(group, before, after, share, rate, share - rate, weight, read.rows(denominator, group)))
    return found


def _by_group(expression: Expression, read: TwoPeriods) -> tuple[dict[Group, Fraction], dict[Group, Fraction]]:
    """The value of each member before and after; nothing counted is 0 here, for it adds nothing to the whole."""
    sides = {group: read.sides(expression, group) for group in read.groups}
    return (
        {group: _plain(expression, each.before) for group, each in sides.items()},
        {group: _plain(expression, each.after) for group, each in sides.items()},
    )


def _plain(expression: Expression, amounts: Amounts) -> Fraction:
    return amount_of(expression, {leaf: amount or Fraction(0) for leaf, amount in amounts.items()}) or Fraction(0)


def _sum_and_count(mean: Measure) -> tuple[Measure, Measure]:
    of = mean.sql.removeprefix("avg(").removesuffix(")")
    return replace(mean, sql=f"sum({of})"), replace(mean, sql=f"count({of})")
