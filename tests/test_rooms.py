"""The rooms import one way, and none below the pages knows Streamlit."""

import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter

import grimp

LOWER = ("locales", "data", "kpi", "forecasting", "charts", "sharing")
"""The lowest first, so that the room that brought Streamlit along is the one that is named."""

EVERY_MODULE = f"""
import importlib, pkgutil, sys
for name in {LOWER}:
    room = importlib.import_module(name)
    for module in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    assert "streamlit" not in sys.modules, name + " brought Streamlit along"
    print(name)
"""


def test_a_lower_room_brings_no_streamlit_along() -> None:
    ran = subprocess.run([sys.executable, "-c", EVERY_MODULE], capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.split() == list(LOWER)


def test_no_module_needs_itself_to_be_imported() -> None:
    """Such a module can be imported or not by who comes first. Importing a module imports the packages that it lies in, too."""
    graph = grimp.build_graph(*LOWER, "ui", exclude_type_checking_imports=True, cache_dir=None)
    needs = {
        name: {each for found in graph.find_modules_directly_imported_by(name) for each in (found, *_packages(found, name))}
        for name in graph.modules
    }
    TopologicalSorter(needs).prepare()  # raises CycleError, which names those that need each other


def _packages(name: str, seen_from: str) -> Iterator[str]:
    """The packages that a module lies in, but for those that who imports it lies in, too."""
    while "." in name:
        name = name.rpartition(".")[0]
        if not f"{seen_from}.".startswith(f"{name}."):
            yield name
