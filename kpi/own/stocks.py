"""What there is at the end of a period: which tables tell it by a status of today, and formulas that seem to count it and do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import reduce

from kpi.own.tree import Aggregate, Column, Comparison, Condition, Empty, Flagged, Joined, Node, OneOf, Operation, Span, Text
from kpi.own.vocabulary import COUNTABLE


@dataclass(frozen=True)
class Ending:
    """How a table tells that a row has ended: on `until`; and by a status, of which one says that it goes on and the others that not."""

    until: str
    status: str
    goes_on: str
    ended: tuple[str, ...]


ENDINGS = {
    "deals": Ending("closed_at", "status", "open", ("won", "lost")),
    "tickets": Ending("closed_at", "status", "open", ("closed",)),
}


def told_by_today(stock: Aggregate) -> str | None:
    """The column of a stock's condition that says how a row stands today; `None` where there is none."""
    if not (stock.until and stock.where):
        return None
    ending = ENDINGS.get(stock.table)
    refused = {stock.until, ending.status} if ending and ending.until == stock.until else {stock.until}
    return next((name for name in _columns(stock.where) if name in refused), None)


def as_stock(flow: Aggregate) -> Aggregate | None:
    """What a formula that counts by its beginning what is open today would be as a stock; `None` where it is nothing of the kind."""
    ending = ENDINGS.get(flow.table)
    if ending is None or flow.until or flow.where is None or flow.by != COUNTABLE[flow.table].dated:
        return None
    parts = list(_all_of(flow.where))
    kept = [each for each in parts if not _is_open(each, ending)]
    if len(kept) == len(parts):
        return None
    where = reduce(lambda left, right: Joined("and", left, right), kept) if kept else None
    stock = replace(flow, where=where, until=ending.until)
    return None if told_by_today(stock) else stock


def _all_of(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, Joined) and condition.word == "and":
        yield from _all_of(condition.left)
        yield from _all_of(condition.right)
    else:
        yield condition


def _is_open(condition: Condition, ending: Ending) -> bool:
    match condition:
        case Comparison("=", Column(name), Text(value)) | Comparison("=", Text(value), Column(name)):
            return name == ending.status and value == ending.goes_on
        case OneOf(Column(name), (Text(value),), False):
            return name == ending.status and value == ending.goes_on
        case Empty(Column(name), False):
            return name == ending.until
        case _:
            return False


def _columns(condition: Condition) -> Iterator[str]:
    match condition:
        case Joined(_, left, right):
            yield from _columns(left)
            yield from _columns(right)
        case Comparison(_, left, right):
            yield from _columns_of(left)
            yield from _columns_of(right)
        case OneOf(column) | Empty(column) | Flagged(column):
            yield column.name


def _columns_of(node: Node) -> Iterator[str]:
    match node:
        case Column(name):
            yield name
        case Span(_, start, end):
            yield from (start.name, end.name)
        case Operation(_, left, right):
            yield from _columns_of(left)
            yield from _columns_of(right)
