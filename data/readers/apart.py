"""Parsing in a process of its own, with a bound on time and memory: a hostile file ends that process, not the server."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from data.limits import Limits
from data.readers.child import arguments
from data.readers.parcel import unpack
from data.readers.raw import Reading, Unreadable
from locales import Sentence

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
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                timeout=limits.seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Unreadable(_too_slow(name, limits)) from None
        if ended.returncode != 0:
            raise Unreadable(_out_of_memory(name) if _is_out_of_memory(ended.stderr) else _broken(name))
        return unpack(folder)


def _environment() -> dict[str, str]:
    """Few threads and the system's allocator, so that the memory bound counts what is used rather than what is reserved."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP", "LANG"}}
    return kept | {
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
        "PYTHONUTF8": "1",
        "OMP_NUM_THREADS": "2",
        "ARROW_DEFAULT_MEMORY_POOL": "system",
    }


def _is_out_of_memory(messages: bytes) -> bool:
    return any(word in messages for word in (b"MemoryError", b"memory allocation", b"ArrowMemoryError", b"bad_alloc"))


def _too_slow(name: str, limits: Limits) -> Sentence:
    return Sentence(
        "“{file}” took longer than {seconds} seconds to read. Split it, or save it as CSV and drop that.",
        file=name,
        seconds=int(limits.seconds),
    )


def _out_of_memory(name: str) -> Sentence:
    return Sentence("“{file}” needs more memory than one upload may use. Split it, or save it as CSV and drop that.", file=name)


def _broken(name: str) -> Sentence:
    return Sentence("“{file}” is damaged: reading it did not come to an end. Save it again, or as CSV, and drop that.", file=name)
