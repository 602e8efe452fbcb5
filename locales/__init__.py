"""Words, numbers and dates in the reader's language."""

from locales.sentence import Sentence

__all__ = ["Sentence"]
