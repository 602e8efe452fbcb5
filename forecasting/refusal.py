"""A forecast that the data cannot carry is refused with a sentence that says why and what would help."""

from __future__ import annotations

from locales import SentenceError


class Refusal(SentenceError):
    """A forecast that cannot be made from this data, or for what was asked."""
