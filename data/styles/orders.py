"""Whether `03/04/2024` has the day or the month first, by what the column's other values show.

The order is found for each separator, for programs that write `31/05/2024` do not write `05-31-2024`, yet columns hold both.
A separator that proves nothing itself follows the others, if they agree. Where nothing is proved, both readings are given back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from data.styles import sql
from data.styles.moments import NUMERIC
from data.styles.values import Tally, Values
from locales import Sentence

SEPARATORS = ("/", "-", ".")
DAY_FIRST, MONTH_FIRST, YEAR_FIRST = "day first", "month first", "year first"
MIXED_ORDERS = {
    f"{DAY_FIRST}, {MONTH_FIRST} with {' '.join(separators)}": separators
    for size in range(1, len(SEPARATORS))
    for separators in combinations(SEPARATORS, size)
}
"""Names of the styles in which some separators stand between month and day, and which."""
DAYS_APART = 8
"""From so far apart on, the last numbers of dates such as `24-01-27` are taken for days."""
TYPO_RATIO = 20
"""An order is taken in spite of values that contradict it when it has this many times more values that prove it."""


@dataclass(frozen=True)
class _Proof:
    """Values with one separator: those that can only have the day first, only the month, or either; and all of them."""

    separator: str
    day: Tally
    month: Tally
    either: Tally
    every: Tally

    @property
    def order(self) -> str | None:
        if self.day.count and self.day.count >= TYPO_RATIO * self.month.count:
            return DAY_FIRST
        if self.month.count and self.month.count >= TYPO_RATIO * self.day.count:
            return MONTH_FIRST
        is_certain = not self.day.count and (self.separator == "." or not self.either.count)
        return DAY_FIRST if is_certain else None

    @property
    def contradicts_itself(self) -> bool:
        return self.order is None and self.day.count > 0


def find_order(values: Values) -> tuple[tuple[str, ...], Sentence]:
    """The name of the one order, or of the orders that are possible, and why."""
    proofs = [proof for proof in _proofs(values) if proof.every.count]
    if short := _short_years(values):
        return short
    if torn := next((proof for proof in proofs if proof.contradicts_itself), None):
        return (DAY_FIRST, MONTH_FIRST), _both(torn.day, torn.month)
    known = {proof.separator: proof.order for proof in proofs if proof.order and (proof.day.count or proof.month.count)}
    weak = {proof.separator: proof.order for proof in proofs if proof.order and proof.separator not in known}
    unproved = [proof for proof in proofs if proof.order is None]
    agreed = set(known.values())
    if unproved and len(agreed) != 1:
        readings = (_name(known | weak | {proof.separator: order for proof in unproved}) for order in (DAY_FIRST, MONTH_FIRST))
        return tuple(readings), _nothing(unproved[0].either)
    orders = known | weak | {proof.separator: next(iter(agreed)) for proof in unproved}
    return (_name(orders),), _evidence(proofs)


def _short_years(values: Values) -> tuple[tuple[str, ...], Sentence] | None:
    """The answer for dates such as `24-01-27`, whose first part may be the year; `None` where it is the last.

    Years of one export lie close together, days do not: the part that spans far less is the year. Where that is not clear, and
    the first part may be a year of these decades, both readings are possible.
    """
    pattern = sql.quote(r"^(\d{2})[-/.](\d{1,2})[-/.](\d{2})(?:[ ,T]|$)")
    values.derive("short_first", f"try_cast(regexp_extract(value, {pattern}, 1) AS INTEGER)")
    values.derive("short_second", f"try_cast(regexp_extract(value, {pattern}, 2) AS INTEGER)")
    values.derive("short_last", f"try_cast(regexp_extract(value, {pattern}, 3) AS INTEGER)")
    if values.tally(other="is_numeric AND (short_last IS NULL OR short_second > 12 OR short_last > 31 OR short_last = 0)")["other"].count:
        return None
    first, last = values.span("short_first"), values.span("short_last")
    every = values.tally(every="is_numeric", dashed="is_numeric AND separator = '-'", recent="is_numeric AND short_first BETWEEN 10 AND 39")
    count, example = every["every"].count, every["every"].example
    if every["recent"].count < count or first > last or (first == last and every["dashed"].count < count):
        return None
    if last >= max(DAYS_APART, 3 * first):
        return (YEAR_FIRST,), Sentence(
            "Values such as “{example}” have the year first: their first numbers are at most {first} apart, their last {last}.",
            example=example,
            first=first,
            last=last,
        )
    return (YEAR_FIRST, DAY_FIRST), Sentence(
        "“{example}” can have the year or the day first, and no other value settles it ({count} such values).", example=example, count=count
    )


def numeric_with(text: str, separators: Iterable[str]) -> str:
    """SQL: whether a text is a date in numbers with one of these separators."""
    either = "|".join(f"\\{separator}" for separator in separators)
    return sql.matches(text, rf"\d{{1,2}}(?:{either})\d.*")


def _proofs(values: Values) -> list[_Proof]:
    pattern = sql.quote(r"^(\d{1,2})([-/.])(\d{1,2})")
    values.derive("first_part", f"try_cast(regexp_extract(value, {pattern}, 1) AS INTEGER)")
    values.derive("separator", f"regexp_extract(value, {pattern}, 2)")
    values.derive("second_part", f"try_cast(regexp_extract(value, {pattern}, 3) AS INTEGER)")
    values.derive("is_numeric", sql.matches("value", NUMERIC))
    return [_proof(values, separator) for separator in SEPARATORS]


def _proof(values: Values, separator: str) -> _Proof:
    here = f"is_numeric AND separator = {sql.quote(separator)}"
    tally = values.tally(
        day=f"{here} AND first_part BETWEEN 13 AND 31 AND second_part <= 12",
        month=f"{here} AND second_part BETWEEN 13 AND 31 AND first_part <= 12",
        either=f"{here} AND first_part <= 12 AND second_part <= 12 AND first_part <> second_part",
        every=here,
    )
    return _Proof(separator, tally["day"], tally["month"], tally["either"], tally["every"])


def _name(orders: dict[str, str]) -> str:
    months = tuple(separator for separator in SEPARATORS if orders.get(separator) == MONTH_FIRST)
    if not months:
        return DAY_FIRST
    if len(months) == len(orders):
        return MONTH_FIRST
    return next(name for name, separators in MIXED_ORDERS.items() if separators == months)


def _evidence(proofs: list[_Proof]) -> Sentence:
    days = [proof.day for proof in proofs if proof.order == DAY_FIRST and proof.day.count]
    months = [proof.month for proof in proofs if proof.order == MONTH_FIRST]
    if days and months:
        return _both(max(days, key=lambda each: each.count), max(months, key=lambda each: each.count))
    proved = days + months
    if proved:
        count = sum(each.count for each in proved)
        return Sentence("Values such as “{example}” with a day above 12: {count}.", count=count, example=proved[0].example)
    dotted = next((proof for proof in proofs if proof.separator == "." and proof.either.count), None)
    if dotted:
        return Sentence("Dates with points, such as “{example}”, have the day first.", example=dotted.every.example)
    return Sentence("Day and month are the same number in every value.")


def _both(day: Tally, month: Tally) -> Sentence:
    return Sentence(
        "{days} values such as “{day}” have the day first, {months} such as “{month}” the month.",
        days=day.count,
        day=day.example,
        months=month.count,
        month=month.example,
    )


def _nothing(either: Tally) -> Sentence:
    return Sentence(
        "“{example}” can have the day or the month first, and no other value settles it ({count} such values).",
        example=either.example,
        count=either.count,
    )
