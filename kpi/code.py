"""The state of our own code, by which what it made earlier is known to be of today's."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path


@cache
def state_of(folder: Path, patterns: tuple[str, ...]) -> str:
    """A digest of the text of all files of a folder that match one of some patterns: where the code changes, so may what it finds."""
    told = hashlib.sha256()
    for file in sorted({file for pattern in patterns for file in folder.glob(pattern)}):
        told.update(file.read_bytes())
    return told.hexdigest()
