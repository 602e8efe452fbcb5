"""Look ahead from a command line: `python -m forecasting --help`."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

COMMANDS = {
    "sales-cycle": "forecasting.sales_cycle.command",
    "customer-value": "forecasting.customer_value.command",
}
"""Each subcommand and the module that holds it, with `HELP`, `EXAMPLE`, `arguments(parser)` and `run(options) -> exit code`."""


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m forecasting", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, module in COMMANDS.items():
        command = import_module(module)
        command.arguments(
            commands.add_parser(
                name,
                help=command.HELP,
                description=command.HELP,
                epilog=f"example:\n  {command.EXAMPLE}",
                formatter_class=argparse.RawDescriptionHelpFormatter,
            )
        )
    options = parser.parse_args(words)
    return import_module(COMMANDS[options.command]).run(options)


if __name__ == "__main__":
    sys.exit(main())
