"""`python -m kpi why`: why a KPI changed between two periods."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from kpi.arguments import check_dimensions, version_in
from kpi.compute_command import OWN, add_selection_options, selection_asked
from kpi.finding import CALLED, kpi_asked
from kpi.kpis import Unit
from kpi.why.explanation import Explanation, explain
from kpi.why.findings import NO_CAUSES, Speech, findings, headline, member_of
from kpi.why.members import Member
from kpi.why.rounded import rounded_to
from kpi.why.trees import TREES
from locales import Sentence, SentenceError

PLACES = {Unit.MONEY: 2, Unit.COUNT: 2, Unit.SHARE: 6}
"""Decimal places to which parts are printed; they add up to the change at as many."""


def add_to(commands: Any) -> None:
    """Declare the command on a parser's subcommands."""
    parser = commands.add_parser("why", help="why a KPI changed: what it is made of, who moved it, what stands out")
    parser.add_argument("kpi", metavar="ID", help=CALLED)
    add_selection_options(parser)
    parser.add_argument("--by", metavar="DIM", help="the dimension whose members are told; without it, the most uneven one")
    trees = sorted({tree.id for several in TREES.values() for tree in several})
    parser.add_argument("--tree", choices=trees, help="the way to take revenue apart")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(command=_why)


def _why(asked: argparse.Namespace) -> None:
    version = version_in(asked.workspace)
    selection = selection_asked(version, asked)
    check_dimensions([*[asked.by] * bool(asked.by), *(each.dimension for each in selection.filters)], OWN)
    found = explain(version, kpi_asked(version, asked.kpi), selection, dimension=asked.by, tree=asked.tree)
    if asked.by and found.dimension != asked.by and not found.because:
        raise SentenceError(found.no_members or Sentence("This change cannot be split by {dimension}.", dimension=asked.by))
    print(json.dumps(as_json(found), ensure_ascii=False, indent=1) if asked.json else _as_text(found))


def as_json(found: Explanation) -> dict[str, Any]:
    """An explanation as values that JSON knows; what `drivers` and what `members` make adds up to `change` as it is printed."""
    places = PLACES.get(found.kpi.unit, 4)
    return {
        "kpi": found.kpi.id,
        "from": found.period.start.isoformat(),
        "to": found.period.end.isoformat(),
        "compared_from": found.compared.start.isoformat() if found.compared else None,
        "compared_to": found.compared.end.isoformat() if found.compared else None,
        "before": _number(found.before, places),
        "after": _number(found.after, places),
        "change": _number(found.change, places),
        "about": str(found.of) if found.of else None,
        "tree": found.tree.id if found.tree else None,
        "trees": [each.id for each in found.trees],
        "drivers": [
            {"name": str(each.name), "before": _number(each.before, 6), "after": _number(each.after, 6), "share": float(share)}
            for each, share in zip(found.drivers, _shares(found.drivers, found, places), strict=True)
        ],
        "dimension": found.dimension,
        "members": _members(found, places),
        "dimensions": [
            {"dimension": each.dimension, "members": each.members, "uneven": round(each.uneven, 6), "by_chance": round(each.by_chance, 6),
             "stands_out": each.stands_out}
            for each in found.dimensions
        ],
        "says": [str(each) for each in findings(found, speech_of(found))],
        "because": [str(each) for each in (found.because, found.no_members) if each],
    }  # fmt: skip


def _members(found: Explanation, places: int) -> list[dict[str, Any]]:
    return [
        {"member": each.group[0], "before": _number(each.before, places), "after": _number(each.after, places), "share": float(share),
         "rate": _number(each.rate, places), "mix": _number(each.mix, places), "rows": list(each.rows), "new": each.is_new,
         "gone": each.is_gone}
        for each, share in zip(found.members, _shares(found.members, found, places), strict=True)
    ]  # fmt: skip


def _shares(parts: Sequence[Any], found: Explanation, places: int) -> list[Fraction]:
    return rounded_to([each.share for each in parts], found.change, places)


def _number(value: Fraction | None, places: int) -> float | None:
    return None if value is None else round(float(value), places)


def speech_of(found: Explanation) -> Speech:
    """Plain English numbers."""
    places = 4 if found.kpi.unit is Unit.SHARE else 2
    return Speech(
        lambda value: f"{float(value):,.{places}f}",
        lambda value: f"{float(value):,.{places}f}",
        lambda value: f"{float(value):+,.{places}f}",
        lambda value: f"{float(value):.0%}",
        lambda driver, value: f"{float(value):,.2f}" if driver.is_money else f"{float(value):,.10g}",
    )


def _as_text(found: Explanation) -> str:
    speech, places = speech_of(found), PLACES.get(found.kpi.unit, 4)
    said = (headline(found, speech), found.because, found.of, *findings(found, speech), found.no_members)
    drivers = [
        _line(str(each.name), each.before, each.after, share, places)
        for each, share in zip(found.drivers, _shares(found.drivers, found, places), strict=True)
    ]
    members = [
        _line(str(member_of(each)), each.before, each.after, share, places) + _remark(each)
        for each, share in zip(found.members, _shares(found.members, found, places), strict=True)
    ]
    return "\n".join([*(str(each) for each in said if each), "", *drivers, *([""] if drivers else []), *members, "", NO_CAUSES])


def _line(name: str, before: Fraction | None, after: Fraction | None, share: Fraction, places: int) -> str:
    sides = " → ".join("–" if value is None else f"{float(value):,.{places}f}" for value in (before, after))
    return f"{name:34}{sides:>34}{float(share):>+20,.{places}f}"


def _remark(member: Member) -> str:
    if member.is_new or member.is_gone:
        return "   new" if member.is_new else "   gone"
    return "" if member.rate is None or member.mix is None else f"   rate {float(member.rate):+.4f}, mix {float(member.mix):+.4f}"
