"""Which forecast a history can carry: by how many customers and repeat purchases there are, and by what was nearer on earlier days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from forecasting.customer_value.bgnbd import BetaGeometricNBD
from forecasting.customer_value.futures import ValueModel
from forecasting.customer_value.gamma_poisson import GammaPoisson
from forecasting.customer_value.history import DAYS_A_WEEK
from forecasting.customer_value.hybrid import HybridModel
from forecasting.customer_value.model import CustomerValueModel
from forecasting.customer_value.nearer import nearer
from forecasting.customer_value.rules import CohortAverage, lately
from locales import Sentence
from locales.words import N_

FEWEST_CUSTOMERS, FEWEST_REPEATS = 60, 30
PLENTY = 400
RIDGE = 0.01


class Method(StrEnum):
    """Whose numbers a forecast shows."""

    HYBRID = N_("Pareto/NBD with Gamma-Gamma, corrected by what came of earlier days")
    BG_NBD = N_("BG/NBD with Gamma-Gamma")
    PARETO_NBD = N_("Pareto/NBD with Gamma-Gamma")
    GAMMA_POISSON = N_("Gamma-Poisson rate with Gamma-Gamma")
    SUBSCRIPTIONS = N_("chances to go on paying, month by month")
    AVERAGE = N_("average of all customers")
    RULE = N_("each customer's own past rate")
    GOES_ON = N_("each customer goes on paying as now")


@dataclass(frozen=True)
class Chosen:
    """A fitted forecast, and why it was taken."""

    method: Method
    fitted: ValueModel | CohortAverage
    why: Sentence


def choose(days: pd.DataFrame, history: pd.DataFrame, as_of: date, horizon_days: int) -> Chosen:
    """The forecast fitted to a history (`history.summarise` of `days` as of that day); nothing on or after `as_of` is read."""
    customers, repeats = len(history), int(history["repeats"].sum())
    average = CohortAverage(horizon_days / DAYS_A_WEEK).fit(history, lately=lately(days, history, as_of, horizon_days))
    if customers < FEWEST_CUSTOMERS or repeats < FEWEST_REPEATS:
        return Chosen(Method.AVERAGE, average, _too_few(customers, repeats))
    try:
        fitted = _fitted(days, history, as_of, horizon_days)
    except (ArithmeticError, ValueError) as error:
        return Chosen(
            Method.AVERAGE, average, Sentence("The model could not be fitted ({error}). Everybody is given the average.", error=str(error))
        )
    return Chosen(_method(fitted), fitted, _enough(fitted, customers, repeats))


def _fitted(days: pd.DataFrame, history: pd.DataFrame, as_of: date, horizon_days: int) -> ValueModel:
    """From 400 customers the hybrid, where its windows fit into the history; below the nearer of two small models."""
    horizon = horizon_days / DAYS_A_WEEK
    if len(history) >= PLENTY:
        hybrid = HybridModel(as_of, horizon_days).learned(days)
        return hybrid if hybrid is not None else CustomerValueModel(horizon).fit(history)
    candidates = [CustomerValueModel(horizon, RIDGE, (kind,)) for kind in (BetaGeometricNBD, GammaPoisson)]
    return nearer(candidates, days, as_of, horizon_days).fit(history)


def _method(fitted: ValueModel) -> Method:
    if isinstance(fitted, CustomerValueModel):
        names: dict[type, Method] = {BetaGeometricNBD: Method.BG_NBD, GammaPoisson: Method.GAMMA_POISSON}
        return names.get(type(fitted.buying_), Method.PARETO_NBD)
    return Method.HYBRID


def _too_few(customers: int, repeats: int) -> Sentence:
    return Sentence(
        "{customers} customers with {repeats} repeat purchases are too few to tell customers apart; it takes {fewest_customers} and"
        " {fewest_repeats}. Everybody is given the average of all.",
        customers=customers,
        repeats=repeats,
        fewest_customers=FEWEST_CUSTOMERS,
        fewest_repeats=FEWEST_REPEATS,
    )


def _enough(fitted: ValueModel, customers: int, repeats: int) -> Sentence:
    numbers = {"customers": customers, "repeats": repeats}
    if customers < PLENTY:
        return Sentence(
            "{customers} customers with {repeats} repeat purchases carry a model; being few, they are held close to a middling one.",
            **numbers,
        )
    if isinstance(fitted, HybridModel):
        return Sentence(
            "{customers} customers with {repeats} repeat purchases carry a model; what came of it on earlier days corrects it.",
            **numbers,
        )
    return Sentence("{customers} customers with {repeats} repeat purchases carry a model.", **numbers)
