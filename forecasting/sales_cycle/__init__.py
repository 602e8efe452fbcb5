"""When open deals close, and whether they are won; open deals count as open, not as nothing."""

from forecasting.left_out import LeftOut
from forecasting.sales_cycle.forecast import forecast, forecast_from, learned
from forecasting.sales_cycle.result import Backtest, SalesCycleForecast, Summary

__all__ = ["Backtest", "LeftOut", "SalesCycleForecast", "Summary", "forecast", "forecast_from", "learned"]
