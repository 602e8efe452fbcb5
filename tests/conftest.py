"""What all tests share."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from data.store import Workspace
from tests.real_exports import Imported

ROOT = Path(__file__).parent.parent


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
