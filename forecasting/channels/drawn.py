"""A channel as it is, in draws of what is not known of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from forecasting.channel_comparison import Channel
from forecasting.channels.ranges import Range
from forecasting.channels.response import DRAWS, Response, response
from forecasting.channels.spend_history import History

RECENT = 52
"""The weeks that say what a channel spends and brings as it is: a year, so that no season counts twice."""

RANGE = (0.1, 0.9)
"""Ranges of what is to come hold with 80 % certainty, as in the other forecasts."""


@dataclass(frozen=True)
class Drawn:
    """Leads a week, elasticity and conversion in draws; what it spends a week, and the most it ever spent in one."""

    response: Response
    usual: float
    most: float
    leads: np.ndarray
    conversion: np.ndarray

    @classmethod
    def of(cls, history: History, channel: Channel, random: np.random.Generator) -> Drawn:
        recent = history.spend[-RECENT:]
        leads = random.gamma(history.leads[-RECENT:].sum() + 0.5, 1 / len(recent), DRAWS)
        return cls(response(history, random), float(recent.mean()), float(history.spend.max()), leads, _conversions(channel, random))

    def change(self, amount: float, weeks: int) -> np.ndarray:
        """Leads and customers more, in draws: w · leads · ((1 + amount ÷ (w · usual))ᵞ − 1), and as many of these as convert."""
        ratio = max(1 + amount / weeks / self.usual, 0.0)
        leads = weeks * self.leads * (ratio**self.response.elasticity - 1)
        return np.stack([leads, leads * self.conversion])

    def room(self, weeks: int) -> float:
        """How much more can be spent without spending more a week than ever."""
        return max(self.most - self.usual, 0.0) * weeks


def in_range(draws: np.ndarray) -> Range:
    """The middle of draws and the range that holds 80 % of them."""
    low, middle, high = np.quantile(draws, [RANGE[0], 0.5, RANGE[1]])
    return Range(float(middle), float(low), float(high))


def _conversions(channel: Channel, random: np.random.Generator) -> np.ndarray:
    """Draws of the conversion to count on: a Beta distribution with its mean and its range."""
    mean = min(max(channel.expected, 1e-6), 1 - 1e-6)
    spread = max((channel.expected_high - channel.expected_low) / 3.92, 1e-6)
    strength = max(mean * (1 - mean) / spread**2 - 1, 1.0)
    return random.beta(mean * strength, (1 - mean) * strength, DRAWS)
