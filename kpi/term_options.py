"""The options by which commands are given other terms, and `python -m kpi terms`, which shows and keeps those of a workspace."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from kpi.terms import ATTRIBUTIONS, NUMBERS, USUAL_TERMS, Attribution, Terms
from kpi.workspace_terms import keep_terms, terms_of
from locales import Sentence

NAMES = tuple(each.name for each in NUMBERS)


def add_to(commands: Any) -> None:
    """The command, as one of `python -m kpi`."""
    parser = commands.add_parser("terms", help="the days, numbers and attribution that KPIs go by in a workspace, shown and changed")
    parser.add_argument("--workspace", metavar="DIR", required=True, help="the folder of the workspace")
    parser.add_argument("--usual", action="store_true", help="back to the usual ones, but for those given with it")
    add_term_options(parser)
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(command=_terms)


def add_term_options(parser: argparse.ArgumentParser) -> None:
    """Declare `--attribution` and `--term` on a parser."""
    parser.add_argument(
        "--attribution",
        type=Attribution,
        choices=list(Attribution),
        help="which touches before a sale its revenue is credited to, linear is all of them alike; without it, as the workspace has set",
    )
    parser.add_argument(
        "--term",
        action="append",
        default=[],
        type=term,
        metavar="NAME=NUMBER",
        help=f"another number than the workspace has set for one of {', '.join(NAMES)}",
    )


def term(text: str) -> tuple[str, int]:
    """`untouched_days=45` as a name and a number above 0, as a `type` of argparse."""
    name, _, number = text.partition("=")
    if name not in NAMES or not number.isascii() or not number.isdigit() or int(number) == 0:
        raise argparse.ArgumentTypeError(
            str(Sentence("--term {term} must read NAME=NUMBER with one of {names} and a number above 0", term=text, names=", ".join(NAMES)))
        )
    return name, int(number)


def terms_asked(root: Path, asked: argparse.Namespace) -> Terms:
    """The workspace's terms with what a command was given on top. Raises BadTerms."""
    return _with(terms_of(root), asked)


def _with(terms: Terms, asked: argparse.Namespace) -> Terms:
    return replace(terms, attribution=asked.attribution or terms.attribution, **dict(asked.term))


def _terms(asked: argparse.Namespace) -> None:
    root = Path(asked.workspace)
    before = terms_of(root)
    terms = _with(USUAL_TERMS if asked.usual else before, asked)
    if terms != before:
        keep_terms(root, terms)
    if asked.json:
        print(json.dumps(asdict(terms), indent=1))
        return
    for each in NUMBERS:
        number = f"{getattr(terms, each.name):,} {each.unit}"
        print(f"{each.name:16}{number:16}{each.meaning} (usually {getattr(USUAL_TERMS, each.name):,})")
    print(f"{'attribution':16}{terms.attribution:16}revenue is credited to {ATTRIBUTIONS[terms.attribution]} (usually first)")
