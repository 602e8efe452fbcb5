"""`python -m kpi own`: the KPIs that a workspace defines for itself."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from data.definitions import Definition, definitions_in, keep, remove
from data.store import Workspace
from kpi.arguments import version_in
from kpi.kpis import Better, Unit
from kpi.own.catalogue import defined, own, refuse_used
from kpi.own.defining import id_of
from kpi.own.formula_error import FormulaError
from kpi.own.nesting import named
from kpi.own.printing import printed
from kpi.own.reading import read
from kpi.own.remarks import said_of_no_stocks
from kpi.periods import Grain
from kpi.status import status
from locales import Sentence, SentenceError
from locales.languages import LANGUAGES


def add_own(commands: Any) -> None:
    """Add the command to a parser's subcommands."""
    mine = commands.add_parser("own", help="KPIs that the workspace defines for itself")
    actions = mine.add_subparsers(required=True, metavar="ACTION")
    _action(actions, "list", _list, "every KPI that is defined, and whether its formula still means something").add_argument(
        "--json", action="store_true", help="as JSON"
    )
    adding = _action(actions, "add", _add, "define a KPI")
    adding.add_argument("--id", default="", help="by which commands and addresses know it; else made from the name")
    adding.add_argument("--name", required=True, help="what people read")
    adding.add_argument("--meaning", default="", help="one sentence for whoever reads it")
    adding.add_argument("--formula", required=True, help="as docs/own-kpis.md explains")
    adding.add_argument("--unit", default=str(Unit.COUNT), help=", ".join(map(str, Unit)))
    adding.add_argument("--better", default=str(Better.NEITHER), help=", ".join(map(str, Better)))
    adding.add_argument("--frequency", default=str(Grain.MONTH), help=", ".join(map(str, Grain)))
    adding.add_argument("--replace", action="store_true", help="in the place of the one with that id")
    _in_language(adding)
    removing = _action(actions, "remove", _remove, "remove a KPI")
    removing.add_argument("id", metavar="ID", help="by which commands know it")
    checking = actions.add_parser("check", help="whether a formula means something, and what is wrong with it")
    checking.add_argument("formula", metavar="FORMULA", help="as docs/own-kpis.md explains")
    checking.add_argument("--workspace", metavar="DIR", help="the workspace whose own KPIs the formula may name")
    _in_language(checking)
    checking.set_defaults(command=_check)


def _action(actions: Any, name: str, command: Any, told: str) -> argparse.ArgumentParser:
    action: argparse.ArgumentParser = actions.add_parser(name, help=told)
    action.add_argument("--workspace", metavar="DIR", required=True, help="the folder of the workspace")
    action.set_defaults(command=command)
    return action


def _in_language(action: argparse.ArgumentParser) -> None:
    action.add_argument("--language", choices=list(LANGUAGES), default="en", help="the language in which the formula is written")


def _list(asked: argparse.Namespace) -> None:
    version = version_in(asked.workspace)
    found = own(version.definitions)
    rows = []
    for each in version.definitions:
        state = str(status(version, found.kpis[each.id]).state) if each.id in found.kpis else "broken"
        rows.append(asdict(each) | {"status": state, "because": str(found.broken.get(each.id, ""))})
    if asked.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        print(f"{row['id']:24}{row['status']:12}{row['name']:28}{row['formula']}" + (f"   {row['because']}" if row["because"] else ""))


def _add(asked: argparse.Namespace) -> None:
    folder = _folder(asked.workspace)
    texts = {name: getattr(asked, name) for name in ("id", "name", "meaning", "formula", "unit", "better", "frequency")}
    texts["id"] = asked.id or id_of(asked.name, [each.id for each in definitions_in(folder)])
    kept = defined(Definition(**texts), asked.language, definitions_in(folder))
    keep(folder, kept, new=not asked.replace)
    print(f"{kept.id}  {kept.formula}")
    for remark in said_of_no_stocks(read(kept.formula, others=named(definitions_in(folder)))):
        print(remark, file=sys.stderr)


def _remove(asked: argparse.Namespace) -> None:
    folder = _folder(asked.workspace)
    refuse_used(definitions_in(folder), asked.id)
    if not remove(folder, asked.id):
        known = [each.id for each in definitions_in(folder)]
        raise SentenceError(Sentence("{name} is no KPI of this workspace’s own; there are: {known}", name=asked.id, known=known))


def _check(asked: argparse.Namespace) -> None:
    try:
        others = named(version_in(asked.workspace).definitions) if asked.workspace else ()
        tree = read(asked.formula, asked.language, others)
        print(printed(tree))
        for remark in said_of_no_stocks(tree):
            print(remark, file=sys.stderr)
    except FormulaError as fault:
        print(f"{asked.formula}\n{' ' * fault.start}{'^' * max(1, fault.end - fault.start)}", file=sys.stderr)
        raise


def _folder(workspace: str) -> Path:
    version_in(workspace)
    return Workspace(workspace).root
