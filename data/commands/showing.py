"""`python -m data show`: what a workspace holds."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from data.commands import Command
from data.store import StoreError, Workspace
from data.version import Version


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--workspace", required=True, metavar="DIR", help="the folder that keeps the company's data")
    parser.add_argument("--json", action="store_true", help="print versions, tables, rows and spans as JSON")


def _run(arguments: argparse.Namespace) -> int:
    workspace = Workspace(arguments.workspace)
    try:
        versions = workspace.versions()
    except StoreError as problem:
        print(problem, file=sys.stderr)
        return 2
    if not versions:
        print(f"{arguments.workspace}: there is no data here yet. `python -m data import` brings some in.", file=sys.stderr)
        return 2
    if arguments.json:
        print(json.dumps([_as_json(version) for version in versions], ensure_ascii=False, indent=1))
    else:
        for version in versions:
            _print(version, current=version is versions[-1])
    return 0


def _as_json(version: Version) -> dict[str, Any]:
    tables = [
        {
            "table": name,
            "rows": facts.rows,
            "first": _day(facts.first),
            "last": _day(facts.last),
            "columns": facts.filled,
            "currencies": list(facts.currencies),
        }
        for name, facts in version.facts.items()
    ]
    problems = [
        {"check": each.check, "severity": each.severity, "sentence": str(each.sentence), "count": each.count} for each in version.problems
    ]
    shown = {"version": version.number, "created_at": version.created_at, "parent": version.parent, "note": str(version.note)}
    return shown | {"files": [source.file for source in version.sources], "tables": tables, "problems": problems}


def _day(day: object) -> str | None:
    return str(day) if day else None


def _print(version: Version, *, current: bool) -> None:
    print(f"Version {version.number}{' (current)' if current else ''}, {version.created_at}: {version.note}")
    for name, facts in version.facts.items():
        span = f", {facts.first} to {facts.last}" if facts.first else ""
        print(f"  {name}: {facts.rows:,} rows{span}")


SHOW = Command("show", "list versions, tables, rows and spans", "python -m data show --workspace ~/acme --json", _arguments, _run)
