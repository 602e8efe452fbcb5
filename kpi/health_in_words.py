"""The health of a KPI's sources, a sentence for each thing to know."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kpi.bounds import Bounds
from kpi.health import Coverage, Health
from locales import Sentence

Shown = Callable[[float | None], str]


def in_words(found: Health, value: Shown, share: Shown) -> list[Sentence]:
    """What speaks for and against a value; `value` writes it in the KPI's unit, `share` a fraction as per cent."""
    doubtful = [each.sentence for each in found.found]
    return [*freshness_of(found), *gaps_of(found, share), *doubtful, in_bounds(found.bounds, value)]


def freshness_of(found: Health) -> list[Sentence]:
    """When each source ends."""
    return [each.sentence for each in found.freshness]


def gaps_of(found: Health, share: Shown) -> list[Sentence]:
    """What could be used, and what was set aside or left out. Columns that are filled throughout are not worth a word."""
    told = [each for each in found.coverage if each.rows and (each.column is None or each.filled < each.rows)]
    return [*(_covered(each, share) for each in told), *_gone(found), *found.remarks]


def in_bounds(found: Bounds, value: Shown) -> Sentence:
    """Between what the value would lie if the missing had gone either way."""
    low, high, rows = value(found.low), value(found.high), found.rows
    if found.reason:
        return Sentence("Nobody can say how far the value could be off. {reason}", reason=found.reason)
    if not rows:
        return Sentence("Nothing is missing that could change the value.")
    if found.low is None and found.high is None:
        return Sentence("Nothing bounds the value: {rows} rows lack what it takes to count them.", rows=rows)
    if found.high is None:
        return Sentence("{rows} rows lack what it takes to count them. However they went, the value is at least {low}.", rows=rows, low=low)
    return Sentence(
        "{rows} rows lack what it takes to count them. However they went, the value lies between {low} and {high}.",
        rows=rows, low=low, high=high,
    )  # fmt: skip


def _covered(each: Coverage, share: Shown) -> Sentence:
    table = Sentence(each.table)
    if each.column is None:
        return Sentence(
            "{share} of {rows} rows of {table} that belong here can be used", share=share(each.share), rows=each.rows, table=table
        )
    column = Sentence(each.column.replace("_", " "))
    return Sentence("{share} of them have a value in {column} ({table})", share=share(each.share), column=column, table=table)


def _gone(found: Health) -> Iterator[Sentence]:
    for table, rows in found.set_aside:
        yield Sentence("{rows} rows of {table} were set aside when they came in", rows=rows, table=Sentence(table))
    for each in found.left_out:
        yield Sentence("{rows} rows of {table} left out: {reason}.", rows=each.rows, table=Sentence(each.table), reason=each.reason)
