"""Conversion of several channels estimated together, so that small ones lean on what all have in common.

Converted leads of channel i are Binomial(nᵢ, pᵢ) and the pᵢ are Beta(m s, (1 − m) s): m is the conversion they have in common, s how many
leads' worth of evidence that is. Given m and s, pᵢ is Beta(m s + kᵢ, (1 − m) s + nᵢ − kᵢ), whose mean lies between kᵢ / nᵢ and m. Because a
handful of channels says little about s, m and s are not fixed at one estimate but averaged over their posterior on a grid, with the prior
uniform on (m, s^−½). Source: Gelman et al. (2013), Bayesian Data Analysis, 3rd ed., section 5.3 (rat tumours).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import betaln, expit, logit

DRAWS = 20_000  # the chance of being best is then right to 0.7 points, 19 times in 20
WEAKEST, STRONGEST = 1.0, 1e5  # s, in leads


@dataclass(frozen=True)
class Estimates:
    """Per channel, as given: `mean` and 95 % interval (`low`, `high`) of its conversion, and its chance to be the best contender."""

    mean: np.ndarray
    low: np.ndarray
    high: np.ndarray
    best: np.ndarray


def estimate(leads: np.ndarray, converted: np.ndarray, contenders: np.ndarray, seed: int) -> Estimates:
    """Estimates for channels with at least one lead in all.

    `leads` and `converted` are counts, one a channel; `contenders` is true for those that can be the best.
    """
    strength, mean, weight = _posterior(leads, converted)
    a, b = mean * strength, (1 - mean) * strength
    random = np.random.default_rng(seed)
    chosen = random.choice(len(weight), size=DRAWS, p=weight)
    draws = random.beta(a[chosen, None] + converted, b[chosen, None] + leads - converted)
    low, high = np.quantile(draws, [0.025, 0.975], axis=0)
    return Estimates(
        mean=weight @ ((a[:, None] + converted) / (strength[:, None] + leads)),
        low=low,
        high=high,
        best=np.bincount(np.where(contenders, draws, -1).argmax(axis=1), minlength=len(leads)) / DRAWS * contenders,
    )


def _posterior(leads: np.ndarray, converted: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Grid points (s, m) and their posterior weights, which add up to 1."""
    roots = np.linspace(STRONGEST**-0.5, WEAKEST**-0.5, 40)
    logits = _logits(leads.sum(), converted.sum())
    root, place = (each.ravel() for each in np.meshgrid(roots, logits))
    strength, mean = root**-2, expit(place)
    a, b = mean * strength, (1 - mean) * strength
    likelihood = sum(betaln(a + k, b + n - k) - betaln(a, b) for n, k in zip(leads, converted, strict=True))
    spacing = np.repeat(np.gradient(logits), len(roots))
    log_weight = likelihood + np.log(spacing * mean * (1 - mean))  # a uniform m is not a uniform logit
    weight = np.exp(log_weight - log_weight.max())
    return strength, mean, weight / weight.sum()


def _logits(leads: float, converted: float) -> np.ndarray:
    """Where m may lie: everywhere coarsely, and finely around the conversion of all leads, which many leads pin down."""
    share = (converted + 0.5) / (leads + 1)
    spread = (leads * share * (1 - share) + 1) ** -0.5
    return np.union1d(np.linspace(-10, 10, 51), logit(share) + np.linspace(-6, 6, 41) * spread)
