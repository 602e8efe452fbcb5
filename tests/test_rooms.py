"""The rooms import one way, and none below the pages knows Streamlit."""

import subprocess
import sys

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
