"""What customers will be worth: expected purchases and spend of each, beside a back-test and a simple rule."""

from forecasting.customer_value.backtest import Backtest
from forecasting.customer_value.choice import Method
from forecasting.customer_value.forecast import Source, forecast, sources
from forecasting.customer_value.result import CustomerValueForecast, Summary
from forecasting.left_out import LeftOut

__all__ = ["Backtest", "CustomerValueForecast", "LeftOut", "Method", "Source", "Summary", "forecast", "sources"]
