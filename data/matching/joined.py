"""Headers whose words were written as one, as loaders do in capitals: `STAGENAME`, `OWNERID`, `closedate`."""

from __future__ import annotations

from functools import lru_cache

from data.matching.names import normal, without_currency
from data.systems import SHARED, SYSTEMS, WORDS

SHORTEST = 5
"""Letters below which a word is left alone: short ones are words of their own."""


@lru_cache(maxsize=65536)
def written(header: str) -> str:
    """A header in its one form, with the words of a known name apart.

    >>> written("STAGENAME"), written("Stage Name"), written("Stagecoach")
    ('stage name', 'stage name', 'stagecoach')
    """
    name = normal(header)
    return name if " " in name or len(name) < SHORTEST else _known().get(name, name)


def spellings(header: str) -> tuple[str, ...]:
    """The names by which a declaration may know a header.

    >>> spellings("Amount spent (EUR)")
    ('amount spent eur', 'amount spent')
    """
    return tuple(dict.fromkeys((normal(header), written(header), normal(without_currency(header)))))


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    """From the letters of every known name of several words to the name."""
    names = [name for system in SYSTEMS for export in system.exports for must in export.must for name in must]
    every = [fields for system in SYSTEMS for export in system.exports for fields in export.fields.values()]
    every += [fields for words in WORDS.values() for fields in words.fields.values()] + list(SHARED.values())
    names += [name for fields in every for name in fields]
    return {name.replace(" ", ""): name for name in reversed(names) if " " in name}
