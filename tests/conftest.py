"""What all tests share."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from data.store import Workspace
from tests.real_exports import Imported

ROOT = Path(__file__).parent.parent

settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")
"""How long an example takes says how busy the machine is, not whether a claim holds."""

SHARED = ("brought", "demo_home", "demonstration")
"""Fixtures that are dear, and used by tests of several files."""

LONGEST = frozenset(
    {
        "test_sales_cycle_exports.py", "test_imports.py", "test_straight.py", "test_rollups.py", "test_check_effects.py", "test_apart.py",
        "test_data_page.py", "test_pages.py", "test_questions.py", "test_checks.py", "test_laws.py", "test_oracle.py",
    }
)  # fmt: skip
"""Files that take longest by themselves."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of one file run in one process, where what they share is made once; so do those that share a folder over several files."""
    for item in items:
        shared = [name for name in SHARED if name in getattr(item, "fixturenames", ())]
        item.add_marker(pytest.mark.xdist_group(shared[0] if shared else str(item.path)))
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    """The longest are begun first, so that no process waits for another at the end: the browser waits most, then come the real exports."""
    if item.get_closest_marker("browser"):
        return 0
    if "brought" in getattr(item, "fixturenames", ()):
        return 1
    return 2 if item.path.name in LONGEST else 3


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


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the demonstration company in its own size, as everyone sees it. It takes long: nobody may change it."""
    from data.demo import build
    from sharing.home import Home

    folder = tmp_path_factory.mktemp("demonstration")
    build(Home(folder).demo.root)
    return folder
