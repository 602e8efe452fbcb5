"""The process in which dropped files are read: `python -m data.apart.child`. A job on its input, events on its output, each a line of JSON.

It loads what reading needs first and then waits for the job, so that it can be started before there is one. It ends when its input is
closed: a server that is no more leaves no process behind. What goes wrong beyond a refusal ends it, and the parent says so.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any, BinaryIO

from data import scratch
from data.apart.job import SCRATCH, Job
from data.bounds import bound_files, bound_memory, bound_processor, yield_to_others
from data.corrections import Corrections
from data.importing import read_one
from data.rows_of_original import rows_of
from data.store import Workspace
from data.taking_in import Intake
from locales import Sentence

RESERVED = 2
"""How many times the memory may be reserved: libraries reserve more than they use. What is used the parent looks at."""

FOR_ROWS = 2
"""Rows that are worked on may take one part in so many of the memory; the rest is for the file, its text and its columns."""


def main() -> int:
    """Do one job: read its files, one after the other, or the rows that are wanted of one."""
    commands = io.open(os.dup(0), "rb", buffering=0)  # noqa: SIM115, UP020 - open until the process ends
    events = io.open(os.dup(1), "wb", buffering=0)  # noqa: SIM115, UP020
    _silence()
    yield_to_others()
    line = _line(commands)
    if not line:
        _leave_nothing()
        return 0
    threading.Thread(target=_end_with, args=(commands,), daemon=True).start()
    job = Job.from_line(line)
    _settle_in(job)
    if job.wanted:
        bound_processor(2 * job.limits.file_seconds)
        _tell(events, rows=rows_of(job))
    else:
        _take_in(job, events)
    return 0


def _take_in(job: Job, events: BinaryIO) -> None:
    corrections = Corrections(job.root)
    workspace = Workspace(job.root)
    is_all = len(job.files) == 1 and not workspace.exists
    intake = Intake(workspace, corrections, corrections.salt(), job.today, is_all=is_all)
    intake.seen.update({(content, table): file for content, table, file in job.seen})
    for number, each in enumerate(job.files):
        _tell(events, file=number)
        bound_processor(2 * job.limits.file_seconds)
        outcome = read_one(intake, each.name, each.path, job.limits, lambda said: _say(events, said), sha256=each.sha256)
        seen = [(content, table, file) for (content, table), file in intake.seen.items()]
        _tell(events, outcome=outcome.as_json(), seen=seen)


def _settle_in(job: Job) -> None:
    """Whatever is written in between goes into the job's own folder."""
    os.environ["TMPDIR"] = tempfile.tempdir = str(job.scratch)
    scratch.bound(job.limits.memory // FOR_ROWS, job.scratch)
    scratch.keep_to(job.root)
    bound_memory(RESERVED * job.limits.memory)
    bound_files(scratch.ON_DISK * job.limits.memory)


def _silence() -> None:
    """Nothing that a library prints gets among the events."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)


def _line(commands: BinaryIO) -> bytes:
    line = bytearray()
    while not line.endswith(b"\n"):
        part = commands.read(65_536)
        if not part:
            return b""
        line += part
    return bytes(line)


def _end_with(commands: BinaryIO) -> None:
    """The server is no more: nobody will remove what lies here, nor end what was started from here."""
    while commands.read(1):
        pass
    _leave_nothing()
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def _leave_nothing() -> None:
    if (here := Path.cwd()).name.startswith(SCRATCH):
        shutil.rmtree(here, ignore_errors=True)


def _say(events: BinaryIO, sentence: Sentence) -> None:
    _tell(events, doing=sentence.as_json())


def _tell(events: BinaryIO, **event: Any) -> None:
    left = memoryview(json.dumps(event, ensure_ascii=False).encode() + b"\n")
    while left:
        left = left[events.write(left) :]


if __name__ == "__main__":
    sys.exit(main())
