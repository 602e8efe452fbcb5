"""Parsing in a process of its own, with a bound on time and memory: a hostile file ends that process, not the server."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from data.limits import Limits
from data.readers.child import arguments
from data.readers.ended import too_slow, why_it_ended
from data.readers.parcel import unpack
from data.readers.raw import Reading, Unreadable

ROOT = Path(__file__).parents[2]


def read_apart(kind: str, name: str, content: bytes, limits: Limits) -> Reading:
    """Read a workbook, Parquet or JSON file in a child process. Safe to call from any thread.

    Raises Unreadable where the file is damaged, takes too long or needs too much memory.
    """
    with tempfile.TemporaryDirectory(prefix="reading-") as scratch:
        path, folder = Path(scratch) / "file", Path(scratch) / "tables"
        path.write_bytes(content)
        folder.mkdir()
        try:
            ended = subprocess.run(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-m", "data.readers.child", *arguments(kind, name.replace("\x00", ""), path, folder, limits)],
                cwd=scratch,
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                timeout=limits.seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Unreadable(too_slow(name, limits.seconds)) from None
        if ended.returncode != 0:
            raise Unreadable(why_it_ended(name, ended.stderr))
        return unpack(folder)


def environment() -> dict[str, str]:
    """Few threads and the system's allocator, so that the memory bound counts what is used rather than what is reserved."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP", "LANG"}}
    return kept | {
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
        "PYTHONUTF8": "1",
        "OMP_NUM_THREADS": "2",
        "ARROW_DEFAULT_MEMORY_POOL": "system",
        "MALLOC_ARENA_MAX": "2",
    }
