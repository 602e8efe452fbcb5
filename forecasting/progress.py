"""Saying what a long forecast is doing."""

from __future__ import annotations

from collections.abc import Callable

from locales import Sentence

Progress = Callable[[Sentence], None]


def quiet(sentence: Sentence) -> None:
    """Progress that nobody watches."""
