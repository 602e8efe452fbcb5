"""Views that people save under a name in their workspace: a page with everything its address says."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from data.database import has_table, reading
from locales import Sentence
from sharing.access import Access
from sharing.links import CREDENTIALS, LONGEST_STATE, PAGE, State
from sharing.names import clean_name
from sharing.refusal import NotAllowed
from sharing.small_facts import file_of, small_facts

MOST_VIEWS = 200
PERSONAL = CREDENTIALS | {"lang"}
"""Parameters that belong to whoever looks, not to what is looked at."""


@dataclass(frozen=True)
class SavedView:
    """A view as it is kept: the page's address and its parameters, those that stand there more than once as lists."""

    id: int
    name: str
    page: str
    state: dict[str, str | list[str]]
    created_at: datetime


def save(access: Access, name: str, page: str, state: State, now: datetime) -> SavedView:
    """Keep a view. NotAllowed without the right to edit, without a name of its own, or when 200 are kept already."""
    workspace = access.require_edit()
    row = (clean_name(name), _page(page), _written(state), now.astimezone(UTC).isoformat())
    with small_facts(workspace) as database:
        if database.execute("SELECT count(*) FROM views").fetchone()[0] >= MOST_VIEWS:
            raise NotAllowed(Sentence("This workspace keeps {count} views, which is the most. Delete one first.", count=MOST_VIEWS))
        _refuse_taken(database, row[0])
        made = database.execute("INSERT INTO views (name, page, state, created_at) VALUES (?, ?, ?, ?) RETURNING *", row).fetchone()
    return _read(made)


def views_of(access: Access) -> list[SavedView]:
    """The views of the workspace by name, for all who may look at it. A link shows its view alone, so its readers get none."""
    path = file_of(access.workspace)
    if access.link is not None or not path.exists():
        return []
    with reading(path) as database:  # every page asks, and waits for nobody who writes
        found = [_read(row) for row in database.execute("SELECT * FROM views").fetchall()] if has_table(database, "views") else []
    return sorted(found, key=lambda view: (view.name.casefold(), view.id))


def rename(access: Access, view_id: int, name: str) -> None:
    """Give a view another name. NotAllowed where another view has it."""
    workspace, clean = access.require_edit(), clean_name(name)
    with small_facts(workspace) as database:
        _refuse_taken(database, clean, but=view_id)
        database.execute("UPDATE views SET name = ? WHERE id = ?", (clean, view_id))


def delete(access: Access, view_id: int) -> SavedView | None:
    """Remove a view and return it, so that it can be put back; `None` where it is no more."""
    with small_facts(access.require_edit()) as database:
        row = database.execute("DELETE FROM views WHERE id = ? RETURNING *", (view_id,)).fetchone()
    return _read(row) if row else None


def put_back(access: Access, view: SavedView) -> SavedView:
    """Keep a view again that was removed. NotAllowed where another one has its name by now."""
    return save(access, view.name, view.page, view.state, view.created_at)


def _refuse_taken(database: sqlite3.Connection, name: str, but: int = 0) -> None:
    others = database.execute("SELECT name FROM views WHERE id <> ?", (but,)).fetchall()
    if any(row["name"].casefold() == name.casefold() for row in others):
        raise NotAllowed(Sentence("There is a view “{name}” already. Choose another name, or delete that one first.", name=name))


def _page(page: str) -> str:
    if not PAGE.fullmatch(page):
        raise NotAllowed(Sentence("There is no such page to save."))
    return page


def _written(state: State) -> str:
    kept = {name: _listed(value) for name, value in state.items() if name.lower() not in PERSONAL}
    written = json.dumps(kept, ensure_ascii=False)
    if len(written) > LONGEST_STATE:
        raise NotAllowed(Sentence("This view has too many filters for an address. Choose fewer members."))
    return written


def _listed(value: str | Sequence[str]) -> str | list[str]:
    return value if isinstance(value, str) else list(value)


def _read(row: sqlite3.Row) -> SavedView:
    return SavedView(row["id"], row["name"], row["page"], json.loads(row["state"]), datetime.fromisoformat(row["created_at"]))
