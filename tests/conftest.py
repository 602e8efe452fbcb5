"""What all tests share."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from data.store import Workspace
from tests.real_exports import Imported

ROOT = Path(__file__).parent.parent

SHARED = ("brought", "demo_home")
"""Fixtures that are dear, and used by tests of several files."""

LONGEST = frozenset({"test_sales_cycle_exports.py", "test_imports.py", "test_browser.py", "test_data_page.py"})
"""Files that take longest: they are begun first, so that no process waits for another at the end."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of one file run in one process, where what they share is made once; so do those that share a folder over several files."""
    for item in items:
        shared = [name for name in SHARED if name in getattr(item, "fixturenames", ())]
        item.add_marker(pytest.mark.xdist_group(shared[0] if shared else str(item.path)))
    items.sort(key=lambda item: item.path.name not in LONGEST)


@pytest.fixture(scope="session")
def exports() -> Path:
    """The folder of real exports, which are not part of the project."""
    folder = Path(os.environ.get("KPI_EXPORTS", ROOT.parent / "shared" / "exports"))
    if not folder.is_dir():
        pytest.skip("the real exports are not beside the project: set KPI_EXPORTS to their folder")
    return folder


@pytest.fixture(scope="session")
def brought(exports: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Imported]:
    """Import a folder or file of the real exports by its name, once for all tests."""
    done: dict[str, Imported] = {}

    def bring(name: str) -> Imported:
        if name not in done:
            done[name] = Imported(Workspace(tmp_path_factory.mktemp("workspace")), exports / name)
        return done[name]

    return bring
