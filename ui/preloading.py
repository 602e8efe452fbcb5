"""What pages are made of is imported beside the first one that is opened: opening another does not wait for code to be read.

Streamlit looks through all objects for garbage after each run of a page, while all other threads wait. What was imported stays for as long
as the server runs, so it need not be looked at: a fifth of a second a click.
"""

from __future__ import annotations

import gc
import threading
from importlib import import_module
from pathlib import Path

SCRIPT = "frame"
"""The one file here that draws when it is imported."""

_begun = threading.Lock()


def preload() -> None:
    """Begin, once for as long as the server runs."""
    if _begun.acquire(blocking=False):
        threading.Thread(target=_import_all, name="preloading", daemon=True).start()


def _import_all() -> None:
    for file in sorted(Path(__file__).parent.glob("*.py")):
        if file.stem not in (SCRIPT, "__init__"):
            import_module(f"ui.{file.stem}")
    gc.collect()
    gc.freeze()
