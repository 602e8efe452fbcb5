"""Ranges as wide as earlier forecasts were off: split conformal prediction over rolling origins."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from forecasting.revenue.scale import Numbers, Scale

HELD = 0.8
"""The share of months that lie inside their range."""
FEWEST = 6
"""Fewer earlier months foretold say nothing of a range."""
TRUSTED = 12
"""So many months foretold at a distance make its spread half its own, and half that of all distances."""


@dataclass(frozen=True)
class Reach:
    """How far a forecast may be off at each distance, on the scale: `width[k]` for the month k + 1 ahead, NaN where none can be told."""

    width: Numbers


def reach(residuals: Numbers, held: float = HELD, *, growing: bool = True) -> Reach:
    """From residuals of earlier forecasts, origins × steps, NaN where not known yet: as far as holds that share of months.

    Residuals are divided by their spread at that distance, and the quantile ⌈(n + 1) · held⌉ / n of their sizes is taken over all (Vovk,
    Gammerman & Shafer 2005; Lei et al. 2018, JASA 113, for the normalised kind).
    """
    known = ~np.isnan(residuals)
    if known.sum() < FEWEST:
        return Reach(np.full(residuals.shape[1], np.nan))
    spread = spreads(residuals, growing=growing)
    sizes = np.sort((np.abs(residuals) / spread)[known])
    place = min(int(np.ceil((len(sizes) + 1) * held)), len(sizes)) - 1
    return Reach(spread * sizes[place])


def spreads(residuals: Numbers, *, growing: bool = True) -> Numbers:
    """Root mean square of the residuals at each distance, drawn towards that of all; `growing`: further on never smaller."""
    known = ~np.isnan(residuals)
    squares = np.where(known, residuals, 0.0) ** 2
    count, all_together = known.sum(axis=0), squares.sum() / known.sum()
    found = np.sqrt((squares.sum(axis=0) + TRUSTED * all_together) / (count + TRUSTED))
    return np.maximum(np.maximum.accumulate(found) if growing else found, 1e-9)


def as_of_now(residuals: Numbers, origins: Numbers, known: int, learning: float) -> Numbers:
    """Residuals of forecasts made from so many months as `origins` says, as they would be from the `known` months of today.

    What a season or a level is missed by shrinks with the months it is learned from: squares are taken to go with 1 + learning ÷ months.
    With `learning` 0 nothing is learned.
    """
    return np.asarray(residuals * np.sqrt((1 + learning / known) / (1 + learning / origins))[:, None])


def residuals_of(said: Numbers, came: Numbers, origins: Numbers, scale: Scale) -> Numbers:
    """What came less what was said, on a scale, NaN where it has not come yet: `said` is origins × steps, `came` all months known."""
    return np.asarray(scale.there(_beside(said, came, origins)) - scale.there(said))


def residuals_together(said: Numbers, came: Numbers, origins: Numbers, scale: Scale) -> Numbers:
    """The same of the first month ahead, of the first two together, and so on."""
    return np.asarray(scale.there(np.cumsum(_beside(said, came, origins), axis=1)) - scale.there(np.cumsum(said, axis=1)))


def _beside(said: Numbers, came: Numbers, origins: Numbers) -> Numbers:
    """What came in the months that were spoken of."""
    places = origins[:, None].astype(int) + np.arange(said.shape[1])[None, :]
    return np.where(places < len(came), came[np.minimum(places, len(came) - 1)], np.nan)
