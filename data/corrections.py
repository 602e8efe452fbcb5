"""What a person has put right about a kind of file, kept in the workspace and applied to the next file with the same header."""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from data.database import SMALL_FACTS, transaction

SCHEMA = """
CREATE TABLE IF NOT EXISTS corrections (signature TEXT PRIMARY KEY, correction TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL)
"""


@dataclass(frozen=True)
class Correction:
    """A person's choices for files with one header.

    `table` is one of ours (`None`: as recognised; `no_table`: hold nothing of ours), `system` the one that wrote the file where two may
    have. `columns` maps a column to a field, or to `None` for
    "do not use"; `styles` maps a column to the name of a style;
    `words` maps a field to the meaning of its words (`{"stage": {"Parked": "open"}}`). `personal` maps a column to
    whether it says something of a person and is to be protected. `chosen_on` is the day of the last choice.
    """

    table: str | None = None
    no_table: bool = False
    columns: Mapping[str, str | None] = field(default_factory=dict)
    styles: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    personal: Mapping[str, bool] = field(default_factory=dict)
    system: str | None = None
    chosen_on: date | None = None

    def merged(self, later: Correction) -> Correction:
        """These choices with later ones on top."""
        words = {name: {**self.words.get(name, {}), **later.words.get(name, {})} for name in {*self.words, *later.words}}
        return Correction(
            later.table or (None if later.no_table else self.table),
            later.no_table,
            {**self.columns, **later.columns},
            {**self.styles, **later.styles},
            words,
            {**self.personal, **later.personal},
            later.system or self.system,
            later.chosen_on or self.chosen_on,
        )

    def as_json(self) -> str:
        plain = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return json.dumps(plain, ensure_ascii=False, sort_keys=True, default=date.isoformat)

    @classmethod
    def from_json(cls, text: str) -> Correction:
        stored = json.loads(text)
        day = stored.get("chosen_on")
        return cls(**stored | {"chosen_on": date.fromisoformat(day) if day else None})


@dataclass(frozen=True)
class Answer:
    """One choice of a correction: in which part of it, about which column (of words: which field) and word, and what was chosen."""

    part: str
    about: str
    chosen: str | None
    word: str = ""


def answers_in(correction: Correction | None) -> list[Answer]:
    """Every choice that answers a question, one by one."""
    if correction is None:
        return []
    parts = (("columns", correction.columns), ("styles", correction.styles))
    found = [Answer(part, about, chosen) for part, chosen_of in parts for about, chosen in chosen_of.items()]
    found += [Answer("words", name, meaning, word) for name, words in correction.words.items() for word, meaning in words.items()]
    return [*found, Answer("system", "", correction.system)] if correction.system else found


def without(correction: Correction, answer: Answer) -> Correction:
    """The choices but for one."""
    if answer.part == "system":
        return replace(correction, system=None)
    if answer.part == "words":
        left = {word: meaning for word, meaning in correction.words.get(answer.about, {}).items() if word != answer.word}
        return replace(correction, words={**correction.words, answer.about: left})
    if answer.part == "styles":
        return replace(correction, styles={about: style for about, style in correction.styles.items() if about != answer.about})
    return replace(correction, columns={about: field for about, field in correction.columns.items() if about != answer.about})


class Corrections:
    """The corrections of one workspace, by signature of the header (`data.matching.signature`)."""

    def __init__(self, root: str | Path) -> None:
        self.path = Path(root) / SMALL_FACTS

    def get(self, signature: str) -> Correction | None:
        if not self.path.is_file():
            return None
        with self._open() as database:
            return _stored(database, signature)

    def keep(self, signature: str, correction: Correction) -> Correction:
        """Store a correction, made today, on top of what was chosen before for the same header."""
        correction = replace(correction, chosen_on=correction.chosen_on or datetime.now(UTC).date())
        with self._open() as database:
            before = _stored(database, signature)
            merged = before.merged(correction) if before else correction
            database.execute("INSERT OR REPLACE INTO corrections VALUES (?, ?)", (signature, merged.as_json()))
        return merged

    def withdraw(self, signature: str, answer: Answer) -> None:
        """Take one choice back; the others for the same header stay."""
        with self._open() as database:
            before = _stored(database, signature)
            if before:
                left = without(before, answer)
                database.execute("INSERT OR REPLACE INTO corrections VALUES (?, ?)", (signature, left.as_json()))

    def forget(self, signature: str) -> None:
        with self._open() as database:
            database.execute("DELETE FROM corrections WHERE signature = ?", (signature,))

    def salt(self) -> str:
        """The workspace's secret with which e-mail addresses are hashed, made on first use.

        With it an address has one key in all files of this workspace, and nobody can look addresses up in a table made elsewhere.
        """
        with self._open() as database:
            database.execute("INSERT OR IGNORE INTO secrets VALUES ('salt', ?)", (secrets.token_hex(16),))
            return str(database.execute("SELECT value FROM secrets WHERE name = 'salt'").fetchone()[0])

    def take_over(self, root: Path) -> None:
        """Go on with the secret and the choices of the workspace at `root`, of which this one is a copy: its keys stay the same."""
        before = Corrections(root)
        if not before.path.is_file():
            return
        with before._open() as database:
            secrets_ = database.execute("SELECT name, value FROM secrets").fetchall()
            chosen = database.execute("SELECT signature, correction FROM corrections").fetchall()
        with self._open() as database:
            database.executemany("INSERT OR REPLACE INTO secrets VALUES (?, ?)", [tuple(row) for row in secrets_])
            database.executemany("INSERT OR REPLACE INTO corrections VALUES (?, ?)", [tuple(row) for row in chosen])

    def _open(self) -> AbstractContextManager[sqlite3.Connection]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        return transaction(self.path, SCHEMA)


def _stored(database: sqlite3.Connection, signature: str) -> Correction | None:
    row = database.execute("SELECT correction FROM corrections WHERE signature = ?", (signature,)).fetchone()
    return Correction.from_json(row["correction"]) if row else None
