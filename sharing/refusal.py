"""What a person is told who may not do something."""

from __future__ import annotations

from locales import Sentence


class NotAllowed(Exception):
    """Somebody asked for what they may not see or do; `sentence` says what it was and what to do."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
