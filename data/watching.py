"""Whoever watches something that takes a while: told in sentences what is being done."""

from __future__ import annotations

from collections.abc import Callable

from locales import Sentence

Progress = Callable[[Sentence], None]
"""Told what is being done. What it raises stops it."""

Watch = Callable[[Sentence, float], None]
"""Told what is being done, and which part of everything (0 to 1) is over."""


def silent(sentence: Sentence) -> None:
    """Progress that nobody watches."""
