"""Reading the files of one drop apart: told what is being done, able to be stopped, and going on where one file ends its process."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from data.apart.job import Job, Seen
from data.apart.process import Process
from data.apart.spare import take
from data.apart.watching import Watching
from data.outcome import Outcome
from data.readers.ended import out_of_memory, too_slow, why_it_ended
from data.readers.raw import Refused
from data.watching import Watch
from locales import Sentence, SentenceError

PATIENCE = 0.2  # seconds between looks at whether the reading is to stop
_log = logging.getLogger(__name__)
_PLACE = re.compile(rb'File ".*?([^/\\"]+\.py)", line (\d+)')
_KIND = re.compile(rb"^[\w.]*(?:Error|Exception|Interrupt)\b", re.MULTILINE)


class Stopped(SentenceError):
    """Reading that a person stopped, or that nobody waits for."""

    def __init__(self) -> None:
        super().__init__(Sentence("Reading was stopped. Nothing was changed; the files still wait."))


@dataclass
class _State:
    """How far a job is: the first file that is not done, when it began, and what came of those before it."""

    done: int = 0
    began: float = field(default_factory=time.monotonic)
    seen: Seen = ()
    outcome: Outcome = field(default_factory=Outcome)


def read_drop(job: Job, watch: Watch, stopped: Callable[[], bool], *, seconds: float) -> Outcome:
    """What the files of a job hold. Each is read, or refused with the reason; `seconds` bounds them all together.

    A file that ends its process, by whatever means, is refused; those after it are read by another one. Raises Stopped once `stopped()`.
    """
    state = _State(seen=job.seen)
    ends = time.monotonic() + seconds
    while state.done < len(job.files):
        process = take()
        try:
            process.begin(job.rest(job.files[state.done :], state.seen).within(process.scratch).as_line())
            state.began = time.monotonic()
            _follow(process, job, state, watch, stopped, ends=ends)
        finally:
            process.end(job.root)
    return state.outcome


def _follow(process: Process, job: Job, state: _State, watch: Watch, stopped: Callable[[], bool], *, ends: float) -> None:
    """Listen until all files are done, or one of them has ended the process, or has to."""
    watching = Watching(job, watch)
    while state.done < len(job.files):
        if stopped():
            raise Stopped
        file = job.files[state.done]
        event = process.event(PATIENCE)
        now = time.monotonic()
        if event is None:
            _log.warning("a process that read a file ended: %s", _where(process.last_words()))
            return _refuse(state, Refused(file.name, why_it_ended(file.name, process.last_words())))
        if "outcome" in event:
            state.outcome += Outcome.from_json(event["outcome"])
            state.seen = tuple((content, table, first) for content, table, first in event["seen"])
            state.done, state.began = state.done + 1, now
        elif now - state.began > job.limits.file_seconds:
            return _refuse(state, Refused(file.name, too_slow(file.name, job.limits.file_seconds)))
        elif now > ends:
            return _refuse_rest(job, state)
        elif process.memory > job.limits.memory:
            return _refuse(state, Refused(file.name, out_of_memory(file.name)))
        elif "file" in event:
            watching.file(state.done)
        elif "doing" in event:
            watching.doing(Sentence.from_json(event["doing"]))
        else:
            watching.still()


def _refuse(state: _State, refused: Refused) -> None:
    state.outcome += Outcome(refused=(refused,))
    state.done += 1


def _refuse_rest(job: Job, state: _State) -> None:
    sentence = Sentence("There was no time left for this file: the files before it took long. Store those first, then drop it again.")
    for each in job.files[state.done :]:
        _refuse(state, Refused(each.name, sentence))


def _where(words: bytes) -> str:
    """The kind of error and the lines of code it came through; never its message, which may hold what stands in a file."""
    kinds = _KIND.findall(words)
    places = [f"{file.decode()}:{line.decode()}" for file, line in _PLACE.findall(words)]
    return f"{kinds[-1].decode() if kinds else 'killed'} at {' '.join(places[-6:]) or 'an unknown place'}"
