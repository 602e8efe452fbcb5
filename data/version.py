"""What a version holds: the files it came from, what was understood of them, and the fact tables that queries read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from data.definitions import Definition
from data.tables import TABLES
from data.unmatched import Unmatched
from locales import Sentence

Severity = Literal["note", "warning", "error"]


@dataclass(frozen=True)
class Choice:
    """One thing to choose or to decide on where a file leaves a doubt: the name of a style, a column of theirs, a system, or a word.

    `fields` are columns with the field that each would be, `count` is how many rows have the word.
    """

    name: str
    fields: tuple[tuple[str, str], ...] = ()
    count: int = 0

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Choice:
        return cls(stored["name"], tuple((column, field) for column, field in stored["fields"]), stored["count"])


@dataclass(frozen=True)
class Problem:
    """One thing a reader should know about a file: which check found it, how bad it is, how many rows, and a few of their values.

    `choices` are there where a person can answer (`data.questions`).
    """

    check: str
    severity: Severity
    sentence: Sentence
    count: int = 0
    examples: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Problem:
        choices = tuple(Choice.from_json(each) for each in stored.get("choices", ()))
        read = {"sentence": Sentence.from_json(stored["sentence"]), "examples": tuple(stored["examples"]), "choices": choices}
        return cls(**stored | read)


class Protection(StrEnum):
    """What is done with a column that says something of a person."""

    DROPPED = "dropped"  # it stays in the original alone
    HASHED = "hashed"  # a key of it is kept, the same in all files of the workspace
    KEPT = "kept"  # as it came, because somebody asked for it


@dataclass(frozen=True)
class ColumnMatch:
    """Which field of ours a column of theirs is (`None`: not used), how sure that is (0 to 1), why, and how its values are written.

    `personal` is what it says of a person (`email`, `phone`, `name`, `place`, `number`, `text`), if anything, and `protection` what is done
    about it. `examples` are a few values as they came; none of a column that is protected.
    """

    column: str
    field: str | None
    confidence: float
    why: Sentence
    style: Sentence | None = None
    examples: tuple[str, ...] = ()
    personal: str | None = None
    protection: Protection | None = None

    @property
    def is_protected(self) -> bool:
        """Whether its values stay nowhere as they came, but in the original."""
        return self.protection in (Protection.DROPPED, Protection.HASHED)

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> ColumnMatch:
        style, done = stored["style"], stored.get("protection")
        read: dict[str, Any] = {"why": Sentence.from_json(stored["why"]), "style": Sentence.from_json(style) if style else None}
        read["protection"] = Protection(done) if done else None
        return cls(**stored | read | {"examples": tuple(stored.get("examples", ()))})


class Mode(StrEnum):
    """How the rows of a source stand to those that were there before it."""

    APPEND = "append"  # added; what is there already stays as it is
    UPSERT = "upsert"  # added, and what is there already, by its key or else by its day, is brought up to date
    REPLACE = "replace"  # in the place of whole sources


@dataclass(frozen=True)
class Days:
    """When an export was made, as far as can be told: the day its file's name states, the last day on which anything in it happened,
    and the day on which it was read."""

    stated: date | None = None
    latest: date | None = None
    read: date | None = None

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Days:
        return cls(**{name: _day(stored.get(name)) for name in cls.__dataclass_fields__})


@dataclass(frozen=True)
class Snapshot:
    """An export of deals on its day, kept when newer ones take its place.

    `part` is what it said, `changes` the Parquet file of stage changes that it showed against the exports before (`None`: nothing to show).
    `latest` is the last day on which anything in it happened; `whole`: it held all that was there before.
    """

    file: str
    sheet: str | None
    sha256: str
    system: str | None
    on: date
    part: str
    changes: str | None = None
    latest: date | None = None
    whole: bool = False

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Snapshot:
        return cls(**stored | {"on": date.fromisoformat(stored["on"]), "latest": _day(stored.get("latest"))})


@dataclass(frozen=True)
class Source:
    """One file (or one sheet of it) as it was understood.

    `rows_read == rows_loaded + rows_rejected` always. `part` names the Parquet file of its rows in our fields, `rejected` the one of the
    rows set aside (their columns as they came, with `row` and `reason`), `sha256` the original file. `mode` is how its rows stand to those
    of the sources before it, `over` are the labels of those whose place it took, or whose days it brings up to date where rows have no key.
    `corrected_on` is the day of the person's choices that were applied.
    """

    file: str
    sheet: str | None
    sha256: str
    system: str | None
    table: str | None
    rows_read: int
    rows_loaded: int
    rows_rejected: int
    columns: tuple[ColumnMatch, ...] = ()
    problems: tuple[Problem, ...] = ()
    part: str | None = None
    rejected: str | None = None
    mode: Mode = Mode.UPSERT
    over: tuple[str, ...] = ()
    days: Days = Days()
    corrected_on: date | None = None

    @property
    def place(self) -> tuple[str, str | None, str | None]:
        """By what a source is known: a newer one of the same file, sheet and table may take its place."""
        return self.file, self.sheet, self.table

    @property
    def label(self) -> str:
        """File and sheet, as a person knows it."""
        return f"{self.file} [{self.sheet}]" if self.sheet else self.file

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Source:
        return cls(
            **stored
            | {
                "columns": tuple(ColumnMatch.from_json(each) for each in stored["columns"]),
                "problems": tuple(Problem.from_json(each) for each in stored["problems"]),
                "mode": Mode(stored.get("mode", Mode.UPSERT)),
                "over": tuple(stored.get("over", ())),
                "days": Days.from_json(stored.get("days", {})),
                "corrected_on": _day(stored.get("corrected_on")),
            }
        )


@dataclass(frozen=True)
class Facts:
    """One flat fact table: its Parquet file, rows, how many values each column has, and the days it spans.

    `first` and `last` are the first and the last day on which something in it happened, both included.
    `currencies` are the currencies its money stands in, after conversion where a table of rates was given.
    """

    table: str
    file: str
    rows: int
    filled: dict[str, int]
    first: date | None
    last: date | None
    currencies: tuple[str, ...] = ()

    def has(self, column: str) -> bool:
        """Whether the column is there with at least one value."""
        return self.filled.get(column, 0) > 0

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Facts:
        days = {name: date.fromisoformat(stored[name]) if stored[name] else None for name in ("first", "last")}
        return cls(**stored | days | {"currencies": tuple(stored["currencies"])})


@dataclass(frozen=True)
class Holdings:
    """What decides which questions a version can answer, as a value that answers can be kept by: its files, and its last day.

    Files are named after their content. `facts` is asked for tables one by one: those that are derived may be made only then.
    """

    root: Path
    files: tuple[tuple[str, str], ...]
    last_day: date | None
    facts: Mapping[str, Facts] = field(compare=False, repr=False)

    @cached_property
    def _hash(self) -> int:
        return hash((self.root, self.files, self.last_day))

    def __hash__(self) -> int:
        return self._hash

    def has(self, table: str, column: str | None = None) -> bool:
        """Whether a table is there with rows (and, if asked, with at least one value in a column)."""
        facts = self.facts.get(table)
        return facts is not None and facts.rows > 0 and (column is None or facts.has(column))


@dataclass(frozen=True)
class Version:
    """An immutable state of a workspace's data. `root` is the workspace's folder; it is not part of the manifest.

    `snapshots` are the exports of deals up to now, oldest first, from which stage history is rebuilt.
    `unmatched` are the names that rows use and no list knows. `definitions` are the KPIs that the workspace has defined by now: they
    belong to it, whatever the version, and are no part of the manifest either.
    """

    number: int
    created_at: str
    parent: int | None
    note: Sentence
    sources: tuple[Source, ...]
    facts: dict[str, Facts]
    problems: tuple[Problem, ...] = ()
    root: Path = Path()
    snapshots: tuple[Snapshot, ...] = ()
    unmatched: tuple[Unmatched, ...] = ()
    definitions: tuple[Definition, ...] = ()

    @property
    def files(self) -> frozenset[str]:
        """Every Parquet file that it names."""
        of_sources = {file for source in self.sources for file in (source.part, source.rejected) if file}
        of_snapshots = {file for each in self.snapshots for file in (each.part, each.changes) if file}
        return frozenset({facts.file for facts in self.facts.values()} | of_sources | of_snapshots)

    def path(self, file: str) -> Path:
        """Where a Parquet file that this version names lies."""
        return self.root / "parquet" / file

    def has(self, table: str, column: str | None = None) -> bool:
        """Whether a table is there with rows (and, if asked, with at least one value in a column)."""
        return self.holdings.has(table, column)

    @property
    def last_day(self) -> date | None:
        """The last day on which anything happened in this data; what is planned (targets, quotas, rates) has not happened, and tables
        derived from facts tell nothing new."""
        happened = TABLES.keys() - {"targets", "quotas", "rates"}
        days = [facts.last for facts in self.facts.values() if facts.last and facts.table in happened]
        return max(days, default=None)

    @cached_property
    def holdings(self) -> Holdings:
        """What it holds, told once."""
        files = tuple(sorted((name, facts.file) for name, facts in self.facts.items()))
        return Holdings(self.root, files, self.last_day, self.facts)

    def as_json(self) -> dict[str, Any]:
        def shallow(each: Any) -> dict[str, Any]:
            return {name: getattr(each, name) for name in each.__dataclass_fields__}

        def plain(value: Any) -> Any:
            match value:
                case Sentence():
                    return value.as_json()
                case date():
                    return value.isoformat()
                case Days() | Choice():
                    return plain(asdict(value))
                case dict():
                    return {key: plain(each) for key, each in value.items()}
                case list() | tuple():
                    return [plain(each) for each in value]
                case _:
                    return value

        fields = {name: getattr(self, name) for name in ("number", "created_at", "parent", "note")}
        sources = [
            shallow(source) | {"columns": [shallow(c) for c in source.columns], "problems": [shallow(p) for p in source.problems]}
            for source in self.sources
        ]
        facts = {name: asdict(each) for name, each in self.facts.items()}
        lists = {"problems": [shallow(each) for each in self.problems], "snapshots": [asdict(each) for each in self.snapshots]}
        lists |= {"unmatched": [asdict(each) for each in self.unmatched]}
        return plain(fields | {"sources": sources, "facts": facts} | lists)

    @classmethod
    def from_json(cls, stored: dict[str, Any], root: Path) -> Version:
        return cls(
            number=stored["number"],
            created_at=stored["created_at"],
            parent=stored["parent"],
            note=Sentence.from_json(stored["note"]),
            sources=tuple(Source.from_json(each) for each in stored["sources"]),
            facts={name: Facts.from_json(each) for name, each in stored["facts"].items()},
            problems=tuple(Problem.from_json(each) for each in stored["problems"]),
            root=root,
            snapshots=tuple(Snapshot.from_json(each) for each in stored.get("snapshots", ())),
            unmatched=tuple(Unmatched.from_json(each) for each in stored.get("unmatched", ())),
        )

    def renumbered(self, number: int, *, parent: int | None, created_at: str, note: Sentence) -> Version:
        """The same data under a new number: what an undo publishes."""
        return replace(self, number=number, parent=parent, created_at=created_at, note=note)


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
