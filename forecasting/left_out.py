"""What a forecast could not use, counted."""

from __future__ import annotations

from dataclasses import dataclass

from locales import Sentence


@dataclass(frozen=True)
class LeftOut:
    """Rows that did not enter a forecast: how many, and why, or what they are."""

    count: int
    because: Sentence
