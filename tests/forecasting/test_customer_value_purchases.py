"""Purchases are netted and known before the day; what is left out is counted."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from forecasting.customer_value.history import bought, summarise
from forecasting.customer_value.purchases import read_purchases
from forecasting.refusal import Refusal
from kpi.catalogue.revenue import CANCELLED
from kpi.selection import Filter
from tests.forecasting.customer_purchases import orders, version_of

THREE = orders(
    ("Ana", "2026-01-01", 10.0),
    ("Ana", "2026-01-15", 20.0),
    ("Ana", "2026-01-15", 4.0),
    ("Ana", "2026-01-29", 30.0),
    ("Bo", "2026-01-08", 50.0),
    ("Bo", "2026-01-22", 70.0),
    ("Bo", "2026-01-22", -70.0),
    ("Cy", "2026-01-30", 0.0),
    ("Cy", "2026-02-05", 99.0),
)


def left_out(version, as_of: date) -> dict[str, int]:
    return {str(each.because): each.count for each in read_purchases(version, as_of).left_out}


def test_three_histories_by_hand(tmp_path: Path) -> None:
    """As of 5 February the last known day is 4 February: Ana's age is 34 days, Bo's 27, Cy's 5. Bo sent the second purchase back."""
    history = summarise(read_purchases(version_of(tmp_path, THREE), date(2026, 2, 5)).days, date(2026, 2, 5)).set_index("customer")
    assert history["purchases"].to_dict() == {"Ana": 3, "Bo": 1, "Cy": 1}
    assert history["repeats"].to_dict() == {"Ana": 2, "Bo": 0, "Cy": 0}
    assert (history["recency"] * 7).round(9).to_dict() == {"Ana": 28, "Bo": 0, "Cy": 0}
    assert (history["age"] * 7).round(9).to_dict() == {"Ana": 34, "Bo": 27, "Cy": 5}
    assert history["value"].to_dict() == {"Ana": 64.0, "Bo": 50.0, "Cy": 0.0}
    assert history["spend"]["Ana"] == 27.0 and history["spend"].isna().sum() == 2


def test_what_was_bought_later_is_from_the_day_itself_on_and_without_the_last(tmp_path: Path) -> None:
    days = read_purchases(version_of(tmp_path, THREE), date(2026, 3, 1)).days
    assert bought(days, date(2026, 1, 15), date(2026, 1, 29)).to_dict("index") == {"Ana": {"purchases": 1, "value": 24.0}}


def test_a_cancelled_order_is_no_purchase_and_takes_nothing_along(tmp_path: Path) -> None:
    """Ana's second order was cancelled: neither its money nor its day is there, and the order beside it on that day counts."""
    rows = orders(("Ana", "2026-01-01", 10.0), ("Ana", "2026-01-15", 20.0), ("Ana", "2026-01-15", 4.0), ("Ana", "2026-01-29", 30.0))
    version = version_of(tmp_path, rows.assign(is_cancelled=[False, True, False, True]))
    days = read_purchases(version, date(2026, 3, 1)).days
    assert days["amount"].tolist() == [10.0, 4.0]
    assert days["day"].dt.date.tolist() == [date(2026, 1, 1), date(2026, 1, 15)]


def test_rows_that_cannot_be_used_are_counted_with_the_reason(tmp_path: Path) -> None:
    rows = pd.concat(
        [THREE, orders((None, "2026-01-03", 5.0), ("Di", "2026-01-03", None), ("Ed", "2026-01-04", -8.0), ("Fay", "2026-01-05", 9.0))]
    )
    version = version_of(tmp_path, rows.assign(is_cancelled=[False] * (len(rows) - 1) + [True]))
    assert left_out(version, date(2026, 2, 5)) == {
        "orders cancelled, refunded or not paid yet": 1,
        "purchases without a customer": 1,
        "purchases without an amount": 1,
        "days on which a customer only gave something back, worth 8": 2,
        "customers who kept nothing of what they bought": 1,
    }


def test_won_deals_stand_in_where_there_are_no_orders(tmp_path: Path) -> None:
    deals = pd.DataFrame(
        {
            "customer": ["Ana", "Ana", "Bo"],
            "status": ["won", "lost", "open"],
            "created_at": pd.to_datetime(["2026-01-01"] * 3),
            "closed_at": pd.to_datetime(["2026-02-01", "2026-02-02", None]),
            "amount": [10.0, 20.0, 30.0],
        }
    )
    purchases = read_purchases(version_of(tmp_path, deals, "deals"), date(2026, 3, 1))
    assert (purchases.table, purchases.days["amount"].tolist(), purchases.left_out) == ("deals", [10.0], ())


def test_filters_keep_members_and_the_rows_without_one(tmp_path: Path) -> None:
    version = version_of(tmp_path, THREE.assign(country=["Italy"] * 4 + ["Brazil"] * 3 + [None] * 2))
    kept = lambda *members: set(read_purchases(version, date(2026, 3, 1), (Filter("country", members),)).days["customer"])  # noqa: E731
    assert kept("Italy") == {"Ana"}
    assert kept("Brazil", None) == {"Bo", "Cy"}
    assert kept(None) == {"Cy"}


@pytest.mark.parametrize(
    ("changed", "filters", "said"),
    [
        (THREE.assign(currency=["EUR", "BRL"] + ["EUR"] * 7), (), "several currencies (BRL, EUR)"),
        (THREE.drop(columns="customer"), (), "needs customer, which the orders"),
        (THREE, (Filter("rep", ("Eva",)),), "orders in this data have no rep"),
        (THREE, (Filter("1 = 1) --", ("x",)),), "have no 1 = 1"),
    ],
)
def test_what_cannot_be_forecast_is_refused_in_a_sentence(tmp_path: Path, changed: pd.DataFrame, filters: tuple, said: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read_purchases(version_of(tmp_path, changed), date(2026, 3, 1), filters)
    assert said in str(refusal.value)


def test_what_was_cancelled_the_same_day_was_never_bought(tmp_path: Path) -> None:
    """An order of Ana's given back the same day, and half of one of Bo's: netted before anything is counted or averaged."""
    given_back = orders(
        ("Ana", "2026-01-20", 500.0), ("Ana", "2026-01-20", -500.0), ("Bo", "2026-01-08", 60.0), ("Bo", "2026-01-08", -60.0)
    )
    plain, netted = (
        summarise(read_purchases(version_of(tmp_path / name, rows), date(2026, 2, 5)).days, date(2026, 2, 5))
        for name, rows in (("plain", THREE), ("netted", pd.concat([THREE, given_back])))
    )
    pd.testing.assert_frame_equal(plain, netted)


def test_what_is_given_back_on_a_later_day_does_not_reach_back(tmp_path: Path) -> None:
    """Ana sends everything back after the day asked about: on that day nobody knew."""
    later = orders(("Ana", "2026-02-10", -64.0), ("Bo", "2026-02-05", -50.0))
    before, after = (
        summarise(read_purchases(version_of(tmp_path / name, rows), date(2026, 2, 5)).days, date(2026, 2, 5))
        for name, rows in (("before", THREE), ("after", pd.concat([THREE, later])))
    )
    pd.testing.assert_frame_equal(before, after)


def test_orders_that_are_no_revenue_are_called_the_same_by_kpis_and_by_the_forecast(tmp_path: Path) -> None:
    rows = orders(("Ana", "2026-01-01", 10.0), ("Bea", "2026-01-02", 20.0)).assign(is_cancelled=[False, True])
    (reason,) = left_out(version_of(tmp_path, rows), date(2026, 2, 5))
    assert reason.removeprefix("orders ") == CANCELLED.reason.removeprefix("an order ")
