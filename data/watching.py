"""Whoever watches an import: told in sentences what is being done."""

from __future__ import annotations

from collections.abc import Callable

from locales import Sentence

Progress = Callable[[Sentence], None]


def silent(sentence: Sentence) -> None:
    """Progress that nobody watches."""
