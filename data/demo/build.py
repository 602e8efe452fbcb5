"""Publish the demonstration company as a version of a workspace.

Its rows are complete, so they are written as facts at once: no links to search, which takes most of the time of an import of this size. The
sources that the version names have no parts to link again; the first import into the workspace therefore takes the company's place instead
of mixing with it.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pyarrow as pa

from data.demo.company import NAME
from data.demo.exports import header, write_exports
from data.demo.simulation import DEALS, SEED, UNTIL, simulate
from data.facts import write_facts
from data.scratch import scratch
from data.store import Workspace
from data.version import ColumnMatch, Facts, Source, Version
from locales import Sentence


def build(
    workspace_path: str | Path,
    deals: int = DEALS,
    seed: int = SEED,
    until: date = UNTIL,
    *,
    say: Callable[[Sentence], None] = lambda sentence: None,
    exports: Path | None = None,
) -> Version:
    """Simulate the company and publish it; `say` hears what is being done, `exports` gets the tables as CSV files too."""
    workspace = Workspace(workspace_path)
    say(Sentence("Simulating {deals} deals up to {until}…", deals=deals, until=until))
    tables = simulate(deals, seed, until)
    if exports is not None:
        say(Sentence("Writing CSV files to {folder}…", folder=str(exports)))
        write_exports(exports, tables)
    columns = {name: tuple(table.column_names) for name, table in tables.items()}
    facts = _stored(workspace, tables, say)
    sources = [_source(facts[name], fields) for name, fields in columns.items()]
    note = Sentence("Demonstration company {name}: {deals} deals", name=NAME, deals=deals)
    return workspace.publish(parent=workspace.current(), sources=sources, facts=facts, note=note)


def _source(facts: Facts, fields: tuple[str, ...]) -> Source:
    """The file that a table stands for. Its hash is that of the stored rows, by which their Parquet file is named."""
    matches = tuple(ColumnMatch(header(facts.table, field), field, 1.0, Sentence("Written by the simulator")) for field in fields)
    sha256 = facts.file.removesuffix(".parquet")
    return Source(f"{facts.table}.csv", None, sha256, "demonstration", facts.table, facts.rows, facts.rows, 0, matches)


def _stored(workspace: Workspace, tables: dict[str, pa.Table], say: Callable[[Sentence], None]) -> dict[str, Facts]:
    """Write every table, two at a time, since one keeps only one core busy; largest first, each forgotten once written."""

    def store(table: str) -> Facts:
        rows = tables.pop(table)
        say(Sentence("Storing {rows} rows of {table}…", rows=rows.num_rows, table=table))
        with scratch() as connection:
            return write_facts(workspace, table, connection.from_arrow(rows))

    names = list(tables)
    largest_first = sorted(names, key=lambda name: -tables[name].num_rows)
    with ThreadPoolExecutor(max_workers=2) as pool:
        written = dict(zip(largest_first, pool.map(store, largest_first), strict=True))
    return {name: written[name] for name in names}
