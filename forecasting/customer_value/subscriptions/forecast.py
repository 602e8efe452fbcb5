"""What customers who subscribe will bring: spells, a model fitted to them, its back-test, and a number for each customer."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd

from data.version import Version
from data.watching import Progress
from forecasting.customer_value.backtest import Backtest, Tested, held, tried_out
from forecasting.customer_value.choice import Method
from forecasting.customer_value.futures import RANGES
from forecasting.customer_value.newcomer import months_of, new_subscriber
from forecasting.customer_value.result import CustomerValueForecast, Summary
from forecasting.customer_value.subscriptions.model import GoesOn, SubscriptionModel, paying_now
from forecasting.customer_value.subscriptions.months import DAYS_A_MONTH, months, paid
from forecasting.customer_value.subscriptions.spells import TABLE, Spells, known_before, read_spells
from forecasting.refusal import Refusal
from kpi.selection import Filter
from locales import Sentence

FEWEST = 10
"""Customers who pay, under which nothing is said."""


def forecast_subscriptions(
    version: Version, as_of: date, horizon_days: int, filters: tuple[Filter, ...], say: Progress, *, seed: int
) -> CustomerValueForecast:
    """What each customer who pays on the day before `as_of` will pay in the `horizon_days` days from then on.

    Raises Refusal where hardly anybody pays.
    """
    say(Sentence("Reading subscriptions before {day}", day=as_of))
    spells = read_spells(version, as_of, filters)
    grid = months(spells.rows, as_of)
    history = paying_now(grid) if len(grid.customers) else pd.DataFrame()
    if len(history) < FEWEST or grid.mrr.shape[1] < 2:
        raise Refusal(
            Sentence(
                "{count} customers pay for a subscription on {day}; it takes {fewest}, and two months of history, to look ahead.",
                count=len(history), day=as_of, fewest=FEWEST,
            )
        )  # fmt: skip
    say(Sentence("Fitting {customers} customers", customers=len(history)))
    fitted, rule = SubscriptionModel(horizon_days / DAYS_A_MONTH).fit(grid), GoesOn(horizon_days / DAYS_A_MONTH)

    def test(origin: date, length: int) -> Tested | None:
        return _test(spells.rows, origin, length, seed)

    tested = tried_out(test, spells.rows["began"].min().date(), as_of, horizon_days, say)
    use_rule = tested is not None and not tested.beats_rule
    said, beside = fitted.predict(history), rule.predict(history)
    ranges = pd.DataFrame(np.nan, columns=RANGES, index=history.index) if use_rule else fitted.ranges(history, seed)
    shown = said.assign(purchases=beside["purchases"], value=beside["value"]) if use_rule else said
    customers = _customers(spells.rows, as_of, history, shown.join(ranges), beside)
    summary = _summary(customers, fitted, tested, spells, horizon_days=horizon_days, ever=len(grid.customers))
    new = new_subscriber(spells.rows, fitted, as_of, months_of(horizon_days))
    return CustomerValueForecast(as_of, customers, summary, tested, new)


def _test(spells: pd.DataFrame, origin: date, length: int, seed: int) -> Tested | None:
    """The same on an earlier day: an end on or after it was not known then."""
    grid = months(known_before(spells, origin), origin)
    if not len(grid.customers) or grid.mrr.shape[1] < 2 or (history := paying_now(grid)).shape[0] < FEWEST:
        return None
    horizon = length / DAYS_A_MONTH
    fitted = SubscriptionModel(horizon).fit(grid)
    actual = paid(spells, origin, origin + timedelta(days=length)).reindex(history["customer"]).fillna(0.0)
    said, end = fitted.predict(history), origin + timedelta(days=length)
    stayed = paid(spells, end - timedelta(days=1), end).reindex(history["customer"]).fillna(0.0)["purchases"].to_numpy() > 0
    within = held(fitted, history, actual, seed)
    return Tested(origin, said, GoesOn(horizon).predict(history), actual, within, said["alive"].to_numpy(float), stayed)


def _customers(spells: pd.DataFrame, as_of: date, history: pd.DataFrame, shown: pd.DataFrame, rule: pd.DataFrame) -> pd.DataFrame:
    first = spells["began"].min().date()
    past = paid(spells, first, as_of).reindex(history["customer"]).fillna(0.0)
    began = spells.groupby("customer")["began"].agg(["min", "max"]).reindex(history["customer"])
    customers = pd.DataFrame(
        {
            "customer": history["customer"],
            **{name: shown[name] for name in ("alive", "buys_again", "purchases", "value", *RANGES)},
            "rule_purchases": rule["purchases"],
            "rule_value": rule["value"],
            "past_purchases": past["purchases"].to_numpy(),
            "past_value": past["value"].to_numpy(),
            "first_purchase": began["min"].to_numpy(),
            "last_purchase": began["max"].to_numpy(),
        }
    )
    return customers.sort_values(["value", "customer"], ascending=[False, True], ignore_index=True)


def _summary(
    customers: pd.DataFrame, fitted: SubscriptionModel, tested: Backtest | None, spells: Spells, *, horizon_days: int, ever: int
) -> Summary:
    use_rule = tested is not None and not tested.beats_rule
    churn = Sentence(
        "Of 100 customers who pay, {lost} stop in a month; what those who stay pay changes by {growth}% a month.",
        lost=round(100 * fitted.hazard_.rate_, 1), growth=round(100 * (fitted.growth_ - 1), 1),
    )  # fmt: skip
    gone = Sentence("{count} customers who stopped paying are not forecast; that they come back is on top.", count=ever - len(customers))
    return Summary(
        customers=len(customers),
        **{name: float(customers[name].sum()) for name in ("purchases", "value", "rule_purchases", "rule_value", "past_value")},
        past_purchases=round(customers["past_purchases"].sum()),
        horizon_days=horizon_days,
        currency=spells.currency,
        source=TABLE,
        method=Method.GOES_ON if use_rule else Method.SUBSCRIPTIONS,
        why=tested.sentence if tested is not None and use_rule else churn,
        parameters=fitted.parameters_,
        log_likelihood=None,
        notes=(*([gone] if ever > len(customers) else []), *untested(tested, horizon_days)),
        left_out=spells.left_out,
    )


def untested(tested: Backtest | None, horizon_days: int) -> list[Sentence]:
    """What the back-test could not test."""
    if tested is None:
        return [Sentence("The history is too short to test this forecast on earlier days, so nobody knows how good it is.")]
    if tested.horizon_days < horizon_days:
        return [
            Sentence(
                "The forecast looks {horizon} days ahead, but the history is only long enough to test {tested} days.",
                horizon=horizon_days,
                tested=tested.horizon_days,
            )
        ]
    return []
