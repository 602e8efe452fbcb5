"""How long a query may take: one that takes longer is stopped, and whoever waits for it is told."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import duckdb

from data.settings import settings
from locales import Sentence, SentenceError

LOOKS = 1.0
"""Seconds between two looks at what is running."""


class TooMuch(SentenceError):
    """A query that was stopped because it needed more than a query may have."""


class TooLong(TooMuch):
    """A query that was stopped because it took too long."""


class Running:
    """The queries that run at the moment, each with the time by which it must have ended."""

    def __init__(self) -> None:
        self._ends: dict[duckdb.DuckDBPyConnection, float] = {}
        self._lock = threading.Lock()
        self._begun = threading.Event()

    def watch(self) -> None:
        """Stop what is late, for as long as the process lives."""
        while True:
            self._begun.wait()
            time.sleep(LOOKS)
            self._stop_late()

    def _stop_late(self) -> None:
        with self._lock:
            for connection, end in self._ends.items():
                if end < time.monotonic():
                    connection.interrupt()
            if not self._ends:
                self._begun.clear()

    @contextmanager
    def until(self, connection: duckdb.DuckDBPyConnection, seconds: float) -> Iterator[None]:
        """What is asked of a connection in here is stopped after so many seconds. Raises TooLong then, TooMuch for want of memory."""
        with self._lock:
            self._ends[connection] = time.monotonic() + seconds
            self._begun.set()
        try:
            yield
        except duckdb.InterruptException as stopped:
            raise TooLong(Sentence("This took longer than {seconds} seconds and was stopped.", seconds=round(seconds))) from stopped
        except duckdb.OutOfMemoryException as short:
            raise TooMuch(Sentence("This needs more memory than a query may have. Choose a shorter period or larger steps.")) from short
        finally:
            with self._lock:
                del self._ends[connection]


@cache
def running() -> Running:
    """The queries of this process, watched beside everything else."""
    made = Running()
    threading.Thread(target=made.watch, name="deadlines", daemon=True).start()
    return made


@cache
def allowed() -> float:
    """The seconds that one query may take."""
    return float(settings().query_seconds)
