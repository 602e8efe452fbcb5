"""What whoever writes a formula should know of it in this data: by which date rows count, and which texts no row has."""

from __future__ import annotations

from collections.abc import Iterator

from data.version import Version
from kpi.engine import facts, run
from kpi.own.formula_error import nearest
from kpi.own.printing import printed
from kpi.own.stocks import as_stock
from kpi.own.tree import Aggregate, Column, Comparison, Condition, Joined, Node, OneOf, Operation, Previous, Text
from locales import Sentence
from locales.extraction import field_label

MOST_TEXTS = 5_000
"""Different texts of a column that are looked through for one like the one that no row has."""


def dates(node: Node) -> tuple[Sentence, ...]:
    """By which date the rows of each aggregate count."""
    return tuple(dict.fromkeys(_dated(each) for each in aggregates(node)))


def _dated(aggregate: Aggregate) -> Sentence:
    named = {"table": Sentence(field_label(aggregate.table)), "column": Sentence(field_label(aggregate.by))}
    if not aggregate.until:
        return Sentence("Rows of {table} count by “{column}”.", **named)
    return Sentence(
        "Rows of {table} count at the end of the period, from “{column}” until “{until}”, with the values that they have today.",
        **named,
        until=Sentence(field_label(aggregate.until)),
    )


def no_stocks(node: Node) -> tuple[Aggregate, ...]:
    """The aggregates that seem to count what is open and count only what of it began in the period, each as the stock that was meant."""
    return tuple(dict.fromkeys(meant for each in aggregates(node) if (meant := as_stock(each))))


def said_of_no_stocks(node: Node, language: str | None = None) -> tuple[Sentence, ...]:
    """One sentence for each of them, with the formula that counts what there is."""
    return tuple(
        Sentence(
            "Of what is open today, this counts only what began in the period. What there is at its end is written so: {formula}",
            formula=printed(each, language),
        )
        for each in no_stocks(node)
    )


def unknown_texts(node: Node, version: Version) -> tuple[Sentence, ...]:
    """One sentence for each text that no row has in the column it is compared with."""
    found: dict[Sentence, None] = {}
    for aggregate in aggregates(node):
        for column, text in _texts(aggregate.where) if aggregate.where else ():
            if version.has(aggregate.table, column.name) and (said := _unknown(version, aggregate.table, column, text)):
                found[said] = None
    return tuple(found)


def aggregates(node: Node) -> Iterator[Aggregate]:
    """Every aggregate of a formula, left to right."""
    match node:
        case Aggregate():
            yield node
        case Operation(_, left, right):
            yield from aggregates(left)
            yield from aggregates(right)
        case Previous(of):
            yield from aggregates(of)


def _texts(condition: Condition) -> Iterator[tuple[Column, Text]]:
    match condition:
        case Joined(_, left, right):
            yield from _texts(left)
            yield from _texts(right)
        case Comparison(_, Column() as column, Text(is_date=False) as text) | Comparison(
            _, Text(is_date=False) as text, Column() as column
        ):
            yield column, text
        case OneOf(column, values):
            yield from ((column, each) for each in values if isinstance(each, Text))


def _unknown(version: Version, table: str, column: Column, text: Text) -> Sentence | None:
    there = [
        row[0]
        for row in run(f"SELECT DISTINCT {column.name} FROM {facts(version, table)} WHERE {column.name} IS NOT NULL LIMIT {MOST_TEXTS}")
    ]
    if text.value in there or len(there) == MOST_TEXTS:
        return None
    what = Sentence("No row of {table} has “{word}” under “{column}”.", table=Sentence(field_label(table)), word=text.value,
                    column=Sentence(field_label(column.name)))  # fmt: skip
    folded_there = {each.casefold(): each for each in there}
    meant = nearest(text.value.casefold(), folded_there)
    return Sentence("{what} Did you mean “{instead}”?", what=what, instead=folded_there[meant]) if meant else what
