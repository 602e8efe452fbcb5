"""A formula's tree as text: as it is kept, or as a reader of a language writes it."""

from __future__ import annotations

from typing import assert_never

from kpi.own.tree import (
    Aggregate,
    Column,
    Comparison,
    Condition,
    Constant,
    Empty,
    Flagged,
    Joined,
    Node,
    OneOf,
    Operation,
    Previous,
    Reference,
    Span,
    Text,
    Truth,
)
from kpi.own.vocabulary import COUNTABLE, name_of
from kpi.own.words import in_language

_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2}


def printed(node: Node, language: str | None = None) -> str:
    """The formula as text that reads back as the same tree; without a language as it is kept, with the ids of KPIs."""
    match node:
        case Constant(value):
            return f"{value:f}"
        case Operation(sign, left, right):
            return f"{_side(node, left, language)} {sign} {_side(node, right, language, right=True)}"
        case Reference():
            return name_of(node, language)
        case Previous(of):
            return f"{_said('previous', language)}({printed(of, language)})"
        case Aggregate():
            return _aggregate(node, language)
        case Column(name):
            return name
        case Span(unit, start, end):
            return f"{_said(unit, language)}({start.name}, {end.name})"
        case Text(value):
            return "'" + value.replace("'", "''") + "'"
        case Truth(value):
            return _said("true" if value else "false", language)
        case _:
            assert_never(node)


def _aggregate(node: Aggregate, language: str | None) -> str:
    value = node.table if node.value is None else _with_table(node, language)
    parts = [f"{_said('distinct', language)} {value}" if node.distinct else value]
    if node.where:
        parts.append(f"{_said('where', language)} {_condition(node.where, language)}")
    if node.by != COUNTABLE[node.table].dated:
        parts.append(f"{_said('by', language)} {node.by}")
    return f"{_said(node.function, language)}({' '.join(parts)})"


def _with_table(node: Aggregate, language: str | None) -> str:
    """The value, its columns with their table before them."""

    def qualified(part: Node) -> Node:
        match part:
            case Column(name, kind):
                return Column(f"{node.table}.{name}", kind)
            case Operation(sign, left, right):
                return Operation(sign, qualified(left), qualified(right))
            case Span(unit, start, end):
                return Span(unit, Column(f"{node.table}.{start.name}", start.kind), Column(f"{node.table}.{end.name}", end.kind))
            case _:
                return part

    return printed(qualified(node.value), language) if node.value else ""


def _condition(node: Condition, language: str | None) -> str:
    match node:
        case Comparison(comparing, left, right):
            return f"{printed(left, language)} {comparing} {printed(right, language)}"
        case OneOf(column, values, negated):
            listed = ", ".join(printed(each, language) for each in values)
            return f"{column.name} {_not(negated, language)}{_said('in', language)} ({listed})"
        case Empty(column, negated):
            return f"{column.name} {_said('is', language)} {_not(negated, language)}{_said('empty', language)}"
        case Flagged(column, negated):
            return f"{_not(negated, language)}{column.name}"
        case Joined(word, left, right):
            both = (_within(node, left, language), _within(node, right, language, right=True))
            return f" {_said(word, language)} ".join(both)
        case _:
            assert_never(node)


def _within(outer: Joined, part: Condition, language: str | None, *, right: bool = False) -> str:
    bracketed = isinstance(part, Joined) and (right or (part.word == "or" and outer.word == "and"))
    return f"({_condition(part, language)})" if bracketed else _condition(part, language)


def _side(outer: Operation, part: Node, language: str | None, *, right: bool = False) -> str:
    text = printed(part, language)
    if not isinstance(part, Operation):
        return text
    weaker = _STRENGTH[part.sign] < _STRENGTH[outer.sign] or (right and _STRENGTH[part.sign] == _STRENGTH[outer.sign])
    return f"({text})" if weaker else text


def _not(negated: bool, language: str | None) -> str:
    return f"{_said('not', language)} " if negated else ""


def _said(word: str, language: str | None) -> str:
    return in_language(word, language or "en")
