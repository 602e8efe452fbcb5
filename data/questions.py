"""What files leave open, as questions that are asked once for all the files that raise them, and what an answer says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data.corrections import Correction
from data.matching.understanding import signature_of_source
from data.systems.intake import columns
from data.tables import Kind
from data.version import Choice, ColumnMatch, Problem, Source

QUESTIONS = ("table-unsure", "system-unsure", "style-ambiguous", "column-unsure", "column-contradicted", "word-doubtful")
"""Checks whose problems a person can answer."""
OF_FILES = ("table-unsure", "system-unsure")
"""Those that are about whole files."""


@dataclass(frozen=True)
class Asked:
    """One file that raises a question."""

    source: Source
    problem: Problem

    @property
    def column(self) -> str:
        """Their column, or for words our field; empty where the question is about the whole file."""
        return "" if self.problem.check in OF_FILES else str(self.problem.sentence.values["column"])


@dataclass(frozen=True)
class Question:
    """A doubt of one kind about one column (`column-…`, `style-…`), field (`word-…`) or kind of file (`system-…`), in one or several files.

    `choices` are the styles, columns or systems to choose among, or the words that each need a meaning. `field` is ours, if there is one.
    """

    check: str
    asked: tuple[Asked, ...]
    choices: tuple[Choice, ...]

    @property
    def first(self) -> Asked:
        return self.asked[0]

    @property
    def table(self) -> str:
        return self.first.source.table or ""

    @property
    def column(self) -> str:
        return self.first.column

    @property
    def field(self) -> str | None:
        return _field(self.first)

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """The tables and fields that it is about, each once; none where it is about whole files."""
        found = ((each.source.table or "", field) for each in self.asked if (field := _field(each)))
        return tuple(dict.fromkeys(found))

    @property
    def kind(self) -> Kind | None:
        return columns(self.table).get(self.field or "")

    @property
    def rows(self) -> int:
        """How many values or rows it is about, in all its files."""
        return sum(each.problem.count for each in self.asked)

    @property
    def examples(self) -> tuple[str, ...]:
        """Different values of all its files, as they came."""
        return tuple(dict.fromkeys(example for each in self.asked for example in each.problem.examples))

    def column_of(self, name: str) -> tuple[ColumnMatch, ...]:
        """A column of this name, in each of its files."""
        return tuple(match for each in self.asked for match in each.source.columns if match.column == name)


def questions(sources: Iterable[Source]) -> list[Question]:
    """Every question that files leave open, in the order of the files; the same one of several files once."""
    found: dict[tuple[object, ...], list[Asked]] = {}
    for source in sources:
        for problem in source.problems:
            if problem.check in QUESTIONS:
                asked = Asked(source, problem)
                found.setdefault(_same(asked), []).append(asked)
    return [Question(key[0], tuple(asked), _choices(asked)) for key, asked in found.items() if isinstance(key[0], str)]


def answered(question: Question, chosen: str | None) -> dict[str, Correction]:
    """What a choice says, by the signature of each file's header; `None` for none of the columns."""
    return {signature_of_source(each.source): _correction(question, each, chosen) for each in question.asked}


def meant(question: Question, word: str, meaning: str) -> dict[str, Correction]:
    """That a word means something, for the files in which it was asked."""
    own = [each for each in question.asked if word in {choice.name for choice in each.problem.choices}]
    return {signature_of_source(each.source): Correction(words={each.column: {word: meaning}}) for each in own}


def _same(asked: Asked) -> tuple[object, ...]:
    """What makes the questions of two files the same one."""
    problem, table = asked.problem, asked.source.table
    names = tuple(each.name for each in problem.choices)
    match problem.check:
        case "style-ambiguous":
            kind = columns(table or "").get(_field(asked) or "")
            return problem.check, asked.column.strip().casefold(), kind, names
        case "table-unsure":
            return problem.check, tuple(match.column for match in asked.source.columns)
        case "system-unsure":
            return problem.check, problem.choices, table
        case "word-doubtful":
            return problem.check, table, asked.column
        case _:
            return problem.check, table, names, _field(asked)


def _field(asked: Asked) -> str | None:
    match asked.problem.check:
        case "word-doubtful":
            return asked.column
        case "style-ambiguous":
            return next((each.field for each in asked.source.columns if each.column == asked.column), None)
        case "table-unsure" | "system-unsure":
            return None
        case _:
            return str(asked.problem.sentence.values["field"])


def _choices(asked: list[Asked]) -> tuple[Choice, ...]:
    """The choices of the first file; of words those of all files, with their rows in all."""
    if asked[0].problem.check != "word-doubtful":
        return asked[0].problem.choices
    counted: dict[str, int] = {}
    for word in (choice for each in asked for choice in each.problem.choices):
        counted[word.name] = counted.get(word.name, 0) + word.count
    return tuple(Choice(word, count=rows) for word, rows in sorted(counted.items(), key=lambda each: (-each[1], each[0])))


def _correction(question: Question, asked: Asked, chosen: str | None) -> Correction:
    if question.check == "table-unsure":
        return Correction(table=chosen, no_table=chosen is None)
    if question.check == "system-unsure":
        return Correction(system=chosen)
    if question.check == "style-ambiguous":
        return Correction(styles={asked.column: chosen} if chosen else {})
    if chosen is None:
        return Correction(columns={each.name: None for each in question.choices})
    return Correction(columns={chosen: question.field})
