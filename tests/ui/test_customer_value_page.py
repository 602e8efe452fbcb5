"""Averages are no ranking, and money in a sentence has its currency."""

from datetime import date

import pandas as pd
import pytest

from forecasting.customer_value import CustomerValueForecast, Method
from forecasting.customer_value.result import Summary
from locales import Sentence
from ui.customer_value import _headline, _in_money, _tested, tells_apart


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setattr("ui.values.language", lambda: "en")


def forecast(method: Method, *values: float) -> CustomerValueForecast:
    summary = Summary(
        customers=len(values), purchases=4.0, value=sum(values), rule_purchases=4.0, rule_value=0.0, past_purchases=9, past_value=900.0,
        horizon_days=365, currency="EUR", source="orders", method=method, why=Sentence("Few"), parameters={}, log_likelihood=None,
    )  # fmt: skip
    return CustomerValueForecast(date(2026, 10, 1), pd.DataFrame({"value": values}), summary, None)


VERDICT = Sentence(
    "off by {error}, the rule by {rule_error}; total {total}, {rule_total}", error=7047.78, rule_error=9000.0, total=15.6, rule_total=30.0
)


def test_an_average_tells_nobody_apart_and_does_not_claim_to():
    found = forecast(Method.AVERAGE, 100.0, 100.0)
    assert not tells_apart(found)
    assert str(_headline(found)).startswith("About €200.00 by 2027-09-30, from the average of 2 customers")
    assert "does not say who will bring more" in str(_tested(found, VERDICT))


def test_a_model_that_gives_all_the_same_value_tells_nobody_apart():
    assert not tells_apart(forecast(Method.BG_NBD, 100.0, 100.001))
    assert tells_apart(forecast(Method.BG_NBD, 100.0, 300.0))


def test_the_verdict_has_its_money_in_the_currency_of_the_data():
    assert "off by €7,048, the rule by €9,000" in str(_tested(forecast(Method.BG_NBD, 100.0, 300.0), VERDICT))


def test_a_verdict_with_a_word_of_caution_has_its_money_too():
    rough = Sentence("{said} Take the total as a rough guess.", said=VERDICT)
    said = str(_tested(forecast(Method.HYBRID, 100.0, 300.0), rough))
    assert "off by €7,048, the rule by €9,000" in said and said.endswith("rough guess.")


def test_what_was_left_out_is_told_in_the_money_of_the_data():
    found = forecast(Method.BG_NBD, 100.0, 300.0)
    assert str(_in_money(found, Sentence("days on which something came back, worth {value}", value=424_599))).endswith("worth €424,599")
    assert str(_in_money(found, Sentence("purchases without a customer"))) == "purchases without a customer"


def test_where_nothing_was_paid_an_average_is_not_said_to_have_met_a_total():
    nothing = Sentence("nothing was paid: off by {error}, the rule by {rule_error}", error=5.0, rule_error=9.0)
    assert str(_tested(forecast(Method.AVERAGE, 100.0, 100.0), nothing)) == "nothing was paid: off by €5.00, the rule by €9.00"
