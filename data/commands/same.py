"""`python -m data same`: which names are in no list, and what each means."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from json import dumps

from data.aliases import Alias, Aliases
from data.commands import Command
from data.relinking import say_different, say_same
from data.store import StoreError, Workspace
from data.unmatched import Unmatched
from locales import Sentence

KINDS = ("customers", "reps", "products")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--workspace", required=True, metavar="DIR", help="the folder that keeps the company's data")
    parser.add_argument("--kind", choices=KINDS, default="customers", help="the list that a name belongs to")
    parser.add_argument("--json", action="store_true", help="the names that no list knows, as JSON")
    parser.add_argument("--forget", action="store_true", help="no longer take NAME for ENTRY")
    parser.add_argument("name", nargs="?", metavar="NAME", help="a name as rows write it")
    parser.add_argument("entry", nargs="?", metavar="ENTRY", help="the entry of the list that it means")


def _run(arguments: argparse.Namespace) -> int:
    try:
        return _said(arguments) if arguments.name and arguments.entry else _listed(arguments)
    except StoreError as problem:
        print(problem, file=sys.stderr)
        return 2


def _said(arguments: argparse.Namespace) -> int:
    workspace = Workspace(arguments.workspace)
    alias = Alias(arguments.kind, arguments.name, arguments.entry)
    version = say_different(workspace, alias) if arguments.forget else say_same(workspace, [alias])
    print(f"Version {version.number}: {version.note}")
    return 0


def _listed(arguments: argparse.Namespace) -> int:
    if arguments.name:
        print(Sentence("Say which entry of the list “{name}” means: NAME ENTRY.", name=arguments.name), file=sys.stderr)
        return 2
    version = Workspace(arguments.workspace).current()
    if version is None:
        raise StoreError(Sentence("This workspace is empty."))
    if arguments.json:
        print(dumps([asdict(each) for each in version.unmatched], ensure_ascii=False, indent=1))
        return 0
    for each in version.unmatched:
        print(_line(each))
    for alias in Aliases(arguments.workspace).all():
        print(Sentence("{kind}: “{written}” is taken for “{label}”", kind=alias.kind, written=alias.written, label=alias.label))
    return 0


def _line(each: Unmatched) -> Sentence:
    if each.candidates:
        close = ", ".join(one.label for one in each.candidates)
        return Sentence("{kind}: “{name}” in {count} rows; close to {close}", kind=each.kind, name=each.name, count=each.count, close=close)
    return Sentence("{kind}: “{name}” in {count} rows; nothing is close", kind=each.kind, name=each.name, count=each.count)


SAME = Command(
    "same",
    "list names that no list knows, or say which entry one means",
    'python -m data same --workspace ~/acme --kind customers "Globx" "Globex Corporation"',
    _arguments,
    _run,
)
