"""`python -m data diff`: what differs between two versions."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from dataclasses import asdict

from data.commands import Command
from data.defused import defused
from data.differences import Difference, differences, rows_of
from data.store import StoreError, Workspace
from data.tables import TABLES
from data.version import Version
from locales import Sentence


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--workspace", required=True, metavar="DIR", help="the folder that keeps the company's data")
    parser.add_argument("--from", dest="before", type=int, metavar="N", help="the earlier version; without it, the one before")
    parser.add_argument("--to", dest="after", type=int, metavar="N", help="the later version; without it, the current one")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the differences as JSON: one object per table")
    form.add_argument("--csv", choices=list(TABLES), metavar="TABLE", help="print every row of a table that differs as CSV")


def _run(arguments: argparse.Namespace) -> int:
    try:
        before, after = _versions(Workspace(arguments.workspace), arguments.before, arguments.after)
    except StoreError as problem:
        print(problem, file=sys.stderr)
        return 2
    if arguments.csv:
        _print_rows(before, after, arguments.csv)
        return 0
    found = differences(before, after)
    if arguments.json:
        print(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
        return 0
    print(
        Sentence("Version {before} to version {after}: {tables} tables differ", before=before.number, after=after.number, tables=len(found))
    )
    for each in found:
        print_difference(each)
    return 0


def print_difference(found: Difference) -> None:
    """A table's difference: numbers first, then fields and examples."""
    print(f"{found.table}: {found.before:,} → {found.after:,} rows ({found.added:,} added, {found.changed:,} changed, {found.gone:,} gone)")
    if found.fields:
        print("  " + ", ".join(f"{name}: {count:,}" for name, count in found.fields))
    for each in found.changes:
        print(f"  {each.key}: {each.field} {_shown(each.before)} → {_shown(each.after)}")
    for sign, names in (("+", found.added_rows), ("-", found.gone_rows)):
        if names:
            print(f"  {sign} {', '.join(names)}")


def _versions(workspace: Workspace, before: int | None, after: int | None) -> tuple[Version, Version]:
    current = workspace.current()
    if current is None:
        raise StoreError(Sentence("There is nothing to compare: this workspace is empty."))
    later = workspace.version(after) if after else current
    earlier = before or later.parent
    if earlier is None:
        raise StoreError(Sentence("There is nothing to compare: this is the first version."))
    return workspace.version(earlier), later


def _print_rows(before: Version, after: Version, table: str) -> None:
    rows = rows_of(before, after, table)
    writer = csv.writer(sys.stdout)
    writer.writerow(rows.column_names)
    writer.writerows([defused(cell) for cell in row.values()] for row in rows.to_pylist())


def _shown(value: str | None) -> str:
    return "–" if value is None else value


DIFF = Command("diff", "what differs between two versions", "python -m data diff --workspace ~/acme", _arguments, _run)
