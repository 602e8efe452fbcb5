"""`python -m forecasting revenue`: the same forecast as on the page, without a browser."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

import pandas as pd

from data.version import Version
from data.watching import Progress
from forecasting import sales_cycle
from forecasting.plain import plain
from forecasting.refusal import Refusal
from forecasting.revenue.forecast import forecast
from forecasting.revenue.making import kinds_of
from forecasting.revenue.result import Ahead, Kind, RevenueForecast
from forecasting.sales_cycle import SalesCycleForecast
from kpi.selection import Filter
from locales import Sentence

HELP = "Revenue of the months to come, or recurring revenue by its movements, with ranges and a back-test."
EXAMPLE = "python -m forecasting revenue --workspace ~/acme --as-of 2026-09-01 --months 6 --where country=Italy --json"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this command alone takes."""
    parser.add_argument("--months", type=int, default=6, help="how many months, that of the as-of day among them (default: 6)")
    kinds = [str(kind) for kind in Kind]
    parser.add_argument(
        "--kind", choices=kinds, help="revenue of each month, or recurring revenue at its end (default: what the data tells)"
    )


def made(version: Version, as_of: date, filters: tuple[Filter, ...], options: argparse.Namespace, progress: Progress) -> RevenueForecast:
    """The forecast asked for, with the open deals in it where there are any that can be forecast."""
    ahead = Ahead(options.months, Kind(options.kind) if options.kind else kinds_of(version)[0])
    return forecast(version, as_of, ahead, filters, progress, pipeline=_open_deals(version, as_of, filters, ahead, progress))


def _open_deals(version: Version, as_of: date, filters: tuple[Filter, ...], ahead: Ahead, progress: Progress) -> SalesCycleForecast | None:
    if ahead.kind is Kind.RECURRING:
        return None
    try:
        return sales_cycle.forecast(version, as_of, filters, progress)
    except Refusal as refusal:
        progress(refusal.sentence)
        return None


def as_json(found: RevenueForecast) -> dict[str, Any]:
    """The forecast by month, in sum and tested."""
    summary = {"as_of": found.as_of, "kind": str(found.kind)} | plain(found.summary)
    return {
        "months": found.months,
        "movements": found.movements,
        "history": found.history,
        "summary": summary,
        "backtest": found.backtest,
    }


def as_text(found: RevenueForecast) -> str:
    """A short readable account."""
    lines = [
        Sentence("As of {day}: {months} months.", day=found.as_of, months=found.summary.months),
        *(_month(row) for row in found.months.to_dict("records")),
        found.summary.why,
        *([found.backtest.sentence] if found.backtest else []),
        *found.summary.notes,
    ]
    return "\n".join(str(line) for line in lines)


def _month(row: dict[Any, Any]) -> Sentence:
    expected = f"{row['expected']:,.0f}"
    if pd.isna(row["low"]):
        return Sentence("{month}: {expected} expected.", month=f"{row['month']:%Y-%m}", expected=expected)
    return Sentence(
        "{month}: {expected} expected (80% range {low} to {high}).",
        month=f"{row['month']:%Y-%m}",
        expected=expected,
        low=f"{row['low']:,.0f}",
        high=f"{row['high']:,.0f}",
    )
