"""Headers in the short style of databases (`DT_CREAZ`, `COD_CLI`, `VL_TOTAL`, `close_dt`), told by the long names they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby, permutations

from data.matching.columns import Candidate, dictionary
from data.matching.joined import written
from data.matching.meanings import lexicon_words
from data.matching.names import NOISE, STOP
from data.systems import SYSTEMS, WORDS
from data.systems.intake import columns
from locales import Sentence

SURE = 0.86
"""How sure a header is whose words all stand for words of one known name."""

ALONE, ASK = 0.80, 0.73
"""The same for a header of one word, which has no other to agree with; one of three letters (`imp`) is asked about."""

SHORTEST, LONGEST = 3, 3
"""Letters of the shortest beginning that may stand for a word, and words of the longest header that is looked at in any order."""

_AGREED = """
dt | date data datum
dta | data
fec | fecha
fch | fecha
nm | name nome nom
no | nome
nb | nombre number
cd | code codice codigo codi
nro | numero
nr | numero number nummer
nu | numero
vl | valor valore value
vr | valor
ds | description descrizione descricao descripcion
tp | type tipo tipus typ
st | status stato estado stage
qt | quantity quantita quantidade cantidad quantitat
qtd | quantidade
qta | quantita
qty | quantity
amt | amount
cust | customer
acct | account
mgr | manager
ctry | country
emp | empresa
bu | business
nbr | number
imp | importo importe import
mt | montant
num | number numero nummer
kd | kunde kunden
bez | bezeichnung
dat | datum date data
"""
AGREED = {short: tuple(long.split()) for short, long in (line.split(" | ") for line in _AGREED.strip().splitlines())}
"""What people who make tables have agreed on, where it is no beginning of the word or too short for one."""

EVERYWHERE = frozenset({"customer", "customer_id", "rep", "rep_id", "region", "city", "country", "channel", "campaign", "currency"})
"""Fields of many tables, whose names are the same in all of them."""

VOWELS = frozenset("aeiouy")


def shortened(header: Iterable[str], table: str) -> list[Candidate]:
    """Candidates whose words are each short for (or the same as) a word of one name that a field of the table is known by."""
    found = []
    for column in header:
        words = tuple(word for word in written(column).split() if word not in STOP and word not in NOISE and not word.isdigit())
        for name, known in _named(words, table) if words else ():
            why = Sentence("“{column}” is short for “{known}”, a name for {field}", column=column, known=known, field=name)
            sure = SURE if len(words) > 1 else ALONE if len(words[0]) > SHORTEST else ASK
            found.append(Candidate(column, name, sure, 0, why))
    return found


@lru_cache(maxsize=16384)
def _named(words: tuple[str, ...], table: str) -> tuple[tuple[str, str], ...]:
    """Each field that the words may name, with the name."""
    names = _names(table)
    orders = permutations(words) if 1 < len(words) <= LONGEST else (words,)
    found: dict[str, str] = {}
    for order in orders:
        for known in _standing_for(order, table):
            for name in names[known]:
                found.setdefault(name, " ".join(known))
    return tuple(found.items())


def _standing_for(words: tuple[str, ...], table: str) -> Iterator[tuple[str, ...]]:
    meant = [_long_forms(word, table) for word in words]
    if not all(meant):
        return
    for first in sorted(meant[0]):
        for known in _beginning(table).get((len(words), first), ()):
            if known != words and all(word in long for word, long in zip(known, meant, strict=True)):
                yield known


@lru_cache(maxsize=16384)
def _long_forms(word: str, table: str) -> frozenset[str]:
    """The words of known names that a word stands for: those that begin alike, and what people agreed on."""
    known_whole = len(word) > SHORTEST and word in lexicon_words()
    alike = frozenset({word}) if known_whole else _vocabulary(table).get(word[:1], frozenset())
    agreed = (long for long in AGREED.get(word, ()) if long in _vocabulary(table).get(long[0], frozenset()))
    return frozenset((*(long for long in alike if is_short_for(word, long)), *agreed))


def is_short_for(word: str, long: str) -> bool:
    """Whether a word is another one, its beginning, its consonants, or what people agreed to write for it.

    >>> is_short_for("creaz", "creazione"), is_short_for("clt", "client"), is_short_for("dt", "data"), is_short_for("an", "anno")
    (True, True, True, False)
    """
    if word == long or long in AGREED.get(word, ()):
        return True
    if len(word) < SHORTEST or len(word) >= len(long) or word[0] != long[0]:
        return False
    return long.startswith(word) or (not VOWELS & set(word[1:]) and _is_within(word[1:], [each for each in long[1:] if each not in VOWELS]))


def _is_within(letters: str, others: list[str]) -> bool:
    """Whether letters stand among others in their order, and the last of both is the same."""
    rest = iter(others)
    return all(each in rest for each in letters) and others[-1:] == [letters[-1]]


@lru_cache(maxsize=64)
def _names(table: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    """From the words of every name to the fields of the table that are known by it, in a spreadsheet or a system's export."""
    names: dict[tuple[str, ...], dict[str, None]] = {}
    known = dictionary(table)
    exports = [export.fields for system in SYSTEMS for export in system.exports if export.table == table]
    for fields in (known, *exports):
        for name, headers in fields.items():
            for header in headers:
                words = tuple(word for word in header.split() if word not in STOP)
                if words:
                    names.setdefault(words, {})[name] = None
    for name, words in _shared_names():
        if name in columns(table):
            names.setdefault(words, {})[name] = None
    return {words: tuple(found) for words, found in names.items()}


@lru_cache(maxsize=1)
def _shared_names() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Names of several words for what rows of all tables may name (a customer, a rep), wherever they are known."""
    exports = [export.fields for system in SYSTEMS for export in system.exports]
    every = ((name, header) for fields in (*exports, *(words.fields for words in WORDS.values())) for name, header in _flat(fields))
    split = ((name, tuple(word for word in header.split() if word not in STOP)) for name, header in every if name in EVERYWHERE)
    return tuple(dict.fromkeys((name, words) for name, words in split if len(words) > 1))


def _flat(fields: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    return ((name, header) for name, headers in fields.items() for header in headers)


@lru_cache(maxsize=64)
def _beginning(table: str) -> dict[tuple[int, str], list[tuple[str, ...]]]:
    """Names by how many words they have and their first one."""
    found: dict[tuple[int, str], list[tuple[str, ...]]] = {}
    for words in _names(table):
        found.setdefault((len(words), words[0]), []).append(words)
    return found


@lru_cache(maxsize=64)
def _vocabulary(table: str) -> dict[str, frozenset[str]]:
    """The words of all names by their first letter."""
    every = sorted({word for words in _names(table) for word in words})
    return {letter: frozenset(words) for letter, words in groupby(every, key=lambda word: word[:1])}
