"""`python -m kpi receipt` and `python -m kpi rerun`: the receipt of a value, and the same value once more."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from kpi.arguments import check_dimensions, version_in
from kpi.compute import known
from kpi.compute_command import OWN, add_selection_options, selection_asked
from kpi.finding import CALLED, kpi_asked
from kpi.receipt import receipt
from kpi.rerun import Rerun, rerun
from kpi.stored_receipt import NoReceipt, StoredReceipt
from locales import Sentence

LARGEST = 1_000_000
"""Bytes of a receipt; ours have a few thousand."""


def add_to(commands: Any) -> None:
    """Declare both commands on a parser's subcommands."""
    making = commands.add_parser("receipt", help="a value with all that is behind it, as JSON, to keep and to run again")
    making.add_argument("kpi", metavar="KPI", help=CALLED)
    add_selection_options(making)
    making.set_defaults(command=_receipt)
    again = commands.add_parser("rerun", help="run a kept receipt again: the same value, or what has changed")
    again.add_argument("receipt", metavar="FILE", help="a receipt that was kept, as JSON")
    again.add_argument("--workspace", metavar="DIR", required=True, help="the folder of the workspace")
    again.add_argument("--json", action="store_true", help="as JSON")
    again.set_defaults(command=_rerun)


def _receipt(asked: argparse.Namespace) -> None:
    version = version_in(asked.workspace)
    selection = selection_asked(version, asked)
    check_dimensions([each.dimension for each in selection.filters], OWN)
    kpi = known(version, kpi_asked(version, asked.kpi))
    made = receipt(version, kpi, selection)
    queries = [{"table": each.table, "dated": each.dated, "sql": each.sql} for each in made.queries]
    derived = [{"table": name, "sql": sql} for name, sql in made.derived]
    print(json.dumps(StoredReceipt.of(made).as_json() | {"queries": queries, "derived": derived}, ensure_ascii=False, indent=1))


def _rerun(asked: argparse.Namespace) -> None:
    found = rerun(version_in(asked.workspace), read(Path(asked.receipt)))
    if asked.json:
        said = {
            "same": found.is_same,
            "then": found.kept.value,
            "now": found.now.value.value,
            "changes": [str(each) for each in found.changes],
        }
        print(json.dumps(said, ensure_ascii=False, indent=1))
        return
    sys.stdout.write("".join(f"{line}\n" for line in _lines(found)))


def read(path: Path) -> StoredReceipt:
    """A receipt out of a file. Raises NoReceipt."""
    try:
        if path.stat().st_size > LARGEST:
            raise NoReceipt(Sentence("{file} is too large for a receipt.", file=path.name))
        return StoredReceipt.from_json(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as wrong:
        raise NoReceipt(Sentence("{file} is no receipt that can be read.", file=path.name)) from wrong


def _lines(found: Rerun) -> list[str]:
    then, now = ("–" if each is None else f"{each:,.6g}" for each in (found.kept.value, found.now.value.value))
    head = Sentence("{kpi}: the same, {now}", kpi=found.kept.kpi, now=now) if found.is_same else Sentence(
        "{kpi}: {then} then, {now} now", kpi=found.kept.kpi, then=then, now=now)  # fmt: skip
    return [str(head), *(f"  {each}" for each in found.changes)]
