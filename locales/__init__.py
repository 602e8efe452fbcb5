"""Words, numbers and dates in the reader's language."""

from locales.sentence import Sentence, SentenceError

__all__ = ["Sentence", "SentenceError"]
