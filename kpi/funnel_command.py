"""`python -m kpi funnel`: from step to step on the way to a won deal."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import Any

from data.tables import TABLES
from data.version import Version
from kpi.arguments import check_dimensions, version_in
from kpi.compute_command import add_selection_options, selection_asked
from kpi.funnel import Funnel, Of, Reading, Step, funnels

OWN = tuple(dict.fromkeys((*TABLES["leads"].own_dimensions, *TABLES["deals"].own_dimensions)))


def add_to(commands: Any) -> None:
    """Declare the command on a parser's subcommands."""
    text = "how many go from step to step on the way to a won deal, what they are worth, how long it takes, and where they end"
    parser = commands.add_parser("funnel", help=text, description=text)
    add_selection_options(parser)
    parser.add_argument("--of", choices=[str(each) for each in Of], help="what goes through; without it, what the data knows more of")
    parser.add_argument("--reading", choices=[str(each) for each in Reading], default=str(Reading.COHORT), help=Reading.__doc__)
    parser.add_argument("--by", action="extend", nargs="+", default=[], metavar="DIM", help="one funnel for each member")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(command=_funnel)


def _funnel(asked: argparse.Namespace) -> None:
    version = version_in(asked.workspace)
    found = _asked(version, asked)
    if asked.json:
        print(json.dumps([_described(each) for each in found], ensure_ascii=False, indent=1))
        return
    for each in found:
        _print(each)


def _asked(version: Version, asked: argparse.Namespace) -> list[Funnel]:
    selection = selection_asked(version, asked)
    check_dimensions([*asked.by, *(each.dimension for each in selection.filters)], OWN)
    return funnels(version, selection, Of(asked.of) if asked.of else None, Reading(asked.reading), asked.by)


def _described(funnel: Funnel) -> dict[str, Any]:
    return {
        "of": str(funnel.of),
        "reading": str(funnel.reading),
        "from": funnel.period.start.isoformat(),
        "to": funnel.period.end.isoformat(),
        "group": dict(funnel.group),
        "steps": [asdict(step) | {"name": str(step.name)} for step in funnel.steps],
        "young": funnel.young,
        "notes": [str(note) for note in funnel.notes],
        "reason": str(funnel.reason) if funnel.reason else None,
    }


def _print(funnel: Funnel) -> None:
    group = ", ".join(f"{name}: {'–' if member is None else member}" for name, member in funnel.group)
    print(f"{funnel.of}, by {funnel.reading}, {funnel.period.start} – {funnel.period.end}  {group}")
    for step in funnel.steps:
        print(f"  {step.name!s:24}{step.count:>10,}{_shares(step)}{_value(step):>18}{_days(step):>14}   {_ended(step)}")
    for note in (*funnel.notes, *([funnel.reason] if funnel.reason else [])):
        print(f"  {note}")


def _shares(step: Step) -> str:
    return "".join(f"{'–' if share is None else f'{share:.1%}':>9}" for share in (step.step_share, step.cumulative_share))


def _value(step: Step) -> str:
    return "–" if step.value is None else f"{step.value:,.2f}"


def _days(step: Step) -> str:
    return "" if step.median_days is None else f"{step.median_days:,.1f} days"


def _ended(step: Step) -> str:
    waiting = f", {step.waiting:,} waiting" if step.waiting else ""
    why = "; ".join(f"{loss.reason or '–'} {loss.count:,}" for loss in step.losses[:3])
    return f"{step.left:,} left{waiting}" + (f" ({why})" if why else "") if step.left or step.waiting else ""
