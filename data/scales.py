"""The scale of a question, read from all of its answers."""

from __future__ import annotations

HIGHEST = (5, 7, 10, 100)
"""Highest values of the scales in use; the first that holds nearly every answer is the scale of a question."""

FEW = 20
"""So many answers and fewer do not show that nobody used the upper half of a scale."""

NEARLY_ALL = 0.98
"""One answer in fifty may lie outside: a slip of the finger does not make another scale, and is counted by a check."""


def highest(score: str, over: str) -> str:
    """SQL: the highest value of the scale on which a score stands, among the rows of a window (`PARTITION BY kind`)."""
    most = f"quantile_disc({score}, {NEARLY_ALL}) OVER ({over})"
    return f"CASE {' '.join(f'WHEN {most} <= {each} THEN {each}' for each in HIGHEST)} ELSE 100 END"


def lowest(score: str, over: str) -> str:
    """SQL: the lowest value of that scale: 1, or 0 where people used it or the scale goes to 100."""
    least = f"quantile_disc({score}, {1 - NEARLY_ALL:.2f}) OVER ({over})"
    return f"CASE WHEN {least} < 1 OR {highest(score, over)} = 100 THEN 0 ELSE 1 END"


def highest_of_recommendation(score: str, over: str) -> str:
    """SQL: as `highest`, for how likely people are to recommend: 10 wherever the answers fit, unless many of them stop at 5 or 7."""
    stop = f"count({score}) OVER ({over}) > {FEW} AND min({score}) OVER ({over}) >= 1"
    found = highest(score, over)
    return f"CASE WHEN {found} < 10 AND {stop} THEN {found} ELSE greatest(10, {found}) END"


def lowest_of_recommendation(score: str, over: str) -> str:
    """SQL: 0 of 10 and of 100, else 1."""
    return f"CASE WHEN {highest_of_recommendation(score, over)} < 10 THEN 1 ELSE 0 END"
