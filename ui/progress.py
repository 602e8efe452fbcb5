"""Long work, with what is being done in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from locales import Sentence
from ui.words import say


@contextmanager
def progress(title: str) -> Iterator[Callable[[Sentence], None]]:
    """A line that says what is being done; it goes away when the work is over."""
    place = st.empty()
    status = place.status(say(title))
    try:
        yield lambda sentence: _show(status, sentence)
    finally:
        place.empty()


def _show(status: st.delta_generator.DeltaGenerator, sentence: Sentence) -> None:
    status.update(label=say(sentence))  # type: ignore[attr-defined]
