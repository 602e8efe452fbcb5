"""What a formula is once it has been read and checked: a tree of values, in which every name is one of ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from data.tables import Kind

Sign = Literal["+", "-", "*", "/"]
Comparing = Literal["=", "!=", "<", "<=", ">", ">="]


@dataclass(frozen=True)
class Constant:
    """A number."""

    value: Decimal


@dataclass(frozen=True)
class Operation:
    """Two sides and a sign: of measures between aggregates, of columns inside one."""

    sign: Sign
    left: Node
    right: Node


@dataclass(frozen=True)
class Reference:
    """A KPI of the catalogue, by its id, a measure of one, by its English name, or another KPI of the workspace's own, by its id."""

    to: Literal["kpi", "measure", "own"]
    key: str


@dataclass(frozen=True)
class Previous:
    """A value in the period that is compared with."""

    of: Node


@dataclass(frozen=True)
class Column:
    """A column of the aggregate's table."""

    name: str
    kind: Kind


@dataclass(frozen=True)
class Span:
    """The time from one date of a row to another, in days or hours."""

    unit: Literal["days", "hours"]
    start: Column
    end: Column


@dataclass(frozen=True)
class Text:
    """A text in quotes, as it stands in the data; or a day, written 2026-01-31."""

    value: str
    is_date: bool = False


@dataclass(frozen=True)
class Truth:
    """Yes or no."""

    value: bool


@dataclass(frozen=True)
class Comparison:
    """Two operands of one kind and how they stand to each other."""

    comparing: Comparing
    left: Node
    right: Node


@dataclass(frozen=True)
class OneOf:
    """A column with one of several values, or (negated) with none of them."""

    column: Column
    values: tuple[Text | Constant, ...]
    negated: bool = False


@dataclass(frozen=True)
class Empty:
    """A column without a value, or (negated) with one."""

    column: Column
    negated: bool = False


@dataclass(frozen=True)
class Flagged:
    """A column of yes and no that says yes, or (negated) that does not."""

    column: Column
    negated: bool = False


@dataclass(frozen=True)
class Joined:
    """Conditions of which both hold, or either."""

    word: Literal["and", "or"]
    left: Condition
    right: Condition


@dataclass(frozen=True)
class Aggregate:
    """A function over the rows of one table: of `value`, or (without one) the rows themselves; dated by a column.

    With `until`, another date, it is a stock: over the rows that had begun and not ended at the end of the period.
    """

    function: str
    table: str
    value: Node | None
    distinct: bool
    where: Condition | None
    by: str
    until: str = ""


Node = Constant | Operation | Reference | Previous | Aggregate | Column | Span | Text | Truth
Condition = Comparison | OneOf | Empty | Flagged | Joined


def references(node: Node) -> Iterator[Reference]:
    """Every KPI and measure that a formula names, left to right."""
    match node:
        case Reference():
            yield node
        case Operation(_, left, right):
            yield from references(left)
            yield from references(right)
        case Previous(of):
            yield from references(of)


_OPPOSITE: dict[Comparing, Comparing] = {"=": "!=", "!=": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}


def negated(condition: Condition) -> Condition:
    """The rows for which a condition does not hold, as a condition that never asks SQL for the opposite of "not known"."""
    match condition:
        case Joined("and", left, right):
            return Joined("or", negated(left), negated(right))
        case Joined(_, left, right):
            return Joined("and", negated(left), negated(right))
        case Comparison(comparing, left, right):
            return Comparison(_OPPOSITE[comparing], left, right)
        case OneOf(column, values, was):
            return OneOf(column, values, not was)
        case Empty(column, was):
            return Empty(column, not was)
        case Flagged(column, was):
            return Flagged(column, not was)
