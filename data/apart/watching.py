"""How far the reading of a drop is, for whoever watches."""

from __future__ import annotations

import math
import time
from pathlib import Path

from data.apart.job import Job
from data.watching import Watch
from locales import Sentence

STEPS = (0.0, 0.4, 0.95)
"""Which part of a file is over when its reading begins, when its text has been read, and at most before it is done."""

A_SECOND = 8_000_000
"""Bytes that a step gets through in a second, roughly: by it the part that is over grows while nothing new is said."""


class Watching:
    """Turns what a process says, and its silence, into what is being done and a part that only grows."""

    def __init__(self, job: Job, watch: Watch) -> None:
        self._names = [each.name for each in job.files]
        self._sizes = [_size(each.path) for each in job.files]
        self._watch = watch
        self._number, self._step, self._since, self._within = 0, 0, 0.0, 0.0
        self._said: Sentence | None = None

    def file(self, number: int) -> None:
        """The file of this number (from 0) has begun."""
        self._number, self._step, self._since, self._within = number, 0, time.monotonic(), 0.0
        self._say(
            Sentence("Reading {file}: {number} of {count} files", file=self._names[number], number=number + 1, count=len(self._names))
        )

    def doing(self, sentence: Sentence) -> None:
        """Something else is being done with the same file."""
        self._step, self._since = 1, time.monotonic() if self._step == 0 else self._since
        self._say(sentence)

    def still(self) -> None:
        """The same goes on."""
        if self._said is not None:
            self._say(self._said)

    def _say(self, sentence: Sentence) -> None:
        self._said = sentence
        begins, ends = STEPS[self._step], STEPS[self._step + 1]
        passed = 1 - math.exp(-(time.monotonic() - self._since) * A_SECOND / self._sizes[self._number])
        self._within = max(self._within, begins + (ends - begins) * passed)
        before = sum(self._sizes[: self._number])
        self._watch(sentence, (before + self._within * self._sizes[self._number]) / sum(self._sizes))


def _size(path: Path) -> int:
    return (path.stat().st_size if path.is_file() else 0) + 1
