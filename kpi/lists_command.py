"""`python -m kpi rows`: the lists that people act on, and the rows of one of them."""

from __future__ import annotations

import argparse
from typing import Any

import pandas as pd

from data.defused import defused
from data.version import Version
from kpi.arguments import check_dimensions, version_in, whole_number
from kpi.compute_command import OWN, add_selection_options, selection_asked
from kpi.lists import LISTS, Listed
from kpi.lists.rows import count, reason, rows
from kpi.selection import Selection
from locales import Sentence, SentenceError

LIMIT = 1000


def add_to(commands: Any) -> None:
    """Declare the command on a parser's subcommands."""
    text = "the lists that people act on, with how many rows each has; with the name of one, its rows"
    parser = commands.add_parser("rows", help=text, description=text)
    parser.add_argument("list", metavar="LIST", nargs="?", help=", ".join(LISTS))
    add_selection_options(parser)
    parser.add_argument("--limit", type=whole_number, default=LIMIT, metavar="N", help=f"at most N rows; without it, {LIMIT}")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON")
    form.add_argument("--csv", action="store_true", help="as CSV")
    parser.set_defaults(command=_rows)


def _rows(asked: argparse.Namespace) -> None:
    version = version_in(asked.workspace)
    selection = selection_asked(version, asked)
    check_dimensions([each.dimension for each in selection.filters], OWN)
    found = _listed(version, asked.list, selection, asked.limit) if asked.list else _lists(version, selection)
    if asked.json:
        print(found.to_json(orient="records", date_format="iso", force_ascii=False, indent=1))
    elif asked.csv:
        print(found.map(defused).to_csv(index=False), end="")
    else:
        print(found.to_string(index=False, na_rep="–") if len(found) else "–")


def _lists(version: Version, selection: Selection) -> pd.DataFrame:
    return pd.DataFrame([_described(version, each, selection) for each in LISTS.values()])


def _described(version: Version, listed: Listed, selection: Selection) -> dict[str, Any]:
    why = reason(version, listed, selection)
    total = None if why else count(version, listed, selection)
    return {"list": listed.id, "rows": total, "name": listed.name, "meaning": str(why or listed.said(selection.terms))}


def _listed(version: Version, name: str, selection: Selection, limit: int) -> pd.DataFrame:
    if name not in LISTS:
        raise SentenceError(Sentence("{name} is no list; there are: {there}", name=name, there=", ".join(LISTS)))
    if why := reason(version, LISTS[name], selection):
        raise SentenceError(why)
    return rows(version, LISTS[name], selection, limit)
