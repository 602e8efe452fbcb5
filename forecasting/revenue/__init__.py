"""What the coming months will bring: revenue, or monthly recurring revenue by its movements, with ranges and a back-test."""

from forecasting.revenue.forecast import forecast
from forecasting.revenue.making import kinds_of, reads_deals
from forecasting.revenue.result import Ahead, Backtest, Kind, RevenueForecast, Summary

__all__ = ["Ahead", "Backtest", "Kind", "RevenueForecast", "Summary", "forecast", "kinds_of", "reads_deals"]
