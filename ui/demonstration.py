"""The demonstration company, built once into the home of the data, whoever comes first."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
from pathlib import Path

from data.store import Workspace
from sharing.home import Home

_one_at_a_time = threading.Lock()


def home() -> Home:
    """Where workspaces live: `KPI_HOME`, else `workspaces/` beside the application."""
    return Home(Path(os.environ.get("KPI_HOME") or Path(__file__).parent.parent / "workspaces"))


def demonstration() -> Workspace:
    """The workspace of the demonstration company; built first where it is absent.

    Threads of this server wait for one another. Two processes may both build: each builds aside, and the one that is later finds the name
    taken and throws its own away.
    """
    workspace = home().demo
    with _one_at_a_time:
        if not workspace.exists:
            _build_aside(workspace.root)
    return workspace


def _build_aside(final: Path) -> None:
    from data.demo import build  # the simulator is loaded only by the one start that needs it

    final.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f"{final.name}.building-", dir=final.parent))
    try:
        build(aside)
        aside.rename(final)
    except OSError:
        if not Workspace(final).exists:
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
