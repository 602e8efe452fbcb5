"""What customers will be worth: purchases, a model fitted to them, its back-test, and a number for each customer."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

import numpy as np
import pandas as pd

from data.version import Version
from data.watching import Progress, silent
from forecasting.customer_value.backtest import Backtest, backtest
from forecasting.customer_value.choice import Chosen, Method, choose
from forecasting.customer_value.futures import RANGES, ValueModel
from forecasting.customer_value.history import DAYS_A_WEEK, summarise
from forecasting.customer_value.large import going_on, large, with_ranges
from forecasting.customer_value.newcomer import months_of, newcomer
from forecasting.customer_value.purchases import Purchases, read_purchases
from forecasting.customer_value.result import CustomerValueForecast, Summary
from forecasting.customer_value.rules import CohortAverage, OwnRate
from forecasting.customer_value.subscriptions.forecast import forecast_subscriptions, untested
from forecasting.customer_value.subscriptions.spells import are_there
from forecasting.refusal import Refusal
from forecasting.threads import one_thread
from kpi.selection import Filter
from locales import Sentence

_QUIET_DAYS = 8  # a week without purchases is no sign that the data ended


class Source(StrEnum):
    """What customers are judged by."""

    PURCHASES = "purchases"
    SUBSCRIPTIONS = "subscriptions"


def sources(version: Version) -> tuple[Source, ...]:
    """What the data has of the two, what is taken by default first."""
    if not are_there(version):
        return (Source.PURCHASES,)
    if version.has("orders"):
        return (Source.PURCHASES, Source.SUBSCRIPTIONS)
    return (Source.SUBSCRIPTIONS, Source.PURCHASES) if version.has("deals") else (Source.SUBSCRIPTIONS,)


def forecast(
    version: Version,
    as_of: date,
    horizon_days: int = 365,
    filters: tuple[Filter, ...] = (),
    progress: Progress | None = None,
    *,
    source: Source | None = None,
    seed: int = 7,
) -> CustomerValueForecast:
    """Forecast each customer's purchases and spend in the `horizon_days` days that begin on `as_of`; nothing on or after it is used.

    `source` says whether from purchases or from subscriptions (by default orders, else subscriptions, else won deals).
    Raises Refusal where there is nothing to forecast from, with a sentence that says what is missing.
    """
    say = progress or silent
    if horizon_days < 1:
        raise Refusal(Sentence("The horizon must be at least one day."))
    if (source or sources(version)[0]) == Source.SUBSCRIPTIONS:
        return forecast_subscriptions(version, as_of, horizon_days, filters, say, seed=seed)
    one_thread()
    say(Sentence("Reading purchases before {day}", day=as_of))
    purchases = read_purchases(version, as_of, filters)
    if purchases.days.empty:
        raise Refusal(Sentence("There are no purchases before {day} to forecast from. Take a later day or fewer filters.", day=as_of))
    history = summarise(purchases.days, as_of)
    say(Sentence("Fitting {customers} customers", customers=len(history)))
    chosen = choose(purchases.days, history, as_of, horizon_days)
    tested = backtest(purchases.days, as_of, horizon_days, modelled=isinstance(chosen.fitted, ValueModel), seed=seed, progress=say)
    say(Sentence("Simulating what each customer may do"))
    customers = _customers(history, chosen, horizon_days, tested, seed=seed)
    notes = (*_stale(version, purchases, as_of), *untested(tested, horizon_days), *_large_go_on(history, tested))
    summary = _summary(customers, chosen, tested, purchases, horizon_days=horizon_days, notes=notes)
    trusted = chosen.fitted if tested is None or tested.beats_rule else CohortAverage(horizon_days / DAYS_A_WEEK).fit(history)
    new = newcomer(purchases.days, trusted, as_of, months_of(horizon_days))
    return CustomerValueForecast(as_of, customers, summary, tested, new)


def _customers(history: pd.DataFrame, chosen: Chosen, horizon_days: int, tested: Backtest | None, *, seed: int) -> pd.DataFrame:
    said, rule = chosen.fitted.predict(history), OwnRate(horizon_days / DAYS_A_WEEK).predict(history)
    ranges = pd.DataFrame(np.nan, columns=RANGES, index=history.index)
    use_rule = tested is not None and not tested.beats_rule
    shown = rule if use_rule else said
    if isinstance(chosen.fitted, ValueModel):
        ranges = chosen.fitted.ranges(history, seed)
        if use_rule:
            ranges = _holding(ranges, shown)
        elif tested is not None and tested.large_go_on:
            shown = going_on(said, rule, large(history))
            ranges = with_ranges(ranges, said, shown)
    customers = pd.DataFrame(
        {
            "customer": history["customer"],
            "alive": said["alive"],
            "buys_again": said["buys_again"],
            "purchases": shown["purchases"],
            "purchases_low": ranges["purchases_low"],
            "purchases_high": ranges["purchases_high"],
            "value": shown["value"],
            "value_low": ranges["value_low"],
            "value_high": ranges["value_high"],
            "rule_purchases": rule["purchases"],
            "rule_value": rule["value"],
            "past_purchases": history["purchases"],
            "past_value": history["value"],
            "first_purchase": history["first_purchase"],
            "last_purchase": history["last_purchase"],
        }
    )
    return customers.sort_values(["value", "customer"], ascending=[False, True], ignore_index=True)


def _holding(ranges: pd.DataFrame, shown: pd.DataFrame) -> pd.DataFrame:
    """Ranges of the model wide enough for what the rule says: it has none of its own, and theirs were tried out on earlier days."""
    ends = {"low": np.minimum, "high": np.maximum}
    return pd.DataFrame(
        {f"{name}_{end}": of(ranges[f"{name}_{end}"], shown[name]) for name in ("purchases", "value") for end, of in ends.items()}
    )


def _summary(
    customers: pd.DataFrame,
    chosen: Chosen,
    tested: Backtest | None,
    purchases: Purchases,
    *,
    horizon_days: int,
    notes: tuple[Sentence, ...],
) -> Summary:
    fitted = chosen.fitted
    use_rule = tested is not None and not tested.beats_rule
    return Summary(
        customers=len(customers),
        **{name: float(customers[name].sum()) for name in ("purchases", "value", "rule_purchases", "rule_value", "past_value")},
        past_purchases=int(customers["past_purchases"].sum()),
        horizon_days=horizon_days,
        currency=purchases.currency,
        source=purchases.table,
        method=Method.RULE if use_rule else chosen.method,
        why=tested.sentence if tested is not None and use_rule else chosen.why,
        parameters=fitted.parameters_ if isinstance(fitted, ValueModel) else {},
        log_likelihood=fitted.log_likelihood_ if isinstance(fitted, ValueModel) else None,
        notes=notes,
        left_out=purchases.left_out,
    )


def _stale(version: Version, purchases: Purchases, as_of: date) -> list[Sentence]:
    """A warning where the day lies after the data: silence then looks like customers who left."""
    last = version.facts[purchases.table].last
    if last is None or as_of <= last + timedelta(days=_QUIET_DAYS):
        return []
    return [Sentence("The data end on {last}; the days from then to {day} count as days without purchases.", last=last, day=as_of)]


def _large_go_on(history: pd.DataFrame, tested: Backtest | None) -> list[Sentence]:
    """That large customers are taken to go on as so far, where they are."""
    these = large(history)
    if tested is None or not (tested.beats_rule and tested.large_go_on and these.any()):
        return []
    share = float(history.loc[these, "value"].sum() / history["value"].sum())
    return [
        Sentence(
            "{customers} customers alone brought {share}% of everything so far. They are taken to go on as so far, which was nearer on"
            " earlier days; what one customer is typically off by is said of the others.",
            customers=int(these.sum()),
            share=round(100 * share),
        )
    ]
