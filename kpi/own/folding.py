"""Text as it is compared: without capitals and accents, signs that look alike made one, letter for letter in the same place."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_ALIKE = dict(zip("×·∙÷∕−–—’‘´`“”„«»", "*··//---" + "'" * 4 + '"' * 5, strict=True))

_CLOSED_BY = {"'": "'", '"': '"', "’": "’", "‘": "’‘", "“": "”“", "”": "”", "„": "“”", "«": "»"}
"""What a text in quotes begins with, and what may end it."""

QUOTES = frozenset(_CLOSED_BY)


def composed(text: str) -> str:
    """The text with one character for each letter, as places in it are counted."""
    return unicodedata.normalize("NFC", text)


def folded(text: str) -> str:
    """As long as the text, so that a place in one is the same place in the other."""
    return "".join(_at(text, place) for place in range(len(text)))


def lexed(formula: str) -> str:
    """A formula as the grammar reads it: folded, and in place of each letter of a text in quotes one that says nothing."""
    found: list[str] = []
    while (place := len(found)) < len(formula):
        if formula[place] in _CLOSED_BY and not _is_word(formula, place - 1):  # an apostrophe inside a word begins no text
            found += _quoted(formula[place:], _CLOSED_BY[formula[place]])
        else:
            found.append(_at(formula, place))
    return "".join(found)


def _quoted(text: str, closers: str) -> list[str]:
    """The text in quotes at the beginning: up to a quote that does not stand there twice."""
    quote, place = _folded(text[0]), 1
    found = [quote]
    while place < len(text):
        if text[place] not in closers:
            found.append("_")
            place += 1
        elif text[place + 1 : place + 2] == text[place]:
            found += [quote, quote]
            place += 2
        else:
            return [*found, quote]
    return found


def _at(text: str, place: int) -> str:
    """One character folded; a word of one letter keeps its accent, which tells Italian "è" (is) from "e" (and)."""
    character = text[place]
    alone = character.isalpha() and not _is_word(text, place - 1) and not _is_word(text, place + 1)
    return character.casefold() if alone and len(character.casefold()) == 1 else _folded(character)


def _is_word(text: str, place: int) -> bool:
    return 0 <= place < len(text) and (text[place].isalnum() or text[place] == "_")


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    plain = _ALIKE.get(character) or unicodedata.normalize("NFKD", character.casefold())[:1]
    return plain or character
