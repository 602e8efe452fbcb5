"""Rows of one original, read apart: within the bounds of one file, so that a hostile one ends its own process alone."""

from __future__ import annotations

import time
from typing import Any

from data.apart.drop import PATIENCE
from data.apart.job import Job
from data.apart.process import Process
from data.apart.spare import take
from data.readers.ended import out_of_memory, too_slow, why_it_ended
from data.readers.raw import Unreadable
from locales import Sentence


def read_rows(job: Job) -> dict[str, Any]:
    """The rows that a job wants, as `data.rows_of_original` gives them. Raises Unreadable where they cannot be had."""
    process = take()
    try:
        process.begin(job.within(process.scratch).as_line())
        found = _awaited(process, job)
    finally:
        process.end(job.root)
    if "refused" in found:
        raise Unreadable(Sentence.from_json(found["refused"]))
    return found


def _awaited(process: Process, job: Job) -> dict[str, Any]:
    name, ends = job.files[0].name, time.monotonic() + job.limits.file_seconds
    while (event := process.event(PATIENCE)) is not None:
        if "rows" in event:
            found: dict[str, Any] = event["rows"]
            return found
        if time.monotonic() > ends:
            raise Unreadable(too_slow(name, job.limits.file_seconds))
        if process.memory > job.limits.memory:
            raise Unreadable(out_of_memory(name))
    raise Unreadable(why_it_ended(name, process.last_words()))
