"""A forecast that the data cannot carry is refused with a sentence that says why and what would help."""

from __future__ import annotations

from locales import Sentence


class Refusal(Exception):
    """Something a person can act on; `sentence` says what."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
