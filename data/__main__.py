"""Data in and out of a workspace, from the command line: `python -m data import|show|check|diff|correct|same|undo|demo`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from data.commands import Command
from data.commands.checking import CHECK
from data.commands.comparing import DIFF
from data.commands.correcting import CORRECT
from data.commands.importing import IMPORT
from data.commands.reader import until_read
from data.commands.same import SAME
from data.commands.showing import SHOW
from data.commands.undoing import UNDO
from data.demo.command import DEMO

COMMANDS: tuple[Command, ...] = (IMPORT, SHOW, CHECK, DIFF, CORRECT, SAME, UNDO, DEMO)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, or 2 where something could not be done."""
    parser = argparse.ArgumentParser(prog="python -m data", description="Bring exports into a workspace and look after its versions.")
    parser.epilog = f"example: {IMPORT.example}"
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for each in COMMANDS:
        own = commands.add_parser(each.name, help=each.help, description=each.help, epilog=f"example: {each.example}")
        each.arguments(own)
        own.set_defaults(run=each.run)
    parsed = parser.parse_args(arguments)
    return int(parsed.run(parsed))


if __name__ == "__main__":
    sys.exit(until_read(main))
