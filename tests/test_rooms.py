"""The rooms import one way, and none below the pages knows Streamlit."""

import subprocess
import sys

import pytest

LOWER = ("locales", "data", "kpi", "forecasting", "charts", "sharing")


@pytest.mark.parametrize("room", LOWER)
def test_a_lower_room_brings_no_streamlit_along(room: str) -> None:
    every_module = (
        "import importlib, pkgutil, sys\n"
        f"room = importlib.import_module('{room}')\n"
        "for module in pkgutil.walk_packages(room.__path__, room.__name__ + '.'):\n"
        "    if not module.name.endswith('__main__'): importlib.import_module(module.name)\n"
        "assert 'streamlit' not in sys.modules, sorted(name for name in sys.modules if name.startswith('streamlit'))[:3]"
    )
    ran = subprocess.run([sys.executable, "-c", every_module], capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr
