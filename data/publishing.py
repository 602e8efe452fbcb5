"""From sources to a version: which of them count, and the facts linked from all their parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from data.links import link
from data.store import Workspace
from data.systems.intake import columns
from data.version import ColumnMatch, Source, Version
from data.watching import Progress, silent
from locales import Sentence


def publish(workspace: Workspace, sources: Sequence[Source], note: Sentence, progress: Progress = silent) -> Version:
    """Make a version of the current one's sources and these; one with the same file name, sheet and table is replaced.

    Simulated rows leave with the first files that somebody brings: real and invented rows never mix.
    """
    parent = workspace.current()
    new = {(source.file, source.sheet, source.table) for source in sources}
    again = {source.sha256 for source in sources if source.sha256}  # the same content, under whatever name, never counts twice
    before = [
        source
        for source in (parent.sources if parent else ())
        if (source.file, source.sheet, source.table) not in new and source.sha256 not in again and not _is_simulated(source)
    ]
    every = [*before, *sources]
    facts, problems = link(workspace, parts_by_table(workspace, every), progress)
    return workspace.publish(parent=parent, sources=every, facts=facts, problems=problems, note=note)


def _is_simulated(source: Source) -> bool:
    """Whether its rows were written as facts at once, so that there is no part to link again (the demonstration company)."""
    return source.part is None and source.rows_loaded > 0


def store_tables(
    workspace: Workspace, tables: Mapping[str, pa.Table | duckdb.DuckDBPyRelation], system: str, note: Sentence, progress: Progress = silent
) -> Version:
    """Store rows that are in our fields already (and may have keys such as `rep_id`, see `data.systems.intake`) as a new version."""
    sources = []
    with duckdb.connect() as connection:
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


def parts_by_table(workspace: Workspace, sources: Iterable[Source]) -> dict[str, list[Path]]:
    """Part files by table, the oldest import first."""
    parts: dict[str, list[Path]] = {}
    for source in sources:
        if source.part and source.table:
            parts.setdefault(source.table, []).append(workspace.root / "parquet" / source.part)
    return parts
