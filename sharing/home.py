"""The data home: the folder in which the demonstration company, people's workspaces and their links lie.

    home/
      demo/                  the demonstration company
      workspaces/<id>/       one folder a workspace
      links.sqlite           named links to views

A workspace has two secrets. Its key lets people edit; its id, derived from the key, lets them look. The id is the folder's name and the key
is stored nowhere, so neither a read-only address nor the disk gives the key away.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from data.store import Workspace
from locales import Sentence
from sharing.refusal import NotAllowed

KEY = re.compile(r"[A-Za-z0-9_-]{32}")  # what secrets.token_urlsafe(24) makes
ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Home:
    """The data home at a folder."""

    root: Path

    @property
    def demo(self) -> Workspace:
        return Workspace(self.root / "demo")

    @property
    def links(self) -> Path:
        """The SQLite file of all links."""
        return self.root / "links.sqlite"

    def folder(self, workspace_id: str) -> Path:
        """Where a workspace lies. An id that is not 32 hexadecimal digits never becomes part of a path: NotAllowed."""
        if not ID.fullmatch(workspace_id):
            raise unknown_workspace()
        return self.root / "workspaces" / workspace_id

    def workspace(self, workspace_id: str) -> Workspace:
        """The workspace with this id; NotAllowed where there is none."""
        folder = self.folder(workspace_id)
        if not folder.is_dir():
            raise unknown_workspace()
        return Workspace(folder)


def new_key() -> str:
    """A fresh edit key: 192 random bits, fit for an address."""
    return secrets.token_urlsafe(24)


def id_of(key: str) -> str:
    """The id of the workspace that a key edits; the way back does not exist. NotAllowed where it cannot be a key."""
    if not KEY.fullmatch(key):
        raise unknown_workspace()
    return hashlib.sha256(f"crm-kpi-explorer workspace {key}".encode()).hexdigest()[:32]


def unknown_workspace() -> NotAllowed:
    """The one answer to every key and id that opens nothing."""
    return NotAllowed(Sentence("This address opens no workspace. Check that it was copied whole, or ask the person who sent it."))
