"""Headers with words that nobody wrote down, which may still be told: short for known words, several in one, or with a typing error."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from data.matching.columns import ASKED, Candidate
from data.matching.joined import parts_of, vocabulary
from data.matching.meanings import NOTHING, fields_meant, lexicon_words, meanings_of_word, own_meanings, surest, words_of
from data.matching.names import normal
from data.matching.shortened import AGREED, ASK, is_short_for
from data.systems import WORDS
from locales import Sentence

SURE = 0.84
"""How sure a header is whose words all can be told."""

OF_ROW = "short of row"
LESS = {"joined": 0.01, "short": 0.03, OF_ROW: 0.02, "typo": 0.04, "other word": 0.11}
"""How much less sure each such word makes it. A letter that was exchanged may make another word: it is asked."""

MOST_MEANINGS = 3
"""A short word that may mean more says nothing."""

_TURNING = "from to tax discount fee modified birth paid stock cost margin age note address phone next last first cancelled"
TURNING = frozenset(_TURNING.split())
"""Meanings that turn a field of ours into something else."""

MISSPELT = 6
"""Letters of the shortest word that may have a typing error."""


@dataclass(frozen=True)
class Reading:
    """What a word may be: the words that it stands for, what they mean, and how it stands for them."""

    words: tuple[str, ...]
    meanings: tuple[frozenset[str], ...]
    how: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether a short word may also mean something that would make the column another one: `PREV_AMT`."""
        return self.how == "short" and len(self.meanings[0]) > 1 and bool(self.meanings[0] & TURNING)


def unfamiliar(header: Iterable[str], table: str) -> list[Candidate]:
    """Candidates of headers of which at least one word is not known and all can be told."""
    found = []
    for column in header:
        readings = [_of_row(word, table) or reading(word) for word in words_of(column)]
        meanings = [each for one in readings for each in one.meanings if each != NOTHING]
        hows = {one.how for one in readings}
        if not meanings or not all(meanings) or hows == {None} or (OF_ROW in hows and not hows <= {None, OF_ROW}):
            continue  # beside a word for the row itself, all others must be known
        sure = SURE - sum(LESS[one.how] for one in readings if one.how)
        if any(one.is_open for one in readings) or _is_only_letters(column):
            sure = ASK
        words = " ".join(word for one in readings for word in one.words)
        for name, rank in fields_meant(meanings, table):
            why = Sentence("“{column}” is read as “{words}”, which means {field}", column=column, words=words, field=name)
            found.append(Candidate(column, name, max(round(sure - 0.002 * rank, 3), ASKED + 0.01), rank, why))
    return surest(found)


@lru_cache(maxsize=4096)
def _of_row(word: str, table: str) -> Reading | None:
    """A word that nobody knows and that begins a word for the row itself: `EST_INC` in a list of incidents."""
    if all(meanings_of_word(word)) or table not in WORDS or reading(word).is_open:
        return None
    named = [each for entity in WORDS[table].entity for each in normal(entity).split() if len(word) > 1 and each.startswith(word)]
    return Reading((named[0],), (own_meanings(table),), OF_ROW) if named and own_meanings(table) else None


def _is_only_letters(column: str) -> bool:
    """Whether a header is a word of three letters or fewer."""
    return len("".join(words_of(column))) <= 3


@lru_cache(maxsize=16384)
def reading(word: str) -> Reading:
    """How a word is read; without meanings where it cannot be told.

    >>> reading("dataapertura").words, reading("aperutra").words, reading("xyzzy").meanings
    (('data', 'apertura'), ('apertura',), (frozenset(),))
    """
    known = meanings_of_word(word)
    if all(known):
        return Reading((word,), tuple(known))
    parts = parts_of(word)
    if parts and all(meant := [meaning for part in parts for meaning in reading(part).meanings]):
        return Reading(parts, tuple(meant), "joined")
    return _short(word) or _misspelt(word) or Reading((word,), (frozenset(),))


def _short(word: str) -> Reading | None:
    """All that a short word may stand for, where that is not too much."""
    long = [each for each in sorted(_every_word()) if is_short_for(word, each)]
    meant = frozenset().union(*(_meaning(each) for each in AGREED.get(word, long)))
    return Reading((_most_usual(word, long),), (meant,), "short") if 0 < len(meant) <= MOST_MEANINGS else None


def _most_usual(word: str, long: Sequence[str]) -> str:
    told = [each for each in long if _meaning(each)]
    return min(told, key=len) if told else word


def _misspelt(word: str) -> Reading | None:
    """The word that one typing error away is known, where there is only one meaning of such words."""
    if len(word) < MISSPELT or word in vocabulary():
        return None
    near = [each for each in _long_words() if each[0] == word[0] and abs(len(each) - len(word)) <= 1 and OSA.distance(word, each) == 1]
    meant = {_meaning(each) for each in near}
    if len(meant) != 1 or not next(iter(meant)):
        return None
    exchanged = any(len(each) == len(word) and sorted(each) != sorted(word) for each in near)
    return Reading((near[0],), (next(iter(meant)),), "other word" if exchanged else "typo")


@lru_cache(maxsize=16384)
def _meaning(word: str) -> frozenset[str]:
    found = meanings_of_word(word)
    return found[0] - NOTHING if len(found) == 1 else frozenset()


@lru_cache(maxsize=1)
def _every_word() -> frozenset[str]:
    return vocabulary() | lexicon_words()


@lru_cache(maxsize=1)
def _long_words() -> tuple[str, ...]:
    return tuple(sorted(each for each in _every_word() if len(each) >= MISSPELT and _meaning(each)))
