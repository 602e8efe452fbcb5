"""`python -m kpi variants`: a number as different systems define it, and the way from one definition to another."""

from __future__ import annotations

import argparse
import json
from typing import Any

from kpi.arguments import check_dimensions, version_in
from kpi.compute_command import OWN, add_selection_options, selection_asked
from kpi.variants import VARIANTS, Variants
from kpi.variants.reconciling import Step, reconcile, values
from locales import Sentence, SentenceError


def add_to(commands: Any) -> None:
    """Declare the command on a parser's subcommands."""
    parser = commands.add_parser("variants", help="a number as different systems define it, and how one definition becomes another")
    parser.add_argument("kpi", metavar="ID", choices=list(VARIANTS), help=", ".join(VARIANTS))
    parser.add_argument("--between", nargs=2, metavar="VARIANT", help="two of them, to be reconciled row by row")
    add_selection_options(parser)
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(command=_variants)


def _variants(asked: argparse.Namespace) -> None:
    version, group = version_in(asked.workspace), VARIANTS[asked.kpi]
    selection = selection_asked(version, asked)
    check_dimensions([each.dimension for each in selection.filters], OWN)
    found: list[dict[str, Any]] = [
        {"variant": each.variant.id, "name": each.variant.name, "value": each.value, "rows": each.rows,
         "reason": str(each.reason) if each.reason else None}
        for each in values(version, group, selection)
    ]  # fmt: skip
    steps: list[dict[str, Any]] = []
    if asked.between:
        first, second = (_named(group, name) for name in asked.between)
        way = reconcile(version, group, first, second, selection)
        steps = [_step(each) for each in way.steps] if way else []
    if asked.json:
        print(json.dumps({"variants": found, "steps": steps}, ensure_ascii=False, indent=1))
        return
    for row in found:
        print(f"{row['variant']:18}{_number(row['value']):>16}   rows: {row['rows']:<10,}{row['name']}   {row['reason'] or ''}".rstrip())
    for step in steps:
        print(f"  {step['said']} ({step['rows']:,}): {_number(step['value'])}   {'; '.join(f'{why}: {n:,}' for why, n in step['why'])}")


def _named(group: Variants, name: str) -> Any:
    try:
        return group.variant(name)
    except KeyError:
        there = ", ".join(each.id for each in group.variants)
        raise SentenceError(
            Sentence("{name} is no definition of {kpi}; there are: {there}", name=name, kpi=group.kpi, there=there)
        ) from None


def _step(step: Step) -> dict[str, Any]:
    return {"said": str(step.said), "rows": step.rows, "value": step.value, "side": step.side, "why": [list(each) for each in step.why]}


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:,.4f}"
