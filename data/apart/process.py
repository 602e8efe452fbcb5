"""One process that reads files, from outside: started, given a job, listened to, ended."""

from __future__ import annotations

import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from data.apart.job import SCRATCH
from data.limits import MEGABYTE
from data.readers.apart import environment
from data.store import being_written

PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
LAST_WORDS = 20_000
"""Bytes of what a process said of its end."""

MOST_SAID = 256 * MEGABYTE
"""Bytes that a process may say; one that says more is not listened to any longer, and so taken for ended."""


class Process:
    """A child that has loaded what reading needs, or is about to."""

    def __init__(self) -> None:
        self.scratch = Path(tempfile.mkdtemp(prefix=SCRATCH))
        self._events: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        with (self.scratch / "said").open("wb") as said:
            self._child = subprocess.Popen(
                [sys.executable, "-m", "data.apart.child"],
                cwd=self.scratch,
                env=environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                start_new_session=True,
            )
        threading.Thread(target=self._listen, name="reading", daemon=True).start()

    @property
    def alive(self) -> bool:
        return self._child.poll() is None

    @property
    def pid(self) -> int:
        return self._child.pid

    @property
    def memory(self) -> int:
        """Bytes of memory that it takes just now; 0 where the system does not tell."""
        try:
            pages = int(Path(f"/proc/{self._child.pid}/statm").read_text().split()[1])
        except (OSError, IndexError):
            return 0
        return pages * PAGE

    def begin(self, line: bytes) -> None:
        """Hand over the job. A process that has ended already says nothing then."""
        assert self._child.stdin is not None  # noqa: S101 - a pipe was asked for
        try:
            self._child.stdin.write(line)
            self._child.stdin.flush()
        except OSError:
            return

    def event(self, patience: float) -> dict[str, Any] | None:
        """The next thing the process says, `{}` where it said nothing for so many seconds, `None` once it has ended."""
        try:
            line = self._events.get(timeout=max(patience, 0.01))
        except queue.Empty:
            return {}
        return None if line is None else json.loads(line)

    def last_words(self) -> bytes:
        """What it printed about its end."""
        try:
            return (self.scratch / "said").read_bytes()[-LAST_WORDS:]
        except FileNotFoundError:
            return b""

    def end(self, root: Path | None = None) -> None:
        """End it with everything it started, and remove what it left: its own folder, and half-written files of the workspace at `root`."""
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError):
                os.killpg(self._child.pid, signal.SIGKILL)
        else:
            self._child.kill()
        self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                _close(pipe)
        shutil.rmtree(self.scratch, ignore_errors=True)
        for half in root.glob(f"*/{being_written(self.pid)}*.writing") if root else ():
            half.unlink(missing_ok=True)

    def _listen(self) -> None:
        assert self._child.stdout is not None  # noqa: S101 - a pipe was asked for
        with suppress(ValueError):  # closed while it was read: the process was ended
            left = MOST_SAID
            while left > 0 and (line := self._child.stdout.readline(left)):
                left -= len(line)
                if line.endswith(b"\n"):
                    self._events.put(line)
        self._events.put(None)


def _close(pipe: Any) -> None:
    with suppress(BrokenPipeError):
        pipe.close()
