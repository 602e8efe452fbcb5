"""One raw table on its way in: understood, checked, its rows written as a part."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date

import pyarrow as pa

from data.checks.finding import problems_of
from data.checks.part import build, refuse
from data.checks.straight import Settled, settle
from data.corrections import Corrections
from data.discretion import discreet, of_reader
from data.examples import with_examples
from data.exported import days_of
from data.fixes import Fixes, Sheet, applied
from data.links.alone import Alone, link_alone
from data.matching import signature
from data.matching.acquaintances import Known
from data.matching.understand import understand
from data.readers import RawTable
from data.scratch import scratch
from data.store import Workspace
from data.version import Problem, Source
from data.workspace_settings import time_zone_of
from locales import Sentence


@dataclass
class Intake:
    """What reading the files of one import shares. `seen` tells which file a table's content came in first, `zone` where times are told.

    `is_all`: there is one file, and the workspace is empty.
    """

    workspace: Workspace
    corrections: Corrections
    salt: str
    today: date
    seen: dict[tuple[str, str | None], str] = field(default_factory=dict)
    known: Known = field(default_factory=Known)
    is_all: bool = False
    zone: str = field(init=False)

    def __post_init__(self) -> None:
        self.known.workspace = self.workspace
        self.zone = time_zone_of(self.workspace.root)


@dataclass(frozen=True)
class Taken:
    """A table that was taken in, and what it comes to on its own, where its rows were too many to be read again for that."""

    source: Source
    alone: Alone | None = None


def take_in(intake: Intake, raw: RawTable, sha256: str) -> Taken:
    """Understand one raw table and write its part. Raises NotClean for a large file that has to be read the careful way."""
    workspace = intake.workspace
    raw = applied(raw, Fixes(workspace.root).of(Sheet.of(sha256, raw.file, raw.sheet)))
    correction = intake.corrections.get(signature(raw))
    with scratch() as connection:
        settled = (
            settle(connection, raw, correction, intake.known, intake.zone)
            if raw.straight
            else Settled(raw, understand(raw, correction, intake.known, intake.zone), {})
        )
        understood = settled.understood
        twin = intake.seen.setdefault((sha256 if raw.straight else _content(raw), understood.table), raw.file)
        if twin != raw.file and understood.table:
            reason = Sentence("The same table is in {file}, which counts.", file=twin)
            part = refuse(connection, raw, understood, reason, Problem("same-table", "note", reason, raw.rows_read), salt=intake.salt)
        else:
            part = build(connection, raw, understood, intake.salt, settled.values, without_at=settled.without_at)
        problems = [
            *of_reader((each for each in raw.problems if each.check != "set aside" or not part.rows), understood.columns),  # told by reason
            *part.problems,
            *(problems_of(connection, understood.table, part.rows, part.loaded, intake.today) if understood.table and part.rows else []),
        ]
        written = workspace.write(connection.table(part.rows)) if part.rows else None
        intake.known.add(understood.table, written)
        source = Source(
            raw.file,
            raw.sheet,
            sha256,
            understood.system,
            understood.table,
            raw.rows_read,
            part.loaded,
            part.set_aside,
            with_examples(raw, understood.columns),
            discreet(problems, understood.columns),
            written,
            workspace.write(connection.table(part.rejected)) if part.set_aside else None,
            days=days_of(connection, part.rows, understood.table, raw.file, intake.today),
            corrected_on=correction.chosen_on if correction else None,
        )
        in_memory = part.rows if raw.straight and intake.is_all else None
        return Taken(source, link_alone(connection, workspace, source, in_memory) if in_memory else None)


def _content(raw: RawTable) -> str:
    """What a table says, whatever its file is called or packed in."""
    digest = hashlib.sha256("\x1f".join(raw.header).encode())
    with pa.BufferOutputStream() as sink:
        with pa.ipc.new_stream(sink, raw.rows.schema.remove_metadata()) as writer:
            writer.write_table(raw.rows.replace_schema_metadata(None).combine_chunks())
        digest.update(sink.getvalue())
    return digest.hexdigest()
