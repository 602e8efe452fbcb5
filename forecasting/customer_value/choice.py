"""Which forecast a history can carry: by how many customers and repeat purchases there are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from forecasting.customer_value.bgnbd import BetaGeometricNBD
from forecasting.customer_value.model import CustomerValueModel
from forecasting.customer_value.rules import CohortAverage
from locales import Sentence

FEWEST_CUSTOMERS, FEWEST_REPEATS = 60, 30
PLENTY = 400
RIDGE = 0.01


class Method(StrEnum):
    """Whose numbers a forecast shows."""

    BG_NBD = "BG/NBD with Gamma-Gamma"
    PARETO_NBD = "Pareto/NBD with Gamma-Gamma"
    AVERAGE = "average of all customers"
    RULE = "each customer's own past rate"


@dataclass(frozen=True)
class Chosen:
    """A fitted forecast, and why it was taken."""

    method: Method
    fitted: CustomerValueModel | CohortAverage
    why: Sentence


def choose(history: pd.DataFrame, horizon: float) -> Chosen:
    """The forecast fitted to a history (`history.summarise`); `horizon` in weeks."""
    customers, repeats = len(history), int(history["repeats"].sum())
    average = CohortAverage(horizon).fit(history)
    if customers < FEWEST_CUSTOMERS or repeats < FEWEST_REPEATS:
        return Chosen(
            Method.AVERAGE,
            average,
            Sentence(
                "{customers} customers with {repeats} repeat purchases are too few to tell customers apart; it takes {fewest_customers} and"
                " {fewest_repeats}. Everybody is given the average of all.",
                customers=customers,
                repeats=repeats,
                fewest_customers=FEWEST_CUSTOMERS,
                fewest_repeats=FEWEST_REPEATS,
            ),
        )
    try:
        fitted = CustomerValueModel(horizon, RIDGE if customers < PLENTY else 0.0).fit(history)
    except (ArithmeticError, ValueError) as error:
        return Chosen(
            Method.AVERAGE, average, Sentence("The model could not be fitted ({error}). Everybody is given the average.", error=str(error))
        )
    method = Method.BG_NBD if isinstance(fitted.buying_, BetaGeometricNBD) else Method.PARETO_NBD
    return Chosen(method, fitted, _enough(customers, repeats))


def _enough(customers: int, repeats: int) -> Sentence:
    if customers < PLENTY:
        return Sentence(
            "{customers} customers with {repeats} repeat purchases carry a model; being few, they are held close to a middling one.",
            customers=customers,
            repeats=repeats,
        )
    return Sentence("{customers} customers with {repeats} repeat purchases carry a model.", customers=customers, repeats=repeats)
