"""`python -m forecasting sales-cycle`: the same forecast as on the page, without a browser."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from data.version import Version
from data.watching import Progress
from forecasting.plain import plain
from forecasting.sales_cycle.forecast import forecast
from forecasting.sales_cycle.result import Backtest, SalesCycleForecast, Summary
from kpi.selection import Filter
from locales import Sentence

HELP = "Chance and closing date of every open deal, with revenue by month and a back-test."
EXAMPLE = "python -m forecasting sales-cycle --workspace ~/acme --as-of 2026-09-01 --where country=Italy --json"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing beyond what every forecast takes."""


def made(version: Version, as_of: date, filters: tuple[Filter, ...], options: argparse.Namespace, progress: Progress) -> SalesCycleForecast:
    """The forecast asked for."""
    return forecast(version, as_of, filters, progress)


def as_json(found: SalesCycleForecast) -> dict[str, Any]:
    """The forecast by deal, in sum and tested; months as YYYY-MM."""
    names = found.months["month"].dt.strftime("%Y-%m").tolist()
    expected = found.deal_months["expected"].to_numpy().reshape(len(found.deals), len(names))
    shown = ("deal", "win_probability", "close_median", "close_low", "close_high", "amount", "amount_used", "expected")
    rows = found.deals[list(shown)].to_dict("records")
    deals = [row | {"expected_by_month": dict(zip(names, each, strict=True))} for row, each in zip(rows, expected.tolist(), strict=True)]
    months = found.months.assign(month=names)
    summary = plain(found.summary) | {"as_of": found.as_of, "expected_by_month": months.to_dict("records")}
    return {
        "deals": deals,
        "summary": summary,
        "backtest": _backtest(found.backtest),
        "curve": found.curve,
        "drivers": plain(list(found.drivers)),
    }


def as_text(found: SalesCycleForecast) -> str:
    """A short readable account."""
    summary = found.summary
    lines = [
        Sentence("As of {day}: {count} open deals.", day=found.as_of, count=summary.open_deals),
        *([_chances(summary)] if summary.mean_win_probability is not None else []),
        *([_cycle(summary)] if summary.cycle_mean_won is not None else []),
        summary.why,
        *(
            Sentence("{month}: {expected} expected (80% range {low} to {high}).", month=f"{row['month']:%Y-%m}", **_money(row))
            for row in found.months.to_dict("records")
            if summary.expected_revenue is not None
        ),
        *([found.backtest.sentence] if found.backtest else []),
        *summary.notes,
        *(Sentence("Left out: {count} deals {because}.", count=each.count, because=str(each.because)) for each in summary.left_out),
    ]
    return "\n".join(str(line) for line in lines)


def _chances(summary: Summary) -> Sentence:
    return Sentence(
        "Mean chance to be won {chance}; of closed deals {closed} were won, counting open deals {rate}.",
        chance=_percent(summary.mean_win_probability),
        closed=_percent(summary.win_rate_closed),
        rate=_percent(summary.win_rate),
    )


def _cycle(summary: Summary) -> Sentence:
    return Sentence(
        "Won deals took {mean} days on average, median {median}; counting open deals the median is {honest}.",
        mean=_days(summary.cycle_mean_won),
        median=_days(summary.cycle_median_won),
        honest=_days(summary.cycle_median),
    )


def _money(row: dict[Any, Any]) -> dict[str, str]:
    return {name: f"{row[name]:,.0f}" for name in ("expected", "low", "high")}


def _percent(share: float | None) -> str:
    return "?" if share is None else f"{share:.1%}"


def _days(days: float | None) -> str:
    return "?" if days is None else f"{days:.1f}"


def _backtest(tested: Backtest | None) -> dict[str, Any] | None:
    if tested is None:
        return None
    months = tested.months.assign(month=tested.months["month"].dt.strftime("%Y-%m"))
    return plain(tested) | {"months": plain(months)}
