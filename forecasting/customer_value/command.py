"""`python -m forecasting customer-value`: what each customer will be worth, as text or JSON."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.version import Version
from data.watching import Progress
from forecasting.customer_value.backtest import Backtest
from forecasting.customer_value.drifting import drifting
from forecasting.customer_value.forecast import Source, forecast
from forecasting.customer_value.result import CustomerValueForecast
from forecasting.customer_value.worth import Valuation, Worth, cost_of_winning, known_margin, worth
from forecasting.plain import plain
from kpi.selection import Filter
from locales import Sentence
from locales.words import N_

HELP = "what each customer will buy and spend, beside a back-test and a simple rule"
EXAMPLE = "python -m forecasting customer-value --workspace ~/acme --as-of 2026-07-01 --where country=Italy --json"


@dataclass(frozen=True)
class Valued:
    """A forecast, and what it is worth under the terms asked for."""

    forecast: CustomerValueForecast
    worth: Worth

    @property
    def as_of(self) -> date:
        return self.forecast.as_of

    @property
    def backtest(self) -> Backtest | None:
        return self.forecast.backtest


BOUGHT = N_("{customers} customers, {days} days from {day}: {purchases} purchases worth {value} ({method}).")
SUBSCRIBED = N_("{customers} customers, {days} days from {day}: {purchases} months paid, worth {value} ({method}).")
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
    parser.add_argument("--margin", type=share, help="the part of revenue that stays, 0 to 1 (default: that of orders with a cost, else 1)")
    parser.add_argument("--discount-rate", type=share, default=0.0, help="what money loses in a year of waiting, 0 to 1 (default: 0)")
    parser.add_argument(
        "--from", dest="source", choices=[str(each) for each in Source], help="what to judge customers by, where there is both"
    )


def share(text: str) -> float:
    """A number from 0 to 1. Raises ValueError where it is none."""
    number = float(text)
    if not 0 <= number <= 1:
        raise ValueError(text)
    return number


def made(version: Version, as_of: date, filters: tuple[Filter, ...], options: argparse.Namespace, progress: Progress) -> Valued:
    """The forecast asked for, and what it is worth."""
    source = Source(options.source) if options.source else None
    found = forecast(version, as_of, options.horizon_days, filters, progress, source=source)
    margin = known_margin(version, as_of, filters) if options.margin is None else options.margin
    terms = Valuation(1.0 if margin is None else margin, options.discount_rate)
    return Valued(found, worth(found, terms, cost_of_winning(version, as_of, filters)))


def as_json(made: Valued) -> dict[str, Any]:
    """The forecast by customer, in sum, tested, what it is worth, and who is valuable and drifting away."""
    result = made.forecast
    summary = {"as_of": result.as_of} | plain(result.summary)
    worth_of = {"new_customer": result.newcomer, "worth": made.worth, "drifting": drifting(result.customers)["customer"].tolist()}
    return {"customers": result.customers, "summary": summary, "backtest": result.backtest} | worth_of


def as_text(made: Valued) -> str:
    """A short readable account, with the customers of the highest value."""
    return "\n".join(_lines(made))


def _lines(made: Valued) -> list[str]:
    result, summary = made.forecast, made.forecast.summary
    headline = Sentence(
        SUBSCRIBED if summary.source == Source.SUBSCRIPTIONS else BOUGHT,
        customers=summary.customers,
        days=summary.horizon_days,
        day=result.as_of,
        purchases=round(summary.purchases),
        value=" ".join(filter(None, [f"{summary.value:,.0f}", summary.currency])),
        method=summary.method.value,
    )
    tested = [result.backtest.sentence] if result.backtest else []
    left_out = [Sentence("Left out: {count} {because}.", count=each.count, because=each.because) for each in summary.left_out]
    said = dict.fromkeys([headline, *_worth(made), summary.why, *tested, *summary.notes, *left_out])
    return [*map(str, said), "", *_table(result)]


def _worth(made: Valued) -> list[Sentence]:
    found, said = made.worth, []
    if found.terms != Valuation():
        said.append(
            Sentence(
                "At a margin of {margin}% and {discount}% a year for waiting, that is worth {value} today.",
                margin=round(100 * found.terms.margin, 1), discount=round(100 * found.terms.discount, 1), value=f"{found.value:,.0f}",
            )
        )  # fmt: skip
    if found.new_customer is not None and found.ratio is not None and found.cost is not None:
        said.append(
            Sentence(
                "A new customer is worth {value}; winning one cost {cost}, so it comes back {ratio} times.",
                value=f"{found.new_customer:,.0f}", cost=f"{found.cost:,.0f}", ratio=round(found.ratio, 1),
            )
        )  # fmt: skip
    return said


def _table(result: CustomerValueForecast) -> list[str]:
    shown = result.customers.head(_SHOWN)[_COLUMNS]
    rest = len(result.customers) - len(shown)
    more = [str(Sentence("… and {rest} more; --json prints all.", rest=rest))] if rest else []
    return [shown.to_string(index=False, na_rep="-", float_format=lambda number: f"{number:,.2f}"), *more]
