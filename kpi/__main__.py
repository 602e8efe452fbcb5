"""KPIs without a browser: `python -m kpi COMMAND --help` says what a command takes, with examples."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from data.commands.files import files_of
from data.commands.reader import until_read
from data.importing import drafted, preview
from data.store import Workspace
from data.version import Version
from kpi import (
    calendar_command,
    checks_command,
    cohorts_command,
    compute_command,
    funnel_command,
    health_command,
    lists_command,
    pivot_command,
    receipt_command,
    term_options,
    variants_command,
)
from kpi.arguments import day, version_in
from kpi.command_examples import with_examples
from kpi.compute import known
from kpi.finding import nearest
from kpi.moved import moved
from kpi.own.catalogue import catalogue_of
from kpi.own.command import add_own
from kpi.status import status
from kpi.why import command as why_command
from kpi.workspace_terms import terms_of
from locales import Sentence, SentenceError


def main(arguments: list[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], None] = asked.command
    try:
        command(asked)
    except SentenceError as refused:
        print(refused, file=sys.stderr)
        return 2
    return 0


def _list(asked: argparse.Namespace) -> None:
    version = version_in(asked.workspace) if asked.workspace else None
    rows = [_described(name, version) for name in (nearest(version, asked.search) if asked.search else catalogue_of(version))]
    if asked.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        print(f"{row['id']:24}{row.get('status', ''):12}{row['name']:28}{row['formula']}")
        for reason in row.get("because", []):
            print(f"{'':36}{reason}")


def _moved(asked: argparse.Namespace) -> None:
    workspace, today = Workspace(asked.workspace), asked.today or datetime.now(UTC).date()
    after = version_in(asked.workspace)
    if asked.files:
        outcome = preview(workspace, [(name, path.read_bytes()) for name, path in files_of(asked.files)], today=today)
        before, after = after, drafted(workspace, outcome).version
    elif after.parent is None:
        raise SentenceError(Sentence("There is nothing to compare: this is the first version."))
    else:
        before = workspace.version(after.parent)
    found = moved(before, after, today, terms=terms_of(after.root))
    if asked.json:
        _print_json([asdict(each) | {"period": [str(each.period.start), str(each.period.end)], "change": each.change} for each in found])
        return
    for each in found:
        values = " → ".join("–" if value is None else f"{value:,.4f}" for value in (each.before, each.after))
        print(f"{each.kpi:24}{each.period.start} – {each.period.end}  {values}")


def _described(name: str, version: Version | None) -> dict[str, Any]:
    kpi = known(version, name)
    row: dict[str, Any] = {
        "id": kpi.id,
        "name": str(kpi.title),
        "unit": str(kpi.unit),
        "better": str(kpi.better),
        "frequency": str(kpi.frequency),
        "formula": kpi.formula,
        "needs": {table: list(columns) for table, columns in kpi.needs.items()},
    }
    if version:
        found = status(version, kpi)
        row |= {"status": str(found.state), "because": [str(each) for each in found.because]}
    return row


def _print_json(rows: list[dict[str, Any]]) -> None:
    print(json.dumps(rows, ensure_ascii=False, indent=1))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kpi", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    listing = commands.add_parser("list", help="every KPI, and with a workspace whether its data answers it")
    listing.add_argument("--workspace", metavar="DIR", help="the folder of a workspace")
    listing.add_argument("--search", metavar="WORD", help="only those that people call so, or nearly so, in any language")
    listing.add_argument("--json", action="store_true", help="as JSON")
    listing.set_defaults(command=_list)
    checks_command.add_to(commands)
    add_own(commands)
    moving = commands.add_parser("moved", help="KPIs that the last version moved, or that files would move if they were stored")
    moving.add_argument("files", nargs="*", metavar="PATH", help="files that are not stored; without them, the last two versions")
    moving.add_argument("--workspace", metavar="DIR", required=True, help="the folder of the workspace")
    moving.add_argument("--today", type=day, metavar="D", help="the day taken for today")
    moving.add_argument("--json", action="store_true", help="as JSON")
    moving.set_defaults(command=_moved)
    compute_command.add_to(commands)
    calendar_command.add_to(commands)
    term_options.add_to(commands)
    receipt_command.add_to(commands)
    health_command.add_to(commands)
    variants_command.add_to(commands)
    lists_command.add_to(commands)
    why_command.add_to(commands)
    pivot_command.add_to(commands)
    funnel_command.add_to(commands)
    cohorts_command.add_to(commands)
    with_examples(commands.choices)
    return parser


if __name__ == "__main__":
    sys.exit(until_read(main))
