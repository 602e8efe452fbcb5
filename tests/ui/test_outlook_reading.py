"""What the page of revenue to come says of a forecast adds up."""

import pytest

from forecasting.revenue import Ahead, Kind, forecast
from tests.forecasting.test_revenue import AS_OF, subscriptions, version_of
from ui.outlook_reading import Reading


def test_the_movements_on_the_cards_lead_from_now_to_the_end(tmp_path):
    reading = Reading(forecast(version_of(tmp_path, subscriptions(), "subscriptions"), AS_OF, Ahead(6, Kind.RECURRING)))
    assert "churn" in reading.moved and all(reading.moved.values())
    assert reading.now + sum(reading.moved.values()) == pytest.approx(reading.forecast.summary.expected)


def test_without_ranges_none_is_spoken_of(tmp_path):
    found = forecast(version_of(tmp_path, subscriptions(), "subscriptions"), AS_OF, Ahead(6, Kind.RECURRING))
    assert Reading(found).has_range
    found.months["low"] = float("nan")
    assert not Reading(found).has_range
