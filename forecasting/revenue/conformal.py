"""Ranges as wide as earlier forecasts were off: split conformal prediction over rolling origins."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from forecasting.revenue.scale import Numbers

HELD = 0.8
"""The share of months that lie inside their range."""
FEWEST = 6
"""Fewer earlier months foretold say nothing of a range."""
TRUSTED = 3
"""So many months foretold at a distance make its spread its own."""


@dataclass(frozen=True)
class Reach:
    """How far a forecast may be off at each distance, on the scale: `width[k]` for the month k + 1 ahead, NaN where none can be told."""

    width: Numbers


def reach(residuals: Numbers) -> Reach:
    """From residuals of earlier forecasts, origins × steps, NaN where not known yet.

    Residuals are divided by their spread at that distance (never smaller further on), and the quantile ⌈(n + 1) · 0.8⌉ / n of their sizes
    is taken over all (Vovk, Gammerman & Shafer 2005; Lei et al. 2018, JASA 113, for the normalised kind).
    """
    spread = spreads(residuals)
    sizes = np.sort((np.abs(residuals) / spread)[~np.isnan(residuals)])
    if len(sizes) < FEWEST:
        return Reach(np.full(residuals.shape[1], np.nan))
    place = min(int(np.ceil((len(sizes) + 1) * HELD)), len(sizes)) - 1
    return Reach(spread * sizes[place])


def spreads(residuals: Numbers) -> Numbers:
    """Root mean square of the residuals at each distance; further on never smaller, and where few are known it grows with the root."""
    known = (~np.isnan(residuals)).sum(axis=0)
    squares = np.where(np.isnan(residuals), 0.0, residuals) ** 2
    found = np.sqrt(squares.sum(axis=0) / np.maximum(known, 1))
    result = np.zeros(residuals.shape[1])
    for step in range(len(result)):
        before = result[step - 1] if step else 0.0
        grown = before * np.sqrt((step + 1) / step) if step else found[0]
        result[step] = max(found[step], before) if known[step] >= TRUSTED else grown
    return np.maximum(result, 1e-9)


def residuals_of(said: Numbers, came: Numbers, origins: Numbers) -> Numbers:
    """What came less what was said, NaN where it has not come yet: `said` is origins × steps, `came` all months known."""
    steps = said.shape[1]
    places = origins[:, None].astype(int) + np.arange(steps)[None, :]
    there = places < len(came)
    return np.where(there, came[np.minimum(places, len(came) - 1)] - said, np.nan)
