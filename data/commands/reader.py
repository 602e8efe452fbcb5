"""Whoever reads what a command prints, and may stop before its end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

STOPPED = 141
"""Exit code where the reader went away: what a shell reports of a command that a closed pipe has ended (128 + SIGPIPE)."""


def until_read(main: Callable[[], int]) -> int:
    """Run a command and return its exit code; where the reader has enough, as `head` does, it ends without a traceback."""
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere, stream.fileno())  # else Python writes what is left when it ends, and fails again
        return STOPPED
    return code
