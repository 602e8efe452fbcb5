"""Look ahead from a command line: `python -m forecasting --help`."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date, timedelta
from importlib import import_module

from data.commands.reader import until_read
from data.version import Version
from forecasting.plain import plain
from forecasting.refusal import Refusal
from kpi.arguments import check_dimensions, check_members, condition, day, filters_of, version_in
from locales import Sentence, SentenceError

COMMANDS = {
    "sales-cycle": "forecasting.sales_cycle.command",
    "customer-value": "forecasting.customer_value.command",
    "revenue": "forecasting.revenue.command",
    "like-for-like": "forecasting.like_for_like.command",
    "quota-pace": "forecasting.quota_pace.command",
    "channels": "forecasting.channels.command",
    "backtest": "forecasting.backtest_command",
}
"""Each subcommand and the module that holds it.

A module has `HELP`, `EXAMPLE`, `arguments(parser)` for what it alone takes, `made(version, as_of, filters, options, progress)` for the
forecast, and `as_json(forecast)` and `as_text(forecast)`.
"""
REFUSED = 2
"""Exit code where the data cannot carry a forecast; the sentence goes to stderr, and with --json also to stdout as `refused`."""


def main(words: list[str] | None = None) -> int:
    options = _parser().parse_args(words)
    command = import_module(COMMANDS[options.command])
    try:
        version = version_in(options.workspace)
        check_dimensions(dimension for dimension, _ in options.where)
        filters = filters_of(options.where)
        check_members(version, filters)
        found = command.made(version, options.as_of or _day_after(version), filters, options, _say)
    except SentenceError as refusal:
        _say(refusal.sentence)
        if options.json:
            print(json.dumps({"refused": str(refusal.sentence)}, ensure_ascii=False))
        return REFUSED
    print(
        json.dumps(plain(command.as_json(found)), ensure_ascii=False, indent=1, allow_nan=False) if options.json else command.as_text(found)
    )
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m forecasting", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, module in COMMANDS.items():
        command = import_module(module)
        own = commands.add_parser(
            name,
            help=command.HELP,
            description=command.HELP,
            epilog=f"example:\n  {command.EXAMPLE}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        _shared(own)
        command.arguments(own)
    return parser


def _shared(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--workspace", required=True, metavar="DIR", help="folder of the workspace")
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="DAY",
        help="forecast from what was known before this day, YYYY-MM-DD (default: the day after the last in the data)",
    )
    parser.add_argument(
        "--where",
        action="append",
        default=[],
        type=condition,
        metavar="DIM=MEMBER",
        help="only rows of this member of a dimension; repeat for more; DIM= for rows that have none",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _day_after(version: Version) -> date:
    if version.last_day is None:
        raise Refusal(Sentence("Nothing in this data has a date, so there is nothing to forecast from."))
    return version.last_day + timedelta(days=1)


def _say(sentence: Sentence) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(until_read(main))
