"""Headers whose words were written as one, as loaders do in capitals: `STAGENAME`, `OWNERID`, `closedate`."""

from __future__ import annotations

from functools import lru_cache

from data.matching.names import normal, without_currency
from data.systems import SHARED, SYSTEMS, WORDS

SHORTEST = 5
"""Letters below which a word is left alone: short ones are words of their own."""

SHORTEST_PART = 4
SHORT_PARTS = frozenset({"dt", "cd", "nm", "id", "nr", "vl", "cod", "num", "dat", "rep", "nom", "tot", "fec", "fch"})
"""Parts of words written as one have four letters, unless they are one of these."""


@lru_cache(maxsize=65536)
def written(header: str) -> str:
    """A header in its one form, with the words of a known name apart.

    >>> written("STAGENAME"), written("Stage Name"), written("Stagecoach"), written("dataapertura")
    ('stage name', 'stage name', 'stagecoach', 'data apertura')
    """
    name = normal(header)
    if " " in name or len(name) < SHORTEST:
        return name
    return _known().get(name) or " ".join(parts_of(name)) or name


@lru_cache(maxsize=16384)
def parts_of(word: str) -> tuple[str, ...]:
    """The words of known names that were written as one, the fewest there can be; none where it is such a word or cannot be taken apart.

    >>> parts_of("dtabertura"), parts_of("cliente"), parts_of("database")
    (('dt', 'abertura'), (), ())
    """
    known = vocabulary()
    if word in known or len(word) < SHORTEST + 1:
        return ()
    cuts = [(word[:cut], word[cut:]) for cut in range(2, len(word) - 1)]
    pairs = [pair for pair in cuts if all(_is_part(each) for each in pair)]
    if pairs:
        return max(pairs, key=lambda pair: len(pair[0]))
    threes = (
        (first, word[len(first) : end], word[end:]) for first, _ in cuts if _is_part(first) for end in range(len(first) + 3, len(word) - 1)
    )
    return next((each for each in threes if all(map(_is_part, each))), ())


def _is_part(text: str) -> bool:
    return text in vocabulary() if len(text) >= SHORTEST_PART else text in SHORT_PARTS


@lru_cache(maxsize=1)
def vocabulary() -> frozenset[str]:
    """Every word of every known name."""
    return frozenset(word for name in _names() for word in name.split() if word.isalpha())


def spellings(header: str) -> tuple[str, ...]:
    """The names by which a declaration may know a header.

    >>> spellings("Amount spent (EUR)")
    ('amount spent eur', 'amount spent')
    """
    return tuple(dict.fromkeys((normal(header), written(header), normal(without_currency(header)))))


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    """From the letters of every known name of several words to the name."""
    return {name.replace(" ", ""): name for name in reversed(_names()) if " " in name}


def _names() -> list[str]:
    """Every known name, of systems and of spreadsheets."""
    names = [name for system in SYSTEMS for export in system.exports for must in export.must for name in must]
    every = [fields for system in SYSTEMS for export in system.exports for fields in export.fields.values()]
    every += [fields for words in WORDS.values() for fields in words.fields.values()] + list(SHARED.values())
    return names + [name for fields in every for name in fields]
