"""`python -m data check`: what the checks find in the current version of a workspace."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from typing import Any

from data.checks.listing import Listed, Listing, Place, check_version
from data.commands import Command
from data.store import StoreError, Workspace

ROWS = 5
"""How many rows are named of each file."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--workspace", required=True, metavar="DIR", help="the folder that keeps the company's data")
    parser.add_argument("--json", action="store_true", help="print every finding, with its rows, and what was asked in vain as JSON")
    parser.add_argument("--today", type=date.fromisoformat, default=None, metavar="DATE", help="the day taken for today (default: today)")


def _run(arguments: argparse.Namespace) -> int:
    try:
        version = Workspace(arguments.workspace).current()
    except StoreError as problem:
        print(problem, file=sys.stderr)
        return 2
    if version is None:
        print(f"{arguments.workspace}: there is no data here yet. `python -m data import` brings some in.", file=sys.stderr)
        return 2
    listing = check_version(version, arguments.today or date.today())
    if arguments.json:
        print(json.dumps(_as_json(listing), ensure_ascii=False, indent=1))
    else:
        _print(listing)
    return 0


def _as_json(listing: Listing) -> dict[str, Any]:
    return {"found": [_listed(each) for each in listing.listed], "passed": [each.id for each in listing.passed]}


def _listed(listed: Listed) -> dict[str, Any]:
    check = listed.check
    return {
        "check": check.id,
        "table": check.table,
        "severity": check.severity,
        "flaw": check.flaw.value,
        "fields": list(check.fields),
        "count": listed.count,
        "sentence": str(listed.sentence),
        "files": [_place(place) for place in listed.places],
    }


def _place(place: Place) -> dict[str, Any]:
    finding = place.finding
    named = {"file": place.source.file, "sheet": place.source.sheet, "count": finding.count}
    return named | {"rows": list(finding.rows), "examples": list(finding.examples)}


def _print(listing: Listing) -> None:
    for listed in listing.listed:
        print(f"{listed.check.severity}: {listed.sentence} [{listed.check.id}]")
        for place in listed.places:
            where = f"{place.source.file} [{place.source.sheet}]" if place.source.sheet else place.source.file
            more = " …" if place.finding.count > len(place.finding.rows) else ""
            print(f"  {where}: rows {', '.join(str(row) for row in place.finding.rows[:ROWS])}{more}")
    print(f"{len(listing.listed)} checks found something, {len(listing.passed)} found nothing.")


CHECK = Command("check", "list what the checks find in the data", "python -m data check --workspace ~/acme --json", _arguments, _run)
