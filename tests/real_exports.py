"""Real exports, imported as a person would drop them: a folder whole, with whatever lies in it, or one file."""

from datetime import date
from pathlib import Path

import duckdb

from data.importing import import_all
from data.store import Workspace

TODAY = date(2026, 6, 30)


class Imported:
    """An export in a workspace of its own, its facts as views of a connection. Shared by tests: nobody may change it."""

    def __init__(self, workspace: Workspace, path: Path) -> None:
        root = path if path.is_dir() else path.parent
        paths = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
        self.workspace = workspace
        self.outcome = import_all(workspace, [(each.relative_to(root).as_posix(), each.read_bytes()) for each in paths], today=TODAY)
        self.version = self.outcome.version
        self.connection = duckdb.connect()
        for name, facts in self.version.facts.items():
            self.connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{self.version.path(facts.file)}')")

    def row(self, sql: str) -> tuple:
        return self.connection.execute(sql).fetchall()[0]

    def balanced(self) -> bool:
        return all(source.rows_read == source.rows_loaded + source.rows_rejected for source in self.outcome.sources)
