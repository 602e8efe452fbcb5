"""Questions that files leave open, printed with the command that answers each."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator

from data.checks.words import DEAL, LEAD, ORDER, TICKET
from data.questions import Question, questions
from data.readings import readings
from data.tables import Kind
from data.version import Source
from locales import Sentence

VOCABULARIES = {"deals": DEAL, "tickets": TICKET, "orders": ORDER, "leads": LEAD}
"""Tables whose words of stage or status have meanings."""


def print_questions(sources: Iterable[Source], workspace: str) -> None:
    """Each question once, its files, and a line for each answer: what it would mean and what to type."""
    found = questions(sources)
    if found:
        print(str(Sentence("Questions: {count}", count=len(found))))
    for each in found:
        files = [asked.source.label for asked in each.asked]
        print(f"  {_clean(str(each.first.problem.sentence))} ({_clean(', '.join(files))})")
        for meaning, option in _answers(each):
            command = f"python -m data correct {shlex.quote(_clean(files[0]))} --workspace {shlex.quote(workspace)} {option}"
            print(f"    {_clean(meaning)}\n      {command}")
        if len(files) > 1:
            print("    " + str(Sentence("The same for each of the other files.")))


def _answers(question: Question) -> Iterator[tuple[str, str]]:
    """What an answer means, and the option of the command that gives it."""
    names = [each.name for each in question.choices]
    match question.check:
        case "style-ambiguous":
            for reading in readings(names, question.examples, question.kind or Kind.NAME):
                shown = ", ".join(f"{text} → {value}" for text, value in reading.values)
                yield f"{reading.sentence}: {shown}", _option("style", f"{question.column}={reading.style}")
        case "table-unsure":
            for choice in question.choices:
                shown = ", ".join(f"{column} → {field}" for column, field in choice.fields)
                yield f"{choice.name}: {shown}", _option("table", choice.name)
        case "system-unsure":
            for name in names:
                yield str(Sentence("It comes from {system}", system=name)), _option("system", name)
        case "word-doubtful":
            for choice in question.choices:
                told = Sentence("“{word}” · rows: {count}", word=choice.name, count=choice.count)
                first, *others = _meanings(question.table)
                yield f"{told} ({' / '.join((first, *others))})", _option("word", f"{question.column}:{choice.name}={first}")
        case _:
            for name in names:
                yield (
                    str(Sentence("“{column}” is {field}", column=name, field=question.field)),
                    _option("column", f"{name}={question.field}"),
                )
            yield str(Sentence("None of these")), " ".join(_option("column", f"{name}=") for name in names)


def _meanings(table: str) -> list[str]:
    known = VOCABULARIES.get(table, DEAL)
    return list(dict.fromkeys((*known.meanings, *([known.otherwise] if known.otherwise else ()))))


def _option(name: str, value: str) -> str:
    """In one word, so that a name that begins like an option is none."""
    return shlex.quote(_clean(f"--{name}={value}"))


def _clean(text: str) -> str:
    """Without what a terminal would obey."""
    return "".join(each if each.isprintable() else "?" for each in text)
