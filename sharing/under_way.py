"""Reading that goes on beside the pages, one at a time for a workspace: whoever comes to the page finds the same one, or its end."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, ThreadPoolExecutor, wait
from concurrent.futures import TimeoutError as StillBusy
from functools import cache
from pathlib import Path

from data.apart.drop import Stopped
from data.outcome import Outcome
from data.settings import settings
from data.watching import Watch
from locales import Sentence, SentenceError

_log = logging.getLogger(__name__)

LEFT_AFTER = 300.0
"""Seconds without anybody looking after which the person has left for good: browsers wake a window in the background once a minute."""

Work = Callable[[Watch, Callable[[], bool]], Outcome]
"""What is done: given whom to tell, and how to know that it is to stop."""


class Failed(SentenceError):
    """Reading that a mistake of ours ended."""

    def __init__(self) -> None:
        super().__init__(Sentence("Reading did not come to its end, by a mistake of ours. Read the files again, or discard them."))


class UnderWay:
    """The reading of one workspace's waiting files. `doing` and `share` (0 to 1) say how far it is."""

    def __init__(self, work: Work) -> None:
        self.doing = Sentence("Other files are being read. Yours are next.")
        self.share = 0.0
        self._stopped = threading.Event()
        self._looked_at = time.monotonic()
        self._result = _workers().submit(work, self._tell, self._is_to_stop)

    @property
    def stopped(self) -> bool:
        """Whether a person stopped it."""
        return self._stopped.is_set()

    @property
    def left(self) -> bool:
        """Whether it ended because nobody looked any more."""
        return self._result.done() and not self.stopped and isinstance(self._result.exception(), Stopped)

    @property
    def succeeded(self) -> bool:
        """Whether it came to its end, so that what it gave is kept."""
        return self._result.done() and not self._result.cancelled() and self._result.exception() is None

    def stop(self) -> None:
        """End it; the files it was reading wait on."""
        self._stopped.set()
        self._result.cancel()

    def end(self) -> None:
        """Stop it and wait until its process is gone; whatever it ended with was for those who waited for it."""
        self.stop()
        wait([self._result])

    def awaited(self, patience: float | None = None) -> Outcome | None:
        """What came of it; `None` where it takes longer than so many seconds. Raises Stopped where it was stopped, else what went wrong."""
        self._looked_at = time.monotonic()
        try:
            problem = self._result.exception(patience)
        except StillBusy:
            return None
        except CancelledError:
            raise Stopped from None
        if problem is None:
            return self._result.result()
        if isinstance(problem, SentenceError):
            raise problem
        _log.error("reading failed", exc_info=problem)
        raise Failed from problem

    def _is_to_stop(self) -> bool:
        return self.stopped or time.monotonic() - self._looked_at > LEFT_AFTER

    def _tell(self, sentence: Sentence, share: float) -> None:
        self.doing, self.share = sentence, share


_lock = threading.Lock()
_of: dict[Path, UnderWay] = {}


@cache
def _workers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(settings().at_once, thread_name_prefix="reading")


def begun(root: Path, work: Work) -> UnderWay:
    """The reading of a workspace: the one that goes on, failed, or was stopped by a person; else a new one."""
    with _lock:
        reading = _of.get(root)
        if reading is None or reading.left or reading.succeeded:
            reading = _of[root] = UnderWay(work)
        return reading


def under_way(root: Path) -> UnderWay | None:
    """The reading of a workspace, if there is one."""
    return _of.get(root)


def forget(root: Path) -> None:
    """Stop the reading of a workspace, if one goes on, and wait until its process is gone: something else is wanted now."""
    with _lock:
        reading = _of.pop(root, None)
    if reading is not None:
        reading.end()


def stop_all() -> None:
    """Stop every reading: the server ends."""
    for root in list(_of):
        forget(root)
