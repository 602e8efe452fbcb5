"""Which workspace this visitor sees. The one place that decides it."""

from __future__ import annotations

from data.store import Workspace
from data.version import Version
from ui.demonstration import demonstration


def open_workspace() -> tuple[Workspace, Version | None, bool]:
    """The workspace, its current version (`None` while it is empty), and whether this visitor may change it."""
    workspace = demonstration()
    return workspace, workspace.current(), False
