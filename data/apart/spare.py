"""A process that is ready before there is something to read: loading what reading needs takes most of a second."""

from __future__ import annotations

import atexit
import threading

from data.apart.process import Process

_lock = threading.Lock()
_spare: list[Process] = []


def warm() -> None:
    """Let one be ready. Returns at once; one is enough however often it is asked for."""
    with _lock:
        for each in [each for each in _spare if not each.alive]:
            _spare.remove(each)
            each.end()
        if not _spare:
            _spare.append(Process())


def take() -> Process:
    """The one that is ready, else a new one."""
    with _lock:
        while _spare:
            process = _spare.pop()
            if process.alive:
                return process
            process.end()
    return Process()


@atexit.register
def _cool() -> None:
    while _spare:
        _spare.pop().end()
