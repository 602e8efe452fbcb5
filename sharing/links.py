"""Named, read-only links to one view: live or frozen, with an end, and able to be taken back.

The token in a link's address is its only secret and is not stored; the database holds its SHA-256. Times are UTC, and a link is open in
[created_at, expires_at): at `expires_at` it is closed.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from data.database import transaction
from data.definitions import definitions_in
from locales import Sentence
from sharing.home import Home
from sharing.link import SCHEMA, Frozen, Link, LinkClosed, keep_frozen, read, with_frozen, written
from sharing.names import clean_name
from sharing.refusal import NotAllowed
from sharing.target import targets_in

if TYPE_CHECKING:
    from sharing.access import Access

State = Mapping[str, str | Sequence[str]]
"""The parameters of a page's address; a parameter that stands there more than once has a list."""

EXPIRIES = (1, 7, 30, 90)  # days, as offered
LONGEST = timedelta(days=366)
MOST_LINKS = 500  # of one workspace, not counting those taken back
LONGEST_STATE = 6_000  # characters of JSON; longer addresses break on their way
CREDENTIALS = frozenset({"key", "workspace", "link"})
TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")
PAGE = re.compile(r"[a-z0-9_-]{0,60}")  # the default page has the empty name


def expiry_after(now: datetime, days: int) -> datetime:
    """The moment so many days from now."""
    return now + timedelta(days=days)


def expiry_with(day: date) -> datetime:
    """The end of a day (UTC), for a link that is to open on that day still."""
    return datetime.combine(day + timedelta(days=1), time(), UTC)


def create(access: Access, name: str, page: str, state: State, *, frozen: bool, expires_at: datetime, now: datetime) -> tuple[Link, str]:
    """A new link to a page's view, and the token for its address, which cannot be had again.

    A frozen one keeps the calendar, the terms, the own KPIs and the targets as they are now, beside its version.
    Whoever may edit the workspace may make links. `key`, `workspace` and `link` are left out of `state`. Raises NotAllowed for a missing
    name, an end that is past or more than a year away, an empty workspace, or a view too large for an address.
    """
    workspace = access.require_edit()
    if access.version is None:
        raise NotAllowed(Sentence("There is nothing to share yet: import a file first."))
    if not now < expires_at <= now + LONGEST:
        raise NotAllowed(Sentence("A link ends after now and within a year. Choose another day."))
    version = access.version.number if frozen else None
    token = secrets.token_urlsafe(24)
    row = (_hash(token), workspace.root.name, clean_name(name), _page(page), _stored(state), version, written(now), written(expires_at))
    with transaction(access.home.links, SCHEMA) as database:
        _refuse_too_many(database, workspace.root.name)
        made = database.execute(
            "INSERT INTO links (token_hash, workspace, name, page, state, version, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            " RETURNING *",
            row,
        ).fetchone()
        if frozen:
            keep_frozen(database, made["id"], Frozen(access.settings(), definitions_in(workspace.root), targets_in(workspace)))
        return read(made), token


def links_of(access: Access) -> list[Link]:
    """Every link of the workspace, the newest first, for those who may edit it."""
    workspace = access.require_edit()
    with transaction(access.home.links, SCHEMA) as database:
        rows = database.execute("SELECT * FROM links WHERE workspace = ? ORDER BY id DESC", (workspace.root.name,)).fetchall()
    return [read(row) for row in rows]


def revoke(access: Access, link_id: int, now: datetime) -> Link:
    """Take a link back, at once and for good; a second time changes nothing."""
    workspace = access.require_edit()
    with transaction(access.home.links, SCHEMA) as database:
        row = database.execute(
            "UPDATE links SET revoked_at = coalesce(revoked_at, ?) WHERE id = ? AND workspace = ? RETURNING *",
            (written(now), link_id, workspace.root.name),
        ).fetchone()
    if row is None:
        raise NotAllowed(Sentence("This workspace has no such link."))
    return read(row)


def forget_links(home: Home, workspace_id: str) -> None:
    """Remove the links of a workspace that is being deleted."""
    with transaction(home.links, SCHEMA) as database:
        database.execute("DELETE FROM links WHERE workspace = ?", (workspace_id,))


def find_link(home: Home, token: str, now: datetime) -> Link:
    """The open link with this token.

    Raises LinkClosed, in the same words for a link that never was and one that was taken back; one whose time is over says since when.
    """
    with _links(home) as database:
        return _find(database, token, now)


def open_link(home: Home, token: str, now: datetime) -> Link:
    """The open link with this token, counted as opened once more. Raises LinkClosed as `find_link` does."""
    with _links(home) as database:
        found = _find(database, token, now)
        row = database.execute(
            "UPDATE links SET opened = opened + 1, last_opened_at = ? WHERE id = ? RETURNING *", (written(now), found.id)
        ).fetchone()
        return read(row)


def _links(home: Home) -> AbstractContextManager[sqlite3.Connection]:
    if not home.links.exists():  # a forged address makes no file
        raise no_such_link()
    return transaction(home.links, SCHEMA)


def _find(database: sqlite3.Connection, token: str, now: datetime) -> Link:
    row = None
    if TOKEN.fullmatch(token):
        row = database.execute("SELECT * FROM links WHERE token_hash = ?", (_hash(token),)).fetchone()
    link = read(row) if row else None
    if link is None or link.revoked_at is not None:
        raise no_such_link()
    if not link.is_open(now):
        day = (link.expires_at - timedelta(microseconds=1)).date()  # the last day on which it opened
        raise LinkClosed(Sentence("This link ended on {day}. Ask the person who sent it for a new one.", day=day), gone=True)
    return with_frozen(database, link)


def no_such_link() -> LinkClosed:
    """The one answer to every link that opens nothing and has not simply ended."""
    return LinkClosed(Sentence("This link opens nothing: it was taken back, or not copied whole. Ask the person who sent it."))


def _refuse_too_many(database: sqlite3.Connection, workspace_id: str) -> None:
    count = database.execute("SELECT count(*) FROM links WHERE workspace = ? AND revoked_at IS NULL", (workspace_id,)).fetchone()[0]
    if count >= MOST_LINKS:
        raise NotAllowed(Sentence("This workspace has {count} links, which is the most. Take one back first.", count=count))


def _page(page: str) -> str:
    if not PAGE.fullmatch(page):
        raise NotAllowed(Sentence("There is no such page to share."))
    return page


def _stored(state: State) -> str:
    stored = json.dumps({name: value for name, value in state.items() if name.lower() not in CREDENTIALS}, ensure_ascii=False)
    if len(stored) > LONGEST_STATE:
        raise NotAllowed(Sentence("This view has too many filters for an address. Choose fewer members."))
    return stored


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
