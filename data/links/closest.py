"""The entries of a list that a name comes closest to: what a person is offered where a name is in no list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from data.unmatched import Candidate

_LEGAL_FORMS = re.compile(
    r"""inc|llc|ltd|limited|plc|corp|corporation|co|company|pty|gmbh|ag|kg|ug|bv|nv|ab|oy|as|aps
    |sa|sas|sarl|srl|spa|snc|sapa|sl|slu|sll|scp|lda|ltda|eireli|me|the""",
    re.VERBOSE,
)
"""Words of a company's name that exports write or leave out at will."""

CLOSE = 78.0
"""From this likeness on (0 to 100) a name is offered: one wrong letter in a word of six gives 83."""
OFFERED = 3


def closest(names: Sequence[str], known: Sequence[str]) -> dict[str, tuple[Candidate, ...]]:
    """For each name the known ones that it is like, likest first; none where nothing is close."""
    as_written, in_order = [essence(each) for each in known], [_sorted(essence(each)) for each in known]
    return {name: _offered(essence(name), as_written, in_order, known) for name in names}


def essence(name: str) -> str:
    """A name without accents, capitals, signs and legal form: `Éclair, S.r.l.` and `eclair` are one."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(each))
    joined = re.sub(r"\b(\w)\.(?=\w\b)", r"\1", plain)  # S.r.l. → Srl
    words = [word for word in re.split(r"[\W_]+", joined) if word]
    telling = [word for word in words if not _LEGAL_FORMS.fullmatch(word)]
    return " ".join(telling or words)


def _offered(name: str, as_written: Sequence[str], in_order: Sequence[str], known: Sequence[str]) -> tuple[Candidate, ...]:
    """By the letters in their order, and by the words in any order (`Rossi Mario` is `Mario Rossi`)."""
    if not name:
        return ()
    likeness: dict[int, float] = {}
    for text, essences in ((name, as_written), (_sorted(name), in_order)):
        for _, score, place in process.extract(text, essences, scorer=fuzz.ratio, score_cutoff=CLOSE, limit=OFFERED):
            likeness[place] = max(likeness.get(place, 0.0), score)
    likest = sorted(likeness, key=lambda place: (-likeness[place], known[place]))[:OFFERED]
    return tuple(Candidate(known[place], round(likeness[place]) / 100) for place in likest)


def _sorted(text: str) -> str:
    return " ".join(sorted(text.split()))
