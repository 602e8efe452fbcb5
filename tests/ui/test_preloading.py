"""Importing what pages are made of draws nothing and fails nowhere."""

import subprocess
import sys

IMPORTED = """
from ui import preloading
preloading._import_all()
import sys
assert "ui.channels" in sys.modules and "ui.frame" not in sys.modules
"""


def test_everything_that_pages_are_made_of_can_be_imported_beside_them() -> None:
    ran = subprocess.run([sys.executable, "-c", IMPORTED], capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr
