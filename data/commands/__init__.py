"""The commands of `python -m data`, one file each. A command is a parser and what it does."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """`name` on the command line, `help` in one line, `example` to copy, `arguments` to declare, `run` for the exit code."""

    name: str
    help: str
    example: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
