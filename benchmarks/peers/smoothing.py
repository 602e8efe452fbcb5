"""Run by an environment of its own: statsmodels' exponential smoothing of logarithms, the best by AICc of four models.

The question comes in as JSON: `series` (lists of months above nothing) and `steps` ahead. The answer: a list of months for each series.
"""

import json
import sys
import warnings

import numpy as np
from statsmodels.tsa.holtwinters import ExponentialSmoothing

MODELS = ((None, False, None), ("add", True, None), (None, False, "add"), ("add", True, "add"))


def main() -> None:
    warnings.simplefilter("ignore")
    question = json.load(sys.stdin)
    print(json.dumps([smoothed(np.array(each), question["steps"]).tolist() for each in question["series"]]))


def smoothed(values: np.ndarray, steps: int) -> np.ndarray:
    """Months ahead, no further beyond what was seen than logarithms of 2."""
    logs, best = np.log(values), None
    for trend, damped, season in MODELS:
        if season and len(logs) < 25:
            continue
        model = ExponentialSmoothing(logs, trend=trend, damped_trend=damped, seasonal=season, seasonal_periods=12 if season else None)
        fitted = model.fit()
        if best is None or fitted.aicc < best[0]:
            best = fitted.aicc, fitted.forecast(steps)
    return np.exp(np.clip(best[1], logs.min() - 2, logs.max() + 2))


if __name__ == "__main__":
    main()
