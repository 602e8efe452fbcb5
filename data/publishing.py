"""From sources to a version without a look in between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb
import pyarrow as pa

from data.drafts import accept, prepare
from data.scratch import scratch
from data.store import Workspace
from data.systems.intake import columns
from data.version import ColumnMatch, Source, Version
from data.watching import Progress, silent
from locales import Sentence


def publish(workspace: Workspace, sources: Sequence[Source], note: Sentence, progress: Progress = silent) -> Version:
    """Make a version of the current one's sources and these, each in the way that is proposed for it."""
    return accept(workspace, prepare(workspace, sources, note, progress=progress))


def store_tables(
    workspace: Workspace, tables: Mapping[str, pa.Table | duckdb.DuckDBPyRelation], system: str, note: Sentence, progress: Progress = silent
) -> Version:
    """Store rows that are in our fields already (and may have keys such as `rep_id`, see `data.systems.intake`) as a new version."""
    sources = []
    with scratch() as connection:
        for table, rows in tables.items():
            relation = connection.from_arrow(rows) if isinstance(rows, pa.Table) else rows
            unknown = set(relation.columns) - set(columns(table))
            if unknown:
                raise ValueError(f"{table} has no field {', '.join(sorted(unknown))}")
            count = relation.aggregate("count(*)").fetchall()[0][0]
            matches = tuple(ColumnMatch(name, name, 1.0, Sentence("It has our own name")) for name in relation.columns)
            sources.append(
                Source(table, None, "", system, table, count, count, 0, matches, part=workspace.write(relation) if count else None)
            )
    return publish(workspace, sources, note, progress)
