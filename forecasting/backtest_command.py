"""`python -m forecasting backtest KIND`: what a forecast would have said on earlier days, beside what then was, and nothing else."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any

from data.version import Version
from data.watching import Progress
from forecasting.plain import plain
from kpi.selection import Filter
from locales import Sentence

KINDS = {
    "sales-cycle": "forecasting.sales_cycle.command",
    "customer-value": "forecasting.customer_value.command",
    "revenue": "forecasting.revenue.command",
}
"""Each forecast that has a back-test and the module of its own command; their options may be given here, too."""

HELP = "What a forecast (sales-cycle, customer-value, revenue) would have said on earlier days, beside what then was."
EXAMPLE = "python -m forecasting backtest sales-cycle --workspace ~/acme --as-of 2026-09-01 --where country=Italy --json"


@dataclass(frozen=True)
class Tested:
    """A forecast of a kind, made for the sake of its back-test."""

    kind: str
    forecast: Any


def arguments(parser: argparse.ArgumentParser) -> None:
    """The kind, and what each kind alone takes."""
    parser.add_argument("of", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    for module in KINDS.values():
        import_module(module).arguments(parser)


def made(version: Version, as_of: date, filters: tuple[Filter, ...], options: argparse.Namespace, progress: Progress) -> Tested:
    """The forecast whose back-test is asked for."""
    return Tested(options.of, import_module(KINDS[options.of]).made(version, as_of, filters, options, progress))


def as_json(found: Tested) -> dict[str, Any]:
    """The back-test as the forecast's own command prints it; `None` where the history is too short for one."""
    whole = import_module(KINDS[found.kind]).as_json(found.forecast)
    return {"kind": found.kind, "as_of": found.forecast.as_of, "backtest": whole["backtest"]}


def as_text(found: Tested) -> str:
    """The verdict and the earlier days."""
    tested = found.forecast.backtest
    if tested is None:
        return str(Sentence("The history is too short to try this forecast out on: nobody knows yet how good it is."))
    rows = plain(tested.quarters if found.kind == "revenue" and len(tested.quarters) else getattr(tested, "origins", None))
    rows = rows if isinstance(rows, list) else plain(tested.months)
    return "\n".join([str(tested.sentence), *(_line(row) for row in rows)])


def _line(row: dict[str, Any]) -> str:
    return "  ".join(f"{name}={value:,.2f}" if isinstance(value, float) else f"{name}={value}" for name, value in row.items())
