"""Small companies, written down row by row, for tests whose numbers are worked out by hand."""

import shutil
import tempfile
from pathlib import Path

import pandas as pd

from data.facts import write_facts
from data.scratch import scratch
from data.store import Workspace
from data.version import Facts, Version
from locales import Sentence

Rows = list[dict[str, object]]


_folder = tempfile.TemporaryDirectory(prefix="companies-")
_kept: dict[tuple[str, str], tuple[Facts, Path]] = {}
"""What was written of a table with these rows: many tests ask of the same company, each in a workspace of its own."""


def company(folder: Path, **tables: Rows) -> Version:
    """A workspace whose facts are exactly these rows; the fields are those of `data.tables`."""
    workspace = Workspace(folder)
    facts = {name: _written(workspace, name, rows) for name, rows in tables.items()}
    return workspace.publish(parent=workspace.current(), sources=(), facts=facts, note=Sentence("written by hand"))


def _written(workspace: Workspace, name: str, rows: Rows | pd.DataFrame) -> Facts:
    asked = (name, repr(rows))
    if isinstance(rows, pd.DataFrame) or asked not in _kept:  # a frame does not say all its rows
        with scratch() as connection:
            facts = write_facts(workspace, name, connection.from_df(pd.DataFrame(rows)))
        if not isinstance(rows, pd.DataFrame):
            _kept[asked] = facts, shutil.copyfile(_path(workspace, facts), Path(_folder.name) / f"{len(_kept)}.parquet")
        return facts
    facts, kept = _kept[asked]
    _path(workspace, facts).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(kept, _path(workspace, facts))
    return facts


def _path(workspace: Workspace, facts: Facts) -> Path:
    return workspace.root / "parquet" / facts.file


def table(text: str, **types: type) -> Rows:
    """Rows from a small table: a header line, then one line a row, cells between `|`; an empty cell is no value."""
    header, *lines = [line for line in text.strip().splitlines() if line.strip()]
    names = [cell.strip() for cell in header.split("|")]
    return [{name: _cell(cell.strip(), types.get(name, str)) for name, cell in zip(names, line.split("|"), strict=True)} for line in lines]


def _cell(text: str, kind: type) -> object:
    return None if text == "" else (text == "yes") if kind is bool else kind(text)
