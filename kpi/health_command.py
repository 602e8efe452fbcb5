"""`python -m kpi health`: what speaks for and against a KPI's value."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import Any

from kpi.arguments import check_dimensions, version_in
from kpi.compute import known
from kpi.compute_command import OWN, add_selection_options, selection_asked
from kpi.finding import CALLED, kpi_asked
from kpi.health import health
from kpi.health_in_words import in_words
from kpi.kpis import Unit


def add_to(commands: Any) -> None:
    """Declare the command on a parser's subcommands."""
    text = "how much of the data could be used, how fresh it is, and the best and worst a value could be"
    parser = commands.add_parser("health", help=text, description=text)
    parser.add_argument("kpi", metavar="KPI", help=CALLED)
    add_selection_options(parser)
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(command=_health)


def _health(asked: argparse.Namespace) -> None:
    version = version_in(asked.workspace)
    selection = selection_asked(version, asked)
    check_dimensions([each.dimension for each in selection.filters], OWN)
    kpi = known(version, kpi_asked(version, asked.kpi))
    found = health(version, kpi, selection)
    if asked.json:
        print(json.dumps(asdict(found), ensure_ascii=False, indent=1, default=str))
        return
    value = _share if kpi.unit is Unit.SHARE else _number
    for sentence in in_words(found, value, _share):
        print(sentence)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.1%}"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:,.2f}"
