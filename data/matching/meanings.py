"""What the words of a header mean together: fields of headers that nobody wrote down, word by word in seven languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from data.matching.columns import Candidate
from data.matching.names import NOISE, STOP, UNITS, normal
from data.systems.intake import columns
from data.systems.spreadsheet.lexicon import COMPOUND_ENDS, LEXICON
from data.systems.spreadsheet.patterns import ALONGSIDE, ALONGSIDE_KIND, OWN, PATTERNS, SHARED_PATTERNS
from data.tables import Kind
from locales import Sentence

SURE = 0.88
"""How sure a header is all of whose words were understood."""

UNKNOWN = 0.15
"""How much less sure each word makes it that nobody knows: it is asked."""

SHORTEST = 3
"""Letters of the shortest part of a compound (`Auftrags-wert`)."""

_TAX = r"(?:iva|vat|tax(?:es)?|impost[oi]s?|impuestos?|tva|mwst\.?|ust\.?|steuern?)"
_WITH_TAX = re.compile(
    rf"\b(?:con|com|amb|avec|mit|with|incl\w*\.?|inkl\w*\.?|toutes) (?:el |la |i |os |las )?{_TAX}\b|"
    rf"\b{_TAX} (?:in(?:c|k)l\w*\.?|inclos\w*|comp?ris\w*)",
    re.IGNORECASE,
)
_WITHOUT_TAX = re.compile(
    rf"\b(?:sin|sem|sense|sans|hors|ohne|without|before|excl\w*\.?|exkl\w*\.?|ex|senza|escl\w*\.?) {_TAX}\b|"
    rf"\b{_TAX} (?:esc?l\w*\.?|ex(?:c|k)l\w*\.?)",
    re.IGNORECASE,
)
"""`Total con IVA`, `VAT incl.` are gross amounts, `Importe sin IVA` and `IVA esclusa` net ones."""
_SIGN = re.compile(r"[€£$]|\b(?:EUR|USD|GBP|BRL)\b")
SOLD = frozenset({"deal", "order", "subscription", "paid"})
"""Words that mean an amount where a currency stands beside them: `Venta, €`."""

_JOINTS = ("", "s", "n", "en", "e", "es")
_NUMBER_OF = re.compile(r"\b(?:number|no|count|#) ?of(?=[ _A-Z])", re.IGNORECASE)
NOTHING, WHO = frozenset({"nothing"}), frozenset({"who"})
"""`Who's on it` is who serves or sells; `Who` alone may be anybody."""


def meant(header: Iterable[str], table: str) -> list[Candidate]:
    """Candidates whose header has exactly the meanings that make a field of the table."""
    found = []
    for column in header:
        words = meanings_of(column)
        unknown = sum(not each for each in words)
        known = [each for each in words if each]
        if not known or unknown > 1:
            continue
        for name, rank in fields_meant(known, table):
            why = Sentence("The words of “{column}” mean {field}", column=column, field=name)
            found.append(Candidate(column, name, round(SURE - UNKNOWN * unknown - 0.002 * rank, 3), rank, why))
    return surest(found)


def fields_meant(words: list[frozenset[str]], table: str) -> Iterator[tuple[str, int]]:
    """Fields of a table that words of these meanings make, each with how usual it is to say so."""
    for name, pattern, rank in _patterns(table):
        if _is_meant(words, pattern, _alongside(table, name)):
            yield name, rank


def own_meanings(table: str) -> frozenset[str]:
    """What words for a row of the table mean."""
    return frozenset(OWN.get(table, "").split())


def names_own(text: str, table: str) -> bool:
    """Whether a text names what a row of the table is, in any language (`Bestellnr.`: an order)."""
    own = own_meanings(table)
    return any(each and each <= own for each in meanings_of(text))


def _is_meant(words: list[frozenset[str]], pattern: frozenset[str], alongside: frozenset[str]) -> bool:
    """Whether every meaning of the pattern is said, and no word says anything else."""
    return all(each & (pattern | alongside) for each in words) and pattern <= frozenset().union(*words)


def surest(found: list[Candidate]) -> list[Candidate]:
    best: dict[tuple[str, str], Candidate] = {}
    for each in found:
        place = (each.column, each.field)
        if place not in best or best[place].confidence < each.confidence:
            best[place] = each
    return list(best.values())


@lru_cache(maxsize=32)
def _patterns(table: str) -> tuple[tuple[str, frozenset[str], int], ...]:
    """Every pattern of a table's fields, its own before those that all tables share, with its rank."""
    own = _read(PATTERNS.get(table, "")) if table in PATTERNS else []
    allowed = columns(table)
    return tuple(each for each in (*own, *_read(SHARED_PATTERNS)) if each[0] in allowed) if own else ()


def _read(text: str) -> list[tuple[str, frozenset[str], int]]:
    """Lines of `field | meanings; other meanings`; a further line of a field goes on where the one before ended."""
    found: list[tuple[str, frozenset[str], int]] = []
    ranks: Counter[str] = Counter()
    for line in text.strip().splitlines():
        name, _, rest = line.partition("|")
        for each in filter(str.strip, rest.split(";")):
            found.append((name.strip(), frozenset(each.split()), ranks[name.strip()]))
            ranks[name.strip()] += 1
    return found


@lru_cache(maxsize=512)
def _alongside(table: str, field: str) -> frozenset[str]:
    own = own_meanings(table)
    kind = columns(table)[field]
    if kind is Kind.ID:  # the name of a deal is not its key
        return own
    return ALONGSIDE | own | ALONGSIDE_KIND.get(kind.value, frozenset())


@lru_cache(maxsize=16384)
def meanings_of(header: str) -> tuple[frozenset[str], ...]:
    """The meanings of each word of a header that says something; none of a word that nobody knows.

    >>> [sorted(each) for each in meanings_of("Data chiusura prevista")]
    [['date'], ['close'], ['expected']]
    """
    header = _WITHOUT_TAX.sub(" net ", _WITH_TAX.sub(" gross ", _NUMBER_OF.sub("quantity ", header)))
    words = words_of(header)
    found = (meaning for word in words for meaning in meanings_of_word(word))
    said = WHO if len(words) == 1 else frozenset({"rep"})
    meant = tuple(said if each == WHO else each for each in found if each != NOTHING)
    return (*meant, frozenset({"amount"})) if _SIGN.search(header) and all(each and each <= SOLD for each in meant) else meant


def words_of(header: str) -> list[str]:
    """The words of a header that may say something."""
    words = re.split(r"[^a-z]+", normal(header))
    return [each for each in words if len(each) > 1 and each not in STOP and each not in UNITS and each not in NOISE]


def meanings_of_word(word: str) -> list[frozenset[str]]:
    """The meanings of a word, or of each part of a German compound."""
    return _compound(word) or [_meaning(word)]


def lexicon_words() -> frozenset[str]:
    """The words that are known whole."""
    return frozenset(_lexicon()[0])


@lru_cache(maxsize=1)
def _lexicon() -> tuple[dict[str, frozenset[str]], tuple[tuple[str, str], ...]]:
    """Whole words with their meanings, and stems with theirs, the longest first."""
    whole: dict[str, set[str]] = {}
    stems: list[tuple[str, str]] = []
    meaning = ""
    for line in LEXICON.splitlines():
        name, bar, rest = line.partition("|")
        meaning = name.strip() if bar else meaning
        for word in (rest if bar else line).split(";"):
            text = word.strip()
            if text.endswith("*"):
                stems.append((text[:-1], meaning))
            elif text:
                whole.setdefault(text, set()).add(meaning)
    return {word: frozenset(found) for word, found in whole.items()}, tuple(sorted(stems, key=lambda each: -len(each[0])))


@lru_cache(maxsize=16384)
def _meaning(word: str) -> frozenset[str]:
    whole, stems = _lexicon()
    if word in whole:
        return whole[word]
    longest = [(stem, meaning) for stem, meaning in stems if word.startswith(stem)]
    return frozenset(meaning for stem, meaning in longest if len(stem) == len(longest[0][0]))


@lru_cache(maxsize=16384)
def _compound(word: str) -> list[frozenset[str]]:
    """The parts of a German compound, or none where the word is known as it is or cannot be taken apart."""
    whole, _ = _lexicon()
    if word in whole or len(word) < 2 * SHORTEST:
        return []
    for cut in range(len(word) - 2, SHORTEST - 1, -1):
        last = _meaning(word[cut:]) if word[cut:] in COMPOUND_ENDS else None
        if last:
            first = _first_part(word[:cut])
            if first:
                return [first, last]
    return []


def _first_part(text: str) -> frozenset[str] | None:
    """The meaning of a compound's beginning, without what joins it to the rest."""
    whole, _ = _lexicon()
    known = (whole[text.removesuffix(joint)] for joint in _JOINTS if text.endswith(joint) and text.removesuffix(joint) in whole)
    return next(known, None) or (_meaning(text) if len(text) > SHORTEST else None)
