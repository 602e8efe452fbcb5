"""Text as it is compared: without capitals and accents, signs that look alike made one, letter for letter in the same place."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_ALIKE = dict(zip("×·∙÷∕−–—’‘´`“”„«»", '*··//---\'\'\'\'"""""', strict=True))


def composed(text: str) -> str:
    """The text with one character for each letter, as places in it are counted."""
    return unicodedata.normalize("NFC", text)


def folded(text: str) -> str:
    """As long as the text, so that a place in one is the same place in the other."""
    return "".join(map(_folded, text))


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    plain = _ALIKE.get(character) or unicodedata.normalize("NFKD", character.casefold())[:1]
    return plain or character
