"""`python -m forecasting customer-value`: what each customer will be worth, as text or JSON."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date, timedelta
from typing import Any

from data.version import Version
from forecasting.customer_value.forecast import forecast
from forecasting.customer_value.result import CustomerValueForecast
from forecasting.refusal import Refusal
from kpi.arguments import check_dimensions, condition, day, filters_of, version_in
from locales import Sentence, SentenceError

HELP = "what each customer will buy and spend, beside a back-test and a simple rule"
EXAMPLE = "python -m forecasting customer-value --workspace workspaces/demo --as-of 2026-07-01 --where country=Italy --json"

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
    parser.add_argument("--workspace", required=True, help="the folder of the workspace")
    parser.add_argument("--as-of", type=day, help="first day forecast; only what lies before is used (default: day after the data)")
    parser.add_argument("--horizon-days", type=int, default=365, help="how many days to look ahead (default: 365)")
    parser.add_argument(
        "--where", action="append", default=[], type=condition, metavar="DIM=MEMBER", help="only these purchases; repeat it for more"
    )
    parser.add_argument("--json", action="store_true", help="print JSON: customers, summary, backtest")


def run(options: argparse.Namespace) -> int:
    """Print the forecast; 2 where it is refused, with the sentence that says why."""
    try:
        version = version_in(options.workspace)
        check_dimensions(dimension for dimension, _ in options.where)
        as_of = options.as_of or _day_after(version)
        result = forecast(version, as_of, options.horizon_days, filters_of(options.where), progress=_say)
    except SentenceError as refusal:
        _say(refusal.sentence)
        if options.json:
            _print({"refused": str(refusal.sentence)})
        return 2
    if options.json:
        _print(result.as_json())
    else:
        print("\n".join(_lines(result)))
    return 0


def _day_after(version: Version) -> date:
    if version.last_day is None:
        raise Refusal(Sentence("Nothing in this data has a date, so there is nothing to forecast from."))
    return version.last_day + timedelta(days=1)


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


def _say(sentence: Sentence) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _print(content: dict[str, Any]) -> None:
    json.dump(content, sys.stdout, ensure_ascii=False, indent=1)
    print()
