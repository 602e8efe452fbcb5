"""`python -m data undo`: back to the version before."""

from __future__ import annotations

import argparse
import sys

from data.commands import Command
from data.store import StoreError, Workspace


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--workspace", required=True, metavar="DIR", help="the folder that keeps the company's data")


def _run(arguments: argparse.Namespace) -> int:
    try:
        version = Workspace(arguments.workspace).undo()
    except StoreError as problem:
        print(problem, file=sys.stderr)
        return 2
    print(f"Version {version.number}: {version.note}")
    return 0


UNDO = Command("undo", "go back to the version before the current one", "python -m data undo --workspace ~/acme", _arguments, _run)
