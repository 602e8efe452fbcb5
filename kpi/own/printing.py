"""A formula's tree as text: as it is kept, or as a reader of a language writes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from kpi.own import tree
from kpi.own.vocabulary import COUNTABLE, Others, column_word, name_of, table_word
from kpi.own.words import in_language

_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2}


def printed(node: tree.Node, language: str | None = None, others: Others = ()) -> str:
    """The formula as text that reads back as the same tree; without a language as it is kept, in our names and with the ids of KPIs."""
    return _Printing(language, others=others).value(node)


@dataclass(frozen=True)
class _Printing:
    """In which language, inside which table's aggregate, whether columns are written with their table, and who the own KPIs are."""

    language: str | None
    table: str = ""
    with_table: bool = False
    others: Others = ()

    def value(self, node: tree.Node) -> str:
        match node:
            case tree.Constant(value):
                return f"{value:f}"
            case tree.Operation(sign, left, right):
                return f"{self._side(node, left)} {sign} {self._side(node, right, right=True)}"
            case tree.Reference():
                return name_of(node, self.language, self.others)
            case tree.Previous(of):
                return f"{self._said('previous')}({self.value(of)})"
            case tree.Aggregate():
                return replace(self, table=node.table)._aggregate(node)
            case tree.Column(name):
                return f"{self._table}.{self._column(name)}" if self.with_table else self._column(name)
            case tree.Span(unit, start, end):
                return f"{self._said(unit)}({self.value(start)}, {self.value(end)})"
            case tree.Text(value):
                return "'" + value.replace("'", "''") + "'"
            case tree.Truth(value):
                return self._said("true" if value else "false")
            case _:
                assert_never(node)

    def _aggregate(self, node: tree.Aggregate) -> str:
        value = self._table if node.value is None else replace(self, with_table=True).value(node.value)
        parts = [f"{self._said('distinct')} {value}" if node.distinct else value]
        if node.where:
            parts.append(f"{self._said('where')} {self._condition(node.where)}")
        if node.by != COUNTABLE[node.table].dated:
            parts.append(f"{self._said('by')} {self._column(node.by)}")
        if node.until:
            parts.append(f"{self._said('until')} {self._column(node.until)}")
        return f"{self._said(node.function)}({' '.join(parts)})"

    def _condition(self, node: tree.Condition) -> str:
        match node:
            case tree.Comparison(comparing, left, right):
                return f"{self.value(left)} {comparing} {self.value(right)}"
            case tree.OneOf(column, values, negated):
                return f"{self.value(column)} {self._not(negated)}{self._said('in')} ({', '.join(map(self.value, values))})"
            case tree.Empty(column, negated):
                return f"{self.value(column)} {self._said('is')} {self._not(negated)}{self._said('empty')}"
            case tree.Flagged(column, negated):
                return f"{self._not(negated)}{self.value(column)}"
            case tree.Joined(word, left, right):
                return f" {self._said(word)} ".join((self._within(node, left), self._within(node, right, right=True)))
            case _:
                assert_never(node)

    def _within(self, outer: tree.Joined, part: tree.Condition, *, right: bool = False) -> str:
        bracketed = isinstance(part, tree.Joined) and (right or (part.word == "or" and outer.word == "and"))
        return f"({self._condition(part)})" if bracketed else self._condition(part)

    def _side(self, outer: tree.Operation, part: tree.Node, *, right: bool = False) -> str:
        text = self.value(part)
        if not isinstance(part, tree.Operation):
            return text
        weaker = _STRENGTH[part.sign] < _STRENGTH[outer.sign] or (right and _STRENGTH[part.sign] == _STRENGTH[outer.sign])
        return f"({text})" if weaker else text

    def _not(self, negated: bool) -> str:
        return f"{self._said('not')} " if negated else ""

    def _said(self, word: str) -> str:
        return in_language(word, self.language or "en")

    @property
    def _table(self) -> str:
        return table_word(self.table, self.language) if self.language else self.table

    def _column(self, name: str) -> str:
        return column_word(self.table, name, self.language) if self.language else name
