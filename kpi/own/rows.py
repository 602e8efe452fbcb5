"""What stands inside an aggregate: values and conditions over the columns of one table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast

from lark import Token, Tree

from data.tables import TABLES, Kind
from kpi.own.folding import folded
from kpi.own.formula_error import FormulaError, nearest, place_of
from kpi.own.suggestions import column_like, column_of
from kpi.own.tree import (
    Column,
    Comparing,
    Comparison,
    Condition,
    Constant,
    Empty,
    Flagged,
    Joined,
    Node,
    OneOf,
    Operation,
    Sign,
    Span,
    Text,
    Truth,
    negated,
)
from kpi.own.vocabulary import NUMERIC, TEXTS, columns, table_word, tables
from kpi.own.words import spellings
from locales import Sentence
from locales.words import N_

Parsed = Tree[Token]

HOLDS = {
    "number": N_("a number"),
    "text": N_("a text"),
    "date": N_("a date"),
    "flag": N_("yes or no"),
}
"""What an operand is, in words."""

_COMPARING: dict[str, Comparing] = {"=": "=", "==": "=", "!=": "!=", "<>": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}


@dataclass(frozen=True)
class Rows:
    """The table, and the formula as it was written. Every method raises FormulaError."""

    text: str
    language: str
    table: str

    def column(self, node: Parsed) -> Column:
        """A column, with its table before it or without."""
        word = cast(Token, node.children[-1])
        if len(node.children) == 2:
            self._same_table(cast(Token, node.children[0]))
        start, end = place_of(word)
        name = self.text[start:end].strip("[]")
        found = columns(self.table, self.language).get(folded(name.strip().replace(" ", "_")))
        if found is None:
            what = Sentence("The table {table} has no column “{word}”.", table=self.table, word=name)
            raise FormulaError(what, start, end, column_like(name, self.table, self.language))
        return Column(found, TABLES[self.table].columns[found])

    def amount(self, node: Parsed) -> Node:
        """What is added up or averaged: numbers, columns that hold numbers, and the time between two dates."""
        match node.data:
            case "operation":
                left, sign, right = node.children
                return Operation(sign_of(sign), self.amount(cast(Parsed, left)), self.amount(cast(Parsed, right)))
            case "number":
                return Constant(Decimal(str(node.children[0])))
            case "span":
                return self._span(node)
            case _:
                column = self.column(node)
                if column.kind not in NUMERIC:
                    start, end = place_of(node)
                    what = Sentence("“{column}” holds {kind}, and only numbers can be added up or averaged.",
                                    column=column.name, kind=Sentence(HOLDS[_holds(column)]))  # fmt: skip
                    raise FormulaError(what, start, end, self._number_instead(node))
                return column

    def condition(self, node: Parsed) -> Condition:
        """Which rows are meant."""
        match node.data:
            case "joined":
                left, word, right = node.children
                return Joined(
                    "and" if cast(Token, word).type == "AND" else "or",
                    self.condition(cast(Parsed, left)),
                    self.condition(cast(Parsed, right)),
                )
            case "opposite":
                return negated(self.condition(cast(Parsed, node.children[-1])))
            case "comparison":
                return self._comparison(node)
            case "one_of":
                return self._one_of(node)
            case "empty":
                column, _, opposite, _ = node.children
                return Empty(self.column(cast(Parsed, column)), negated=opposite is not None)
            case _:
                return self._flagged(node)

    def _comparison(self, node: Parsed) -> Condition:
        left_node, sign, right_node = node.children
        comparing = _COMPARING[str(sign)]
        left, right = self._operand(cast(Parsed, left_node)), self._operand(cast(Parsed, right_node), cast(Parsed, left_node))
        left, right = _dated(left, right), _dated(right, left)
        if isinstance(left, (Text, Constant, Truth)) and isinstance(right, (Text, Constant, Truth)):
            raise FormulaError(Sentence("A condition compares a column with something; here is none."), *place_of(node))
        if _holds(left) != _holds(right):
            start, end = place_of(cast(Parsed, right_node))
            what = Sentence("Here {kind} is compared with {other}: “{word}”.", kind=Sentence(HOLDS[_holds(left)]),
                            other=Sentence(HOLDS[_holds(right)]), word=self.text[start:end])  # fmt: skip
            raise FormulaError(what, start, end, self._other_operand(left, right))
        if _holds(left) == "text" and comparing not in ("=", "!="):
            raise FormulaError(Sentence("Texts are equal or not; none is larger."), *place_of(cast(Token, sign)), "=")
        return Comparison(comparing, left, right)

    def _operand(self, node: Parsed, other: Parsed | None = None) -> Node:
        start, end = place_of(node)
        match node.data:
            case "text":
                return self._text(start, end)
            case "number":
                return Constant(Decimal(str(node.children[0])))
            case "negative_number":
                return Constant(-Decimal(str(node.children[1])))
            case "truth":
                return Truth(str(node.children[0]) in {folded(each) for each in spellings("true", self.language)})
            case "span":
                return self._span(node)
            case _:
                return self._column_or_quote(node, other)

    def _text(self, start: int, end: int) -> Text:
        for place in range(start, end):
            if self.text[place] in "{}":  # in the SQL of measures, braces hold terms
                raise FormulaError(Sentence("“{word}” has no place in a formula.", word=self.text[place]), place, place + 1)
        return Text(_unquoted(self.text[start:end]))

    def _column_or_quote(self, node: Parsed, other: Parsed | None) -> Column:
        """A column; where a text was meant and its quotes forgotten, it says so."""
        try:
            return self.column(node)
        except FormulaError as fault:
            if other is None or other.data != "column" or self.column(other).kind not in TEXTS or len(node.children) > 1:
                raise
            start, end = place_of(node)
            what = Sentence("A text stands in quotes: “{word}” is no column of {table}.", word=self.text[start:end], table=self.table)
            raise FormulaError(what, start, end, f"'{self.text[start:end]}'") from fault

    def _one_of(self, node: Parsed) -> Condition:
        column_node, opposite, _, *literals = node.children
        column = self.column(cast(Parsed, column_node))
        values: list[Text | Constant] = []
        for literal in literals:
            value = self._operand(cast(Parsed, literal))
            if _holds(value) != _holds(column) or not isinstance(value, (Text, Constant)):
                start, end = place_of(cast(Parsed, literal))
                what = Sentence("Here {kind} is compared with {other}: “{word}”.", kind=Sentence(HOLDS[_holds(column)]),
                                other=Sentence(HOLDS[_holds(value)]), word=self.text[start:end])  # fmt: skip
                raise FormulaError(what, start, end)
            values.append(value)
        return OneOf(column, tuple(values), negated=opposite is not None)

    def _flagged(self, node: Parsed) -> Condition:
        column = self.column(node)
        if column.kind is not Kind.FLAG:
            what = Sentence("“{column}” alone is no condition: say what it must be, for instance = 'x'.", column=column.name)
            raise FormulaError(what, *place_of(node))
        return Flagged(column)

    def _span(self, node: Parsed) -> Span:
        unit, *ends = node.children
        found = []
        for end in ends:
            column = self.column(cast(Parsed, end))
            if column.kind is not Kind.DATE:
                dates = [name for name, kind in TABLES[self.table].columns.items() if kind is Kind.DATE]
                what = Sentence("“{column}” is no date. Dates of {table} are {dates}.", column=column.name, table=self.table, dates=dates)
                raise FormulaError(what, *place_of(cast(Parsed, end)))
            found.append(column)
        hours = str(unit) in {folded(each) for each in spellings("hours", self.language)}
        return Span("hours" if hours else "days", *found)

    def _same_table(self, word: Token) -> None:
        start, end = place_of(word)
        named = tables(self.language).get(folded(self.text[start:end].strip("[]").replace(" ", "_")))
        if named != self.table:
            what = Sentence("A function reads one table, here {table}, and not “{word}”.", table=self.table, word=self.text[start:end])
            raise FormulaError(what, start, end, table_word(self.table, self.language))

    def _number_instead(self, node: Parsed) -> str | None:
        kinds = TABLES[self.table].columns
        numbers = [name for name, kind in kinds.items() if kind in NUMERIC]
        found = nearest(str(node.children[-1]), numbers) or next((name for name in numbers if kinds[name] is Kind.MONEY), None)
        return column_of(self.table, found, self.language) if found else None

    def _other_operand(self, left: Node, right: Node) -> str | None:
        """Quotes around a number that is compared with a text, and none around one that is compared with a number."""
        if _holds(left) == "text" and isinstance(right, Constant):
            return f"'{right.value}'"
        if _holds(left) == "number" and isinstance(right, Text) and right.value.isdigit():
            return right.value
        return None


def sign_of(token: object) -> Sign:
    """The sign of arithmetic that a token is."""
    return cast(Sign, str(token))


def _holds(node: Node) -> str:
    match node:
        case Text():
            return "date" if node.is_date else "text"
        case Truth():
            return "flag"
        case Column(_, kind) if kind not in NUMERIC:
            return {Kind.DATE: "date", Kind.FLAG: "flag"}.get(kind, "text")
        case _:
            return "number"


def _dated(node: Node, other: Node) -> Node:
    """A text that is compared with a date is one, written as 2026-01-31."""
    if not (isinstance(node, Text) and _holds(other) == "date"):
        return node
    try:
        return Text(date.fromisoformat(node.value).isoformat(), is_date=True)
    except ValueError:
        return node


def _unquoted(text: str) -> str:
    return text[1:-1].replace(text[-1] * 2, text[-1])
