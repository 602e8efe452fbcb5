"""What revenue to come is worth today, and what one more customer brings, by hand."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from forecasting.customer_value import forecast
from forecasting.customer_value.drifting import drifting
from forecasting.customer_value.newcomer import Newcomer, newcomer
from forecasting.customer_value.result import CustomerValueForecast
from forecasting.customer_value.rules import CohortAverage
from forecasting.customer_value.worth import Valuation, known_margin, worth
from kpi.selection import Filter
from tests.forecasting.customer_purchases import orders, version_of

AS_OF = date(2026, 1, 1)


@pytest.fixture
def found(tmp_path: Path) -> CustomerValueForecast:
    """Two customers, two purchases each; too few for anything but the average."""
    rows = orders(("Ana", "2025-11-01", 10.0), ("Ana", "2025-12-01", 10.0), ("Bo", "2025-11-01", 30.0), ("Bo", "2025-12-15", 30.0))
    return forecast(version_of(tmp_path, rows), AS_OF, 365)


def test_waiting_a_year_for_money_that_comes_evenly() -> None:
    """At 10 % a year: (1 − 1/1.1) / ln 1.1 = .9538; of a margin of 40 %, .3815. Without a discount only the margin counts."""
    assert Valuation(1.0, 0.1).factor(365) == pytest.approx(0.95382, abs=1e-5)
    assert Valuation(0.4, 0.1).factor(365) == pytest.approx(0.38153, abs=1e-5)
    assert Valuation(0.4).factor(365) == 0.4


def test_a_new_customer_pays_back_in_the_month_in_which_the_margin_reaches_the_cost(found: CustomerValueForecast) -> None:
    """50 at first, then 20 a month, of which half stays: 25 + 10 + 10 reach 45 by the end of the third month; 65 in five months over 45."""
    new = Newcomer(12, 50.0, (50.0, 70.0, 90.0, 110.0, 130.0))
    said = worth(CustomerValueForecast(AS_OF, found.customers, found.summary, None, new), Valuation(0.5), cost=45.0)
    assert (said.new_customer, said.pays_back) == (65.0, 3)
    assert said.ratio == pytest.approx(65 / 45)
    assert said.value == pytest.approx(0.5 * found.summary.value)


def test_what_is_not_known_is_not_said(found: CustomerValueForecast) -> None:
    assert found.newcomer is None, "two customers won in a year are too few"
    assert worth(found, Valuation(), cost=45.0).ratio is None
    new = CustomerValueForecast(AS_OF, found.customers, found.summary, None, Newcomer(12, 50.0, (50.0,)))
    assert worth(new, Valuation(), cost=0.0).cost == 0, "what costs nothing is known to cost nothing"
    assert (worth(new, Valuation(), cost=None).ratio, worth(new, Valuation(), cost=60.0).pays_back) == (None, None)


def test_a_new_customer_brings_the_usual_first_purchase_and_then_what_the_average_brings() -> None:
    """Ten customers won within the year at 20 each; one won long ago at 900 does not count. Then .1 a week at 5."""
    days = pd.DataFrame({"customer": [f"C{n:02}" for n in range(11)], "day": pd.Timestamp("2025-06-01"), "amount": 20.0})
    days.loc[10, ["day", "amount"]] = [pd.Timestamp("2023-01-01"), 900.0]
    average = CohortAverage(52.0)
    average.rate_, average.spend_ = 0.1, 5.0
    said = newcomer(days, average, AS_OF, 2)
    weeks = 365.25 / 12 / 7
    assert (said.won, said.first) == (10, 20.0)
    assert said.by_month == pytest.approx((20 + 0.5 * weeks, 20 + weeks))


def test_the_margin_of_orders_with_a_cost(tmp_path: Path) -> None:
    """100 − 60 and 50 − 30 of 150 sold; left out are the order without a cost, the cancelled one, and the one of the day itself."""
    rows = orders(("Ana", "2025-11-01", 100.0), ("Bo", "2025-11-02", 50.0), ("Cy", "2025-11-03", 70.0), ("Di", "2026-01-01", 10.0),
                  ("Ed", "2025-12-01", 500.0))  # fmt: skip
    version = version_of(tmp_path, rows.assign(cost=[60.0, 30.0, None, 9.0, 1.0], is_cancelled=[False, False, False, False, True]))
    assert known_margin(version, AS_OF) == pytest.approx(60 / 150)
    assert known_margin(version, AS_OF, (Filter("segment", ("Large",)),)) is None, "orders have no segment here"
    assert known_margin(version, date(2025, 1, 1)) is None, "there was no order yet"
    assert known_margin(version_of(tmp_path / "other", rows), AS_OF) is None


def test_who_brought_much_and_is_probably_gone_is_worth_a_call() -> None:
    """Of eight the two that brought most make the quarter; of these the one who is more likely gone than not."""
    rows = {"customer": list("abcdefgh"), "past_value": [1.0, 2, 3, 4, 5, 6, 70, 80], "alive": [0.1, 0.1, 0.9, 0.9, 0.9, 0.1, 0.4, 0.9]}
    assert drifting(pd.DataFrame(rows))["customer"].tolist() == ["g"]
    assert drifting(pd.DataFrame(rows).assign(past_value=10.0)).empty, "of one price for all nobody brought much"
