"""What all tests share."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def exports() -> Path:
    """The folder of real exports, which are not part of the project."""
    folder = Path(os.environ.get("KPI_EXPORTS", ROOT.parent / "shared" / "exports"))
    if not folder.is_dir():
        pytest.skip("the real exports are not beside the project: set KPI_EXPORTS to their folder")
    return folder
