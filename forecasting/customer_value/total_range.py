"""The range of what all customers together will bring."""

from __future__ import annotations

import numpy as np

from forecasting.customer_value.choice import Method
from forecasting.customer_value.result import CustomerValueForecast


def total_range(found: CustomerValueForecast) -> tuple[float, float] | None:
    """As wide as the total was off on earlier days, at worst, and at least as wide as the customers' own ranges together (the root of the
    sum of squares, as if each went its own way), which one who alone brings most makes wide. `None` without earlier days.
    """
    off = _largest_miss(found)
    if off is None:
        return None
    value, customers = found.summary.value, found.customers
    below, above = (
        float(np.sqrt(np.nansum((customers["value"] - customers[end]).to_numpy(float) ** 2))) for end in ("value_low", "value_high")
    )
    return max(value - max(value * off, below), 0.0), value + max(value * off, above)


def _largest_miss(found: CustomerValueForecast) -> float | None:
    if found.backtest is None:
        return None
    origins = found.backtest.origins[found.backtest.origins["value_actual"] > 0]
    said = origins["value_rule" if found.summary.method in (Method.RULE, Method.GOES_ON) else "value_model"]
    return float((said / origins["value_actual"] - 1).abs().max()) if len(origins) else None
