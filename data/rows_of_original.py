"""Rows of an original as they are written, with how their columns are understood: made in the process in which files are read."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from data.apart.job import Job, Wanted
from data.corrections import Corrections
from data.fixes import Fixes, Sheet, applied
from data.matching import signature
from data.matching.acquaintances import Known
from data.matching.understand import understand
from data.readers import RawTable, Unreadable, read
from data.readers.raw import ROW
from data.store import Workspace
from data.workspace_settings import time_zone_of
from locales import Sentence


def rows_of(job: Job) -> dict[str, Any]:
    """The rows that a job wants, as JSON: `columns` (name, field, style, its sentence) and `rows` (number, texts), or `refused`.

    Columns of which nothing is kept, because they name or reach a person, are not among them.
    """
    assert job.wanted is not None  # noqa: S101 - the job is of this kind
    try:
        raw = _table(job, job.wanted)
    except Unreadable as problem:
        return {"refused": problem.sentence.as_json()}
    understood = understand(raw, Corrections(job.root).get(signature(raw)), Known(Workspace(job.root)), time_zone_of(job.root))
    found = raw.rows.filter(pc.is_in(raw.rows.column(ROW), value_set=pa.array(job.wanted.rows, pa.int64()))).to_pylist()
    laid = [
        (match.column, match.field, understood.styles[match.column])
        for match in understood.columns
        if match.field and match.column in understood.styles and not match.is_protected
    ]
    return {
        "columns": [[column, field, style.kind, style.name, style.sentence.as_json()] for column, field, style in laid],
        "rows": [[row[ROW], [row[column] for column, _, _ in laid]] for row in found],
    }


def _table(job: Job, wanted: Wanted) -> RawTable:
    given = job.files[0]
    for raw in read(given.name, given.path.read_bytes(), job.limits).tables:
        if (raw.file, raw.sheet) == (wanted.file, wanted.sheet):
            return applied(raw, Fixes(job.root).of(Sheet.of(given.sha256, raw.file, raw.sheet)))
    raise Unreadable(Sentence("{file} is read otherwise by now: drop it again.", file=wanted.file))
