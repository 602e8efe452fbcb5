"""What is asked or told about a column that was matched: every doubt as a problem with its sentence."""

from __future__ import annotations

from data.matching.columns import Candidate
from data.styles import Decision
from data.tables import Kind
from data.version import Problem
from locales import Sentence

WORD_FOR_KIND = {
    Kind.DATE: Sentence("dates"),
    Kind.MONEY: Sentence("amounts of money"),
    Kind.NUMBER: Sentence("numbers"),
    Kind.COUNT: Sentence("whole numbers"),
    Kind.FLAG: Sentence("yes or no"),
    Kind.HOURS: Sentence("hours"),
}


def question(each: Candidate) -> Problem:
    sentence = Sentence("Is “{column}” {field}? It is not used until you say so.", column=each.column, field=each.field)
    return Problem("column-unsure", "warning", sentence)


def contradiction(each: Candidate, kind: Kind, decision: Decision) -> Problem:
    sentence = Sentence(
        "“{column}” is named like {field}, but only {parsed} of {values} values read as {kind}. It is not used until you say so.",
        column=each.column,
        field=each.field,
        parsed=decision.parsed,
        values=decision.parsed + decision.failed,
        kind=str(WORD_FOR_KIND[kind]),
    )
    return Problem("column-contradicted", "warning", sentence, decision.failed, decision.examples)


def ambiguous(each: Candidate, decision: Decision) -> Problem:
    sentence = Sentence(
        "The values of “{column}” can be read in more than one way: {ways}. "
        "Only those that mean the same either way are used until you choose.",
        column=each.column,
        ways=" / ".join(str(style.sentence) for style in decision.ambiguous),
    )
    return Problem("style-ambiguous", "warning", sentence, decision.parsed + decision.failed, decision.examples)


def unread(each: Candidate, kind: Kind, decision: Decision) -> Problem:
    sentence = Sentence(
        "Values of “{column}” that cannot be read as {kind} and stay empty: {count}.",
        count=decision.failed,
        column=each.column,
        kind=str(WORD_FOR_KIND.get(kind, kind.value)),
    )
    return Problem("cell-unread", "warning", sentence, decision.failed, decision.examples)


def without_header() -> Problem:
    return Problem(
        "no-header",
        "warning",
        Sentence("This file has no header row. What its columns are was told from their values alone: please check."),
    )
