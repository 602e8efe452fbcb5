"""Small companies, written down row by row, for tests whose numbers are worked out by hand."""

from pathlib import Path

import pandas as pd

from data.facts import write_facts
from data.scratch import scratch
from data.store import Workspace
from data.version import Version
from locales import Sentence

Rows = list[dict[str, object]]


def company(folder: Path, **tables: Rows) -> Version:
    """A workspace whose facts are exactly these rows; the fields are those of `data.tables`."""
    workspace = Workspace(folder)
    with scratch() as connection:
        facts = {name: write_facts(workspace, name, connection.from_df(pd.DataFrame(rows))) for name, rows in tables.items()}
    return workspace.publish(parent=workspace.current(), sources=(), facts=facts, note=Sentence("written by hand"))


def table(text: str, **types: type) -> Rows:
    """Rows from a small table: a header line, then one line a row, cells between `|`; an empty cell is no value."""
    header, *lines = [line for line in text.strip().splitlines() if line.strip()]
    names = [cell.strip() for cell in header.split("|")]
    return [{name: _cell(cell.strip(), types.get(name, str)) for name, cell in zip(names, line.split("|"), strict=True)} for line in lines]


def _cell(text: str, kind: type) -> object:
    return None if text == "" else (text == "yes") if kind is bool else kind(text)
