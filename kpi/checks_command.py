"""`python -m kpi checks`: what the checks find, with the KPIs it touches and by how much at most."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from typing import Any

from data.checks.listing import Listed
from kpi.arguments import day, version_in
from kpi.check_effects import Effect, effects
from kpi.stored_listing import listing
from kpi.workspace_terms import terms_of


def add_to(commands: Any) -> None:
    """Declare the command on a parser's subcommands."""
    checks = commands.add_parser(
        "checks",
        help="what the checks find, and each KPI it touches with and without those rows",
    )
    checks.add_argument("--workspace", metavar="DIR", required=True, help="the folder of the workspace")
    checks.add_argument("--today", type=day, metavar="DAY", help="the day taken for today")
    checks.add_argument("--json", action="store_true", help="as JSON")
    checks.set_defaults(command=_checks)


def _checks(asked: argparse.Namespace) -> None:
    version, today = version_in(asked.workspace), asked.today or datetime.now(UTC).date()
    terms = terms_of(version.root)
    found = [
        (listed, [each for each in effects(version, listed.check, today, terms) if each.moves]) for listed in listing(version, today).listed
    ]
    if asked.json:
        print(json.dumps([_as_json(listed, moving) for listed, moving in found], ensure_ascii=False, indent=1))
        return
    for listed, moving in found:
        print(f"{listed.check.severity}: {listed.sentence} [{listed.check.id}]")
        for each in moving:
            print(f"  {each.kpi:24}{_shown(each.value):>20} → {_shown(each.without)} without these rows")


def _as_json(listed: Listed, moving: list[Effect]) -> dict[str, Any]:
    kpis = [{"kpi": each.kpi, "value": each.value, "without": each.without} for each in moving]
    return {"check": listed.check.id, "severity": listed.check.severity, "count": listed.count, "kpis": kpis}


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:,.4f}"
