"""Headers with words in brackets that nobody knows, told by what stands before them: `Clicks (destination)`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from data.matching.columns import Candidate, known
from data.matching.meanings import meanings_of, meant
from data.matching.names import normal

LESS = 0.04
"""How much less sure a header is of which a part was left out."""

_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")


def without_aside(column: str) -> str:
    """A header without what stands in brackets, where nobody knows a word of it.

    >>> without_aside("Clicks (destination)"), without_aside("Close date (expected)")
    ('Clicks', 'Close date (expected)')
    """
    asides = _ASIDE.findall(column)
    rest = _ASIDE.sub(" ", column).strip()
    return column if not rest or any(any(meanings_of(each)) for each in asides) else rest


def without_asides(header: Iterable[str], table: str) -> list[Candidate]:
    """Candidates of headers with words in brackets, where no other column is called so without them."""
    bare = {column: without_aside(column) for column in header}
    times = Counter(normal(each) for each in bare.values())
    short = {column: each for column, each in bare.items() if each != column and times[normal(each)] == 1}
    return [
        replace(each, column=column, confidence=round(each.confidence - LESS, 3))
        for column, name in short.items()
        for each in (*known([name], table), *meant([name], table))
    ]
