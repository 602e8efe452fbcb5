"""What a customer-value forecast says: frames for charts and tables, sentences for people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from forecasting.customer_value.backtest import Backtest
from forecasting.customer_value.choice import Method
from forecasting.customer_value.newcomer import Newcomer
from forecasting.left_out import LeftOut
from locales import Sentence


@dataclass(frozen=True)
class Summary:
    """The forecast in a few numbers; money is in `currency` (`None`: the data does not say).

    `method` says whose numbers are shown, `why` why. `parameters` are those of the buying model (`r` and `alpha`; of BG/NBD `a` and `b`, of
    Pareto/NBD `s` and `beta` as well), time in weeks, and of Gamma-Gamma (`p`, `q`, `v`), with the log-likelihood of the former; empty
    and `None` where no model was fitted. `source` is the table that was read: orders, deals or subscriptions.
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
    model), purchases, purchases_low, purchases_high, value, value_low, value_high (expected, and the range of 80 %: where the rule is
    shown the model's, widened to hold it; NaN without a model), rule_purchases, rule_value (the simple rule), past_purchases,
    past_value, first_purchase, last_purchase (timestamps). Customers who have not bought yet are not forecast.
    `backtest` is `None` where the history is too short for one; a note in the summary says so. `newcomer` is what a customer won on the day
    will bring; `None` where nothing says it.
    """

    as_of: date
    customers: pd.DataFrame
    summary: Summary
    backtest: Backtest | None
    newcomer: Newcomer | None = None
