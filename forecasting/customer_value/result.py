"""What a customer-value forecast says: frames for charts and tables, sentences for people."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any

import pandas as pd

from forecasting.customer_value.backtest import Backtest
from forecasting.customer_value.choice import Method
from forecasting.left_out import LeftOut
from locales import Sentence


@dataclass(frozen=True)
class Summary:
    """The forecast in a few numbers; money is in `currency` (`None`: the data does not say).

    `method` says whose numbers are shown, `why` why. `parameters` are those of BG/NBD (`r`, `alpha`, `a`, `b`) or Pareto/NBD (`r`,
    `alpha`, `s`, `beta`), time in weeks, and of Gamma-Gamma (`p`, `q`, `v`), with the log-likelihood of the former; empty and
    `None` where no model was fitted. `source` is the table of
    purchases.
    """

    customers: int
    purchases: float
    value: float
    rule_purchases: float
    rule_value: float
    past_purchases: int
    past_value: float
    horizon_days: int
    currency: str | None
    source: str
    method: Method
    why: Sentence
    parameters: dict[str, float]
    log_likelihood: float | None
    notes: tuple[Sentence, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True)
class CustomerValueForecast:
    """What each customer will buy within the horizon that begins on `as_of`, from what was known before that day.

    `customers`: a row a customer, the highest value first: customer (label), alive (chance that they have not left for good, 0 to
    1; by BG/NBD it is 1 for all who bought once), buys_again (chance of at least one purchase within the horizon; both NaN without a
    model), purchases, purchases_low, purchases_high, value, value_low, value_high (expected, and the range of 80 %; the range is NaN where
    no model is shown), rule_purchases, rule_value (the simple rule), past_purchases, past_value, first_purchase, last_purchase
    (timestamps). Customers who have not bought yet are not forecast.
    `backtest` is `None` where the history is too short for one; a note in the summary says so.
    """

    as_of: date
    customers: pd.DataFrame
    summary: Summary
    backtest: Backtest | None

    def as_json(self) -> dict[str, Any]:
        """The forecast in plain lists and numbers; sentences in English, days as text, what is not known as null."""
        summary = {"as_of": self.as_of.isoformat()} | _fields(self.summary)
        backtest = _fields(self.backtest) if self.backtest is not None else None
        return {"customers": _records(self.customers), "summary": summary, "backtest": backtest}


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    days = {str(name): frame[name].dt.strftime("%Y-%m-%d") for name in frame.select_dtypes("datetime")}
    shown = frame.assign(**days).astype(object)
    return [{str(name): value for name, value in row.items()} for row in shown.where(shown.notna(), None).to_dict("records")]


def _fields(record: Any) -> dict[str, Any]:
    return {each.name: _plain(getattr(record, each.name)) for each in fields(record)}


def _plain(value: Any) -> Any:
    match value:
        case Sentence():
            return str(value)
        case pd.DataFrame():
            return _records(value)
        case dict():
            return {name: _plain(each) for name, each in value.items()}
        case tuple():
            return [_plain(each) for each in value]
        case _:
            return _fields(value) if is_dataclass(value) else value
