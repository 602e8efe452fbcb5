"""What numbers of one row say of each other: which amount is the whole, which column holds hundredths, in what unit a duration counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations

import pyarrow as pa

from data.matching.look import look
from data.matching.values import SAMPLE, values_of
from data.readers import RawTable
from data.readers.raw import Native
from data.scratch import scratch
from data.styles import decide
from data.tables import Kind

NEARLY_ALL = 0.9
FEWEST = 3
"""Rows with different values from which on an agreement is no chance."""
ROUNDED = 0.02
MOST_COLUMNS, MOST_PAIRED = 30, 8
"""Columns of numbers that are looked at, and those of which two may lie together between a part and its whole."""

Numbers = Mapping[str, Sequence[float | None]]


def whole_of(raw: RawTable, rivals: Sequence[str]) -> str | None:
    """Of amounts of which one is another with something added or taken off in another column, the largest; `None` where it is not plain.

    `Net`, `VAT` and `Gross` are so, and `Gross`, `Fee` and `Net`: what the customer pays is the gross amount.
    """
    numbers = numbers_of(raw, [column for column in raw.header if look(raw, column).number > NEARLY_ALL])
    amounts = [each for each in rivals if any(numbers.get(each, ()))]
    whole = max(amounts, key=lambda each: sum(abs(x or 0.0) for x in numbers[each]), default=None)
    others = [each for each in amounts if each != whole]
    return whole if whole and others and all(_is_part(numbers, each, whole) for each in others) else None


def _is_part(numbers: Numbers, part: str, whole: str) -> bool:
    """Whether some columns are what lies between an amount and a larger one, in nearly every row (or whether an amount is that itself)."""
    between = [each for each, found in numbers.items() if each not in (part, whole) and any(found)]
    if any(_add_up(numbers, whole, part, (each,)) for each in between):
        return True
    return any(_add_up(numbers, whole, part, pair) for pair in combinations(between[:MOST_PAIRED], 2))


def _add_up(numbers: Numbers, whole: str, part: str, rest: Sequence[str]) -> bool:
    rows = _filled(numbers, (whole, part, *rest))
    if len({row[0] for row in rows}) < FEWEST:
        return False
    fits = [abs(abs(row[0]) - abs(row[1]) - sum(map(abs, row[2:]))) <= ROUNDED for row in rows]
    return sum(fits) >= NEARLY_ALL * len(rows)


def product_of(raw: RawTable, quantity: str, price: str, amount: str) -> str | None:
    """The column that is quantity times price in nearly all rows, where the one taken for the amount is not, as the total of an order."""
    numbers = numbers_of(raw, [column for column in raw.header if look(raw, column).number > NEARLY_ALL])
    if not {quantity, price, amount} <= numbers.keys() or _is_product(numbers, quantity, price, amount):
        return None
    rest = (column for column in numbers if column not in (quantity, price, amount))
    return next((column for column in rest if _is_product(numbers, quantity, price, column)), None)


def less_discount_of(raw: RawTable, amount: str, discounts: Sequence[str]) -> str | None:
    """The column that is the amount less a discount in nearly all rows, where there are discounts: what the customer pays."""
    numbers = numbers_of(raw, [column for column in raw.header if look(raw, column).number > NEARLY_ALL])
    rest = [column for column in numbers if column not in (amount, *discounts)]
    for discount in (each for each in discounts if each in numbers and amount in numbers and any(numbers[each])):
        found = next((each for each in rest if _add_up(numbers, amount, each, (discount,))), None)
        if found:
            return found
    return None


def _filled(numbers: Numbers, columns: Sequence[str]) -> list[tuple[float, ...]]:
    """The rows in which every column has a number."""
    rows = zip(*(numbers[each] for each in columns), strict=True)
    return [tuple(each for each in row if each is not None) for row in rows if None not in row]


def _is_product(numbers: Numbers, quantity: str, price: str, amount: str) -> bool:
    rows = [row for row in _filled(numbers, (quantity, price, amount)) if row[1]]
    if len({row[2] for row in rows}) < FEWEST:
        return False
    return sum(abs(q * p - x) <= ROUNDED for q, p, x in rows) >= NEARLY_ALL * len(rows)


def are_hundredths(raw: RawTable, column: str) -> str | None:
    """The column that says in units what this one says in hundredths: `value` 1250 beside `value_formatted` $12.50."""
    marked = [
        each
        for each in raw.header
        if each != column and look(raw, each).number > NEARLY_ALL and any(mark in text for text in _few(raw, each) for mark in ".,")
    ]
    numbers = numbers_of(raw, [column, *marked])
    for each in marked:
        rows = [(x, y) for x, y in zip(numbers.get(column, ()), numbers.get(each, ()), strict=False) if x and y]
        if len({x for x, _ in rows}) >= FEWEST and sum(abs(x - 100 * y) < ROUNDED for x, y in rows) >= NEARLY_ALL * len(rows):
            return each
    return None


def _few(raw: RawTable, column: str) -> list[str]:
    return [each for each in values_of(raw, column)[:SAMPLE].drop_null().to_pylist() if each][:20]


def numbers_of(raw: RawTable, columns: Sequence[str]) -> dict[str, Sequence[float | None]]:
    """The first values of columns as numbers; columns that can be read in two ways are left out."""
    read = {
        column: _read(tuple(values_of(raw, column)[:SAMPLE].to_pylist()), column, raw.native.get(column))
        for column in columns[:MOST_COLUMNS]
    }
    return {column: found for column, found in read.items() if found}


@lru_cache(maxsize=256)
def _read(sample: tuple[str | None, ...], column: str, native: Native | None) -> tuple[float | None, ...]:
    """The values of a sample, which is asked about for one table after the other; none where their style is not certain."""
    style = decide(pa.chunked_array([sample], pa.string()), Kind.MONEY, column, native=native).style
    if style is None:
        return ()
    with scratch() as connection:
        connection.register("some_numbers", pa.table({"x": pa.array(sample, pa.string()), "row": range(len(sample))}))
        rows = connection.execute(f"SELECT CAST({style.sql('x')} AS DOUBLE) FROM some_numbers ORDER BY row").fetchall()
        connection.unregister("some_numbers")
    return tuple(row[0] for row in rows)
