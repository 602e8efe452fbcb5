"""`python -m kpi cohorts`: those who began together, step by step since."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import Any

from data.tables import TABLES
from kpi.arguments import check_dimensions, version_in
from kpi.cohorts import GRAINS, KINDS, NAMES, Cohorts, Counted, Kind, Point, cohorts
from kpi.compute_command import add_selection_options, selection_asked
from kpi.periods import Grain

OWN = TABLES["leads"].own_dimensions


def add_to(commands: Any) -> None:
    """Declare the command on a parser's subcommands."""
    text = "those who began in the same month, quarter or year: who stays, buys again, is won, and what they bring, step by step since"
    parser = commands.add_parser("cohorts", help=text, description=text)
    parser.add_argument(
        "counted", choices=[str(each) for each in Counted], help="; ".join(f"{each}: {NAMES[each].lower()}" for each in Counted)
    )
    add_selection_options(parser)
    parser.add_argument("--every", choices=[str(each) for each in GRAINS], default=str(Grain.MONTH), help="how long a cohort and a step is")
    parser.add_argument("--by", action="extend", nargs="+", default=[], metavar="DIM", help="cohorts for each member")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(command=_cohorts)


def _cohorts(asked: argparse.Namespace) -> None:
    version = version_in(asked.workspace)
    selection = selection_asked(version, asked)
    check_dimensions([*asked.by, *(each.dimension for each in selection.filters)], OWN)
    found = cohorts(version, selection, Counted(asked.counted), Grain(asked.every), asked.by)
    if asked.json:
        print(json.dumps([_described(each) for each in found], ensure_ascii=False, indent=1))
        return
    for each in found:
        _print(each)


def _described(found: Cohorts) -> dict[str, Any]:
    return {
        "counted": str(found.counted),
        "every": str(found.grain),
        "group": dict(found.group),
        "cohorts": [
            {
                "from": each.period.start.isoformat(),
                "to": each.period.end.isoformat(),
                "size": each.size,
                "cells": [asdict(cell) for cell in each.cells],
            }
            for each in found.cohorts
        ],
        "together": [asdict(point) for point in found.points],
        "notes": [str(note) for note in found.notes],
        "reason": str(found.reason) if found.reason else None,
    }


def _print(found: Cohorts) -> None:
    """The triangle, cells that are young with a `~`, then all cohorts together."""
    group = ", ".join(f"{name}: {'–' if member is None else member}" for name, member in found.group)
    print(f"{NAMES[found.counted]}, by {found.grain}  {group}")
    for each in found.cohorts:
        cells = "".join(f"{_text(found, cell.value) + ('~' if cell.young else ''):>10}" for cell in each.cells)
        print(f"  {each.period.start}{each.size:>9,}{cells}")
    for name in ("average", "corrected", "raw", "watched"):
        print(f"  {name:10}{found.size if name == 'raw' else '':>9}" + "".join(f"{_of(found, each, name):>10}" for each in found.points))
    for note in (*found.notes, *([found.reason] if found.reason else [])):
        print(f"  {note}")


def _of(found: Cohorts, point: Point, name: str) -> str:
    value = getattr(point, name)
    return f"{value:,}" if name == "watched" else _text(found, value)


def _text(found: Cohorts, value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.2f}" if KINDS[found.counted] is Kind.AMOUNT else f"{value:.1%}"
