"""What was to be expected of each step of a KPI, from its own history, and which values are unusual."""

from forecasting.expected.complete import history, known_days, whole_span
from forecasting.expected.ranges import FALSE_ALARMS, Expected, Series, expected, expected_ranges

__all__ = ["FALSE_ALARMS", "Expected", "Series", "expected", "expected_ranges", "history", "known_days", "whole_span"]
