"""Whether the headers of a file are written in a language whose countries write the day before the month."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from data.matching.names import plain
from data.systems import SYSTEMS

FEWEST = 2
"""Words of other languages than English that headers have at least."""

_JOINING = "de del della dello dei di da do das dos du des el la le les els lo il der die das und fur von vom am em em com con amb sur d l"
JOINING = frozenset(_JOINING.split())
"""Joining words that English has not."""


def is_not_english(header: Iterable[str]) -> bool:
    """Whether at least two words are of another of our languages, and twice as many as are of English alone."""
    words = {word for column in header for word in re.findall(r"[a-z]+", plain(column))}
    english, others = _words()
    return len(words & others) >= FEWEST and len(words & others) >= 2 * len(words & english)


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Words of headers that systems print in English alone, and in other languages alone."""
    spoken: dict[bool, set[str]] = {True: set(), False: set(JOINING)}
    for system in SYSTEMS:
        for export in system.exports:
            for language, headers in export.languages.items():
                names = (name for printed in headers.printed.values() for name in printed)
                spoken[language == "en"].update(word for name in names for word in re.findall(r"[a-z]+", plain(name)))
    return frozenset(spoken[True] - spoken[False]), frozenset(spoken[False] - spoken[True])
