"""Small files written for these tests, and a way to import them and look at the facts."""

from datetime import date
from pathlib import Path

import pytest

from data.importing import import_all
from data.scratch import scratch
from data.store import Workspace

TODAY = date(2026, 6, 30)


class Company:
    """A workspace into which texts are imported as files."""

    def __init__(self, root: Path) -> None:
        self.workspace = Workspace(root)
        self.outcome = None

    def drop(self, **corrections_and_files):
        """Import texts: keyword `deals_csv="…"` is the file `deals.csv`."""
        corrections = corrections_and_files.pop("corrections", None)
        files = [(name.replace("_csv", ".csv"), text.strip().encode()) for name, text in corrections_and_files.items()]
        self.outcome = import_all(self.workspace, files, today=TODAY, corrections=corrections)
        return self.outcome

    def source(self, file):
        return next(source for source in self.outcome.sources if source.file == file)

    def rows(self, table, columns):
        """Rows of a fact table, in file order."""
        version = self.workspace.current()
        with scratch() as connection:
            return connection.execute(f"SELECT {columns} FROM read_parquet('{version.path(version.facts[table].file)}')").fetchall()


@pytest.fixture
def company(tmp_path):
    return Company(tmp_path)


def checks(source):
    return {problem.check for problem in source.problems}
