"""Keys that two systems use for different rows: both count from 1, and deal 17 of one is not deal 17 of the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from data.links.linking import Linking
from data.links.stored_part import StoredPart
from data.styles import sql
from data.systems import SPREADSHEET
from data.systems.intake import key
from locales import Sentence

OWN_NUMBERS = ("customers", "leads", "deals", "activities", "orders", "order_lines", "subscriptions", "tickets", "contacts")
"""Tables whose rows each system numbers for itself. Reps and products are known by address and article, which systems share."""

COUNTED = r"^[^0-9]{0,4}[0-9]{1,7}$"
"""What a key looks like that a system counted: `17`, `#1001`, `INV-17`. Longer and mixed keys meet only where two systems mean one row."""


@dataclass(frozen=True)
class KeySpaces:
    """By system, the fields whose keys are its own: they carry its name, so that they meet no other system's."""

    own: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def expression(self, system: str | None, name: str, quoted: str) -> str:
        """SQL: a key of this field as a part of this system gives it."""
        if system is None or name not in self.own.get(system, ()):
            return quoted
        return f"CASE WHEN regexp_matches({quoted}, '{COUNTED}') THEN {quoted} || {sql.quote(f' ({system})')} ELSE {quoted} END"


def find_key_spaces(linking: Linking, parts: Mapping[str, Sequence[StoredPart]]) -> KeySpaces:
    """Systems whose counted keys meet those of a system that was there before them, and what is said about it."""
    own: dict[str, set[str]] = {}
    for table in OWN_NUMBERS:
        name = key(table) or ""
        for first, other in combinations(_systems(parts.get(table, ())), 2):
            met = _shared(linking, name, _of(parts[table], first), _of(parts[table], other))
            if met:
                own.setdefault(other, set()).add(name)
                _say(linking, table, first, other, met)
    return KeySpaces({system: frozenset(names) for system, names in own.items()})


def _systems(parts: Iterable[StoredPart]) -> list[str]:
    named = [part.system for part in parts if part.system and part.system != SPREADSHEET]
    return list(dict.fromkeys(named))


def _of(parts: Iterable[StoredPart], system: str) -> list[str]:
    return [part.source for part in parts if part.system == system]


def _shared(linking: Linking, name: str, sources: Sequence[str], others: Sequence[str]) -> int:
    """How many counted keys stand in the rows of both."""
    first, other = (_keys(linking, name, each) for each in (sources, others))
    return linking.one(f"SELECT count(*) FROM ({first} INTERSECT {other})") if first and other else 0


def _keys(linking: Linking, name: str, sources: Sequence[str]) -> str:
    selects = []
    for source in sources:
        if any(row[0] == name for row in linking.rows(f"DESCRIBE SELECT * FROM {source}")):
            selects.append(f'SELECT DISTINCT "{name}" FROM {source} WHERE regexp_matches("{name}", \'{COUNTED}\')')
    return " UNION ".join(selects)


def _say(linking: Linking, table: str, first: str, other: str, met: int) -> None:
    sentence = Sentence(
        "{first} and {other} both number their {table} from one: {count} numbers that stand in both mean different rows, and both count.",
        first=first,
        other=other,
        table=table,
        count=met,
    )
    linking.note("key-spaces", "note", sentence, met)
