"""`python -m forecasting customer-value`: what each customer will be worth, as text or JSON."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from data.version import Version
from data.watching import Progress
from forecasting.customer_value.forecast import Source, forecast
from forecasting.customer_value.result import CustomerValueForecast
from forecasting.plain import plain
from kpi.selection import Filter
from locales import Sentence

HELP = "what each customer will buy and spend, beside a back-test and a simple rule"
EXAMPLE = "python -m forecasting customer-value --workspace ~/acme --as-of 2026-07-01 --where country=Italy --json"

_SHOWN = 20
_COLUMNS = [
    "customer",
    "alive",
    "buys_again",
    "purchases",
    "value",
    "value_low",
    "value_high",
    "past_purchases",
    "past_value",
    "last_purchase",
]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this command alone takes."""
    parser.add_argument("--horizon-days", type=int, default=365, help="how many days to look ahead (default: 365)")
    parser.add_argument(
        "--from", dest="source", choices=[str(each) for each in Source], help="what to judge customers by, where there is both"
    )


def made(
    version: Version, as_of: date, filters: tuple[Filter, ...], options: argparse.Namespace, progress: Progress
) -> CustomerValueForecast:
    """The forecast asked for."""
    return forecast(version, as_of, options.horizon_days, filters, progress, source=Source(options.source) if options.source else None)


def as_json(result: CustomerValueForecast) -> dict[str, Any]:
    """The forecast by customer, in sum and tested."""
    summary = {"as_of": result.as_of} | plain(result.summary)
    return {"customers": result.customers, "summary": summary, "backtest": result.backtest}


def as_text(result: CustomerValueForecast) -> str:
    """A short readable account, with the customers of the highest value."""
    return "\n".join(_lines(result))


def _lines(result: CustomerValueForecast) -> list[str]:
    summary = result.summary
    headline = Sentence(
        "{customers} customers, {days} days from {day}: {purchases} purchases worth {value} ({method}).",
        customers=summary.customers,
        days=summary.horizon_days,
        day=result.as_of,
        purchases=round(summary.purchases),
        value=" ".join(filter(None, [f"{summary.value:,.0f}", summary.currency])),
        method=summary.method.value,
    )
    tested = [result.backtest.sentence] if result.backtest else []
    left_out = [Sentence("Left out: {count} {because}.", count=each.count, because=each.because) for each in summary.left_out]
    said = dict.fromkeys([headline, summary.why, *tested, *summary.notes, *left_out])
    return [*map(str, said), "", *_table(result)]


def _table(result: CustomerValueForecast) -> list[str]:
    shown = result.customers.head(_SHOWN)[_COLUMNS]
    rest = len(result.customers) - len(shown)
    more = [str(Sentence("… and {rest} more; --json prints all.", rest=rest))] if rest else []
    return [shown.to_string(index=False, na_rep="-", float_format=lambda number: f"{number:,.2f}"), *more]
