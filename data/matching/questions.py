"""What is asked or told about a column that was matched: every doubt as a problem with its sentence."""

from __future__ import annotations

from collections.abc import Collection

import pyarrow as pa

from data.matching.claims import Claim
from data.matching.columns import Candidate
from data.readings import differing
from data.styles import LONGEST_TEXT, Decision
from data.tables import Kind
from data.version import Choice, Problem
from locales import Sentence

SHOWN = 5
"""Columns that two systems take for different fields: how many are named."""

WORD_FOR_KIND = {
    Kind.DATE: Sentence("dates"),
    Kind.MONEY: Sentence("amounts of money"),
    Kind.NUMBER: Sentence("numbers"),
    Kind.COUNT: Sentence("whole numbers"),
    Kind.FLAG: Sentence("yes or no"),
    Kind.HOURS: Sentence("hours"),
}


def doubt(first: Claim, other: Claim) -> Problem:
    """Two systems write such a file: which one matters where they mean different things by it."""
    apart = first.differences(other)
    here = Choice(first.system.name, tuple((column, field) for column, field, _ in apart[:SHOWN]))
    there = Choice(other.system.name, tuple((column, field) for column, _, field in apart[:SHOWN]))
    if first.export.table != other.export.table or not apart:
        sentence = Sentence(
            "This file may come from {first} or {second}. From {first}, its rows are {table}; from {second}, {other_table}. "
            "It is read as from {first} until you choose.",
            first=first.system.name,
            second=other.system.name,
            table=first.export.table,
            other_table=other.export.table,
        )
        return Problem("system-unsure", "warning", sentence, choices=(here, there))
    column, field, other_field = apart[0]
    sentence = Sentence(
        "This file may come from {first} or {second}. From {first}, “{column}” is {field}; from {second}, it is {other_field}. "
        "It is read as from {first} until you choose.",
        first=first.system.name,
        second=other.system.name,
        column=column,
        field=field,
        other_field=other_field,
    )
    return Problem("system-unsure", "warning", sentence, len(apart), tuple(column for column, _, _ in apart[:5]), (here, there))


def what_is_a_row(choices: tuple[Choice, ...], rows: int) -> Problem:
    """None of our tables is told for certain, and some are likely."""
    sentence = Sentence("What is a row of this file? It may be one of {tables}. Nothing of it is used until you say so.",
                        tables=[Sentence("{table}", table=each.name) for each in choices])  # fmt: skip
    return Problem("table-unsure", "warning", sentence, rows, choices=choices)


def question(each: Candidate, free: Collection[str]) -> Problem:
    """Whether a column is a field, or which of several that fit alike; `free` are the columns that no other field has for certain."""
    rivals = [column for column in each.rivals if column in free]
    sentence = Sentence("Is “{column}” {field}? It is not used until you say so.", column=each.column, field=each.field)
    if rivals:
        sentence = Sentence(
            "“{column}” or {others}: which one is {field}? None is used until you say so.",
            column=each.column,
            others=rivals,
            field=each.field,
        )
    return Problem("column-unsure", "warning", sentence, choices=tuple(map(Choice, (each.column, *rivals))))


def contradiction(each: Candidate, kind: Kind, decision: Decision) -> Problem:
    sentence = Sentence(
        "“{column}” is named like {field}, but only {parsed} of {values} values read as {kind}. It is not used until you say so.",
        column=each.column,
        field=each.field,
        parsed=decision.parsed,
        values=decision.parsed + decision.failed,
        kind=str(WORD_FOR_KIND[kind]),
    )
    return Problem("column-contradicted", "warning", sentence, decision.failed, decision.examples, (Choice(each.column),))


def ambiguous(each: Candidate, decision: Decision, values: pa.ChunkedArray | pa.Table) -> Problem:
    """In which of several ways a column is written: the problem counts the values that mean something else in each."""
    sentence = Sentence(
        "The values of “{column}” can be read in more than one way: {ways}. "
        "Only those that mean the same either way are used until you choose.",
        column=each.column,
        ways=" / ".join(str(style.sentence) for style in decision.ambiguous),
    )
    count, examples = differing(values, decision.ambiguous)
    return Problem("style-ambiguous", "warning", sentence, count, examples, tuple(Choice(style.name) for style in decision.ambiguous))


def unread(each: Candidate, kind: Kind, decision: Decision) -> Problem:
    sentence = Sentence(
        "Values of “{column}” that cannot be read as {kind} and stay empty: {count}.",
        count=decision.failed,
        column=each.column,
        kind=str(WORD_FOR_KIND.get(kind, kind.value)),
    )
    return Problem("cell-unread", "warning", sentence, decision.failed, decision.examples)


def cut(each: Candidate, count: int) -> Problem:
    """Keys and names that are kept in part: two that begin alike become one."""
    sentence = Sentence(
        "{count} values of “{column}” are longer than {most} characters: the rest is cut off, and those that begin alike become one.",
        count=count,
        column=each.column,
        most=LONGEST_TEXT,
    )
    return Problem("text-cut", "warning", sentence, count)


def hundredths(column: str, told: str) -> Problem:
    """An amount is in hundredths, as another column shows."""
    sentence = Sentence("“{column}” is in hundredths: “{told}” says the same in whole units.", column=column, told=told)
    return Problem("hundredths", "note", sentence)


def without_header() -> Problem:
    return Problem(
        "no-header",
        "warning",
        Sentence("This file has no header row. What its columns are was told from their values alone: please check."),
    )
