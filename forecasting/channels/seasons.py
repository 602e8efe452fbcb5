"""What tells the season of a channel's weeks, whatever is spent on it: the leads of all others, the time of the year, the trend."""

from __future__ import annotations

import numpy as np

from forecasting.channels.spend_history import History

YEAR = 365.25 / 7
SMOOTH = 5
"""Weeks over which the leads of others are also averaged, centred: few leads a week are noisy."""

LONG_ENOUGH = 52
"""From so many weeks on the time of the year can be told from the trend."""

CLEARLY = 2.0
"""The ups and downs of spend of its own are so many times the noise with which the season is known."""


def season(history: History) -> np.ndarray:
    """A row a week: logs of the leads of others in it and around it, the trend, and two waves of the year; about their means."""
    weeks = len(history.others)
    place = np.arange(weeks)
    columns = [np.log(history.others + 1), np.log(_around(history.others) + 1), place / weeks]
    if weeks >= LONG_ENOUGH:
        columns += [wave(2 * np.pi * times * place / YEAR) for times in (1, 2) for wave in (np.sin, np.cos)]
    found = np.column_stack(columns)
    return found - found.mean(axis=0)


def own_ways(history: History, spent: np.ndarray) -> bool:
    """Whether spend went its own ways, clearly beyond the season.

    The season is known by the leads of others, which are counts: their logs have a variance of one over their mean. Where spend varies by
    less than that around the season, it tells the season better than they do, and would be credited with its leads.
    """
    known_by = np.column_stack([np.ones(len(history.spend)), season(history)])[spent]
    logs = np.log(history.spend[spent])
    left = logs - known_by @ np.linalg.lstsq(known_by, logs, rcond=None)[0]
    spread = float(np.sqrt((left**2).sum() / max(len(logs) - known_by.shape[1], 1)))
    return spread >= CLEARLY / np.sqrt(max(float(history.others[spent].mean()), 1.0))


def _around(numbers: np.ndarray) -> np.ndarray:
    """The mean of a week and those about it; at the ends of as many as there are."""
    window = np.ones(SMOOTH)
    return np.convolve(numbers, window, "same") / np.convolve(np.ones(len(numbers)), window, "same")
