"""What a person is told who may not do something."""

from __future__ import annotations

from locales import SentenceError


class NotAllowed(SentenceError):
    """Somebody asked for what they may not see or do."""
