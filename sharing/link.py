"""A link as a value, and as a row of the database."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime

from data.definitions import Definition
from locales import Sentence
from sharing.refusal import NotAllowed
from sharing.target import SavedTarget, as_text, from_text

SCHEMA = """
CREATE TABLE IF NOT EXISTS links (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash TEXT NOT NULL UNIQUE,
    workspace TEXT NOT NULL,
    name TEXT NOT NULL,
    page TEXT NOT NULL,
    state TEXT NOT NULL,
    version INTEGER,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT,
    opened INTEGER NOT NULL DEFAULT 0,
    last_opened_at TEXT
);
CREATE INDEX IF NOT EXISTS links_of_workspace ON links (workspace);
CREATE TABLE IF NOT EXISTS frozen (
    link INTEGER PRIMARY KEY REFERENCES links (id) ON DELETE CASCADE,
    settings TEXT NOT NULL,
    definitions TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS frozen_targets (
    link INTEGER PRIMARY KEY REFERENCES links (id) ON DELETE CASCADE,
    targets TEXT NOT NULL
)
"""


@dataclass(frozen=True)
class Frozen:
    """What a frozen link keeps besides its version, so that it says the same later: calendar and terms by name, own KPIs and targets.

    `targets` are `None` for a link that was frozen before they were kept: it shows those of today.
    """

    settings: Mapping[str, str]
    definitions: tuple[Definition, ...]
    targets: tuple[SavedTarget, ...] | None = None


@dataclass(frozen=True)
class Link:
    """One link. `version` is a number where the link is frozen and `None` where it follows the newest version.

    `frozen` is known where the link was opened; `None` also for one that was frozen before this was kept.
    """

    id: int
    workspace: str
    name: str
    page: str
    state: dict[str, str | list[str]]
    version: int | None
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    opened: int
    last_opened_at: datetime | None
    frozen: Frozen | None = field(default=None, compare=False)

    def is_open(self, now: datetime) -> bool:
        """Whether the link opens its view at this moment."""
        return self.revoked_at is None and now < self.expires_at


class LinkClosed(NotAllowed):
    """A link that opens nothing; `gone` where it once did and its time is over."""

    def __init__(self, sentence: Sentence, *, gone: bool = False) -> None:
        super().__init__(sentence)
        self.gone = gone


def written(moment: datetime) -> str:
    """A moment as it is stored: UTC, ISO 8601."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC).isoformat()


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def read(row: sqlite3.Row) -> Link:
    """The link of a row."""
    values = {name: row[name] for name in row.keys() if name != "token_hash"}  # noqa: SIM118 (a Row iterates over values)
    times = {name: _moment(row[name]) for name in ("created_at", "expires_at", "revoked_at", "last_opened_at")}
    return Link(**values | times | {"state": json.loads(row["state"])})


def keep_frozen(database: sqlite3.Connection, link_id: int, frozen: Frozen) -> None:
    """Keep what a link is to show for good."""
    definitions = json.dumps([asdict(each) for each in frozen.definitions], ensure_ascii=False)
    database.execute("INSERT INTO frozen VALUES (?, ?, ?)", (link_id, json.dumps(dict(frozen.settings)), definitions))
    if frozen.targets is not None:
        database.execute("INSERT INTO frozen_targets VALUES (?, ?)", (link_id, as_text(frozen.targets)))


def with_frozen(database: sqlite3.Connection, link: Link) -> Link:
    """The link with what was kept for it."""
    row = database.execute("SELECT * FROM frozen LEFT JOIN frozen_targets USING (link) WHERE link = ?", (link.id,)).fetchone()
    if row is None:
        return link
    definitions = tuple(Definition(**each) for each in json.loads(row["definitions"]))
    targets = None if row["targets"] is None else from_text(row["targets"])
    return replace(link, frozen=Frozen(json.loads(row["settings"]), definitions, targets))
