"""Which exports of which systems a raw table may be, by its headers, and how much speaks for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from data.matching.columns import Candidate, declared
from data.matching.joined import spellings
from data.matching.surveys import scored
from data.readers import RawTable
from data.systems import SYSTEMS, Export, System

CLOSE = 1
"""By how much the evidence for two systems may differ and still leave in doubt whose file it is."""


@dataclass(frozen=True)
class Claim:
    """An export that a file may be, and the columns that its declaration names; `language` is that of the headers.

    `evidence` counts the headers that the declaration explains; those that give the export away count twice.
    """

    system: System
    export: Export
    chosen: Mapping[str, Candidate]
    evidence: int
    language: str | None = None

    def differences(self, other: Claim) -> list[tuple[str, str, str]]:
        """Columns that both know and take for different fields: column, field here, field there."""
        both = [column for column in self.chosen if column in other.chosen]
        pairs = [(column, self.chosen[column].field, other.chosen[column].field) for column in both]
        return [pair for pair in pairs if pair[1] != pair[2]]


@dataclass(frozen=True)
class _Spoken:
    """What an export says of itself in one language."""

    language: str | None
    fields: Mapping[str, tuple[str, ...]]
    must: tuple[frozenset[str], ...]


def claims(raw: RawTable, table: str | None = None, system: str | None = None) -> list[Claim]:
    """Every export that the headers allow, the one for which most speaks first; `table` and `system` where a person has said so."""
    names = {text for each in raw.header for text in spellings(each)}
    found = [
        _claim(raw, each, export, spoken, must)
        for each in SYSTEMS
        if system in (None, each.name)
        for export in each.exports
        if table in (None, export.table) and _marked(raw, export)
        for spoken in _languages(export)
        if (must := max((must for must in spoken.must if must <= names), key=len, default=None)) is not None
        and (not export.questions or scored(raw))
    ]
    return sorted(found, key=lambda claim: (not claim.export.settles, -claim.evidence))


def rival(found: list[Claim]) -> Claim | None:
    """The claim of another system that is nearly as strong as the first and would read the file differently."""
    first, *others = found
    if first.export.settles:
        return None
    close = (each for each in others if each.system is not first.system and first.evidence - each.evidence <= CLOSE)
    return next((each for each in close if each.export.table != first.export.table or first.differences(each)), None)


def _claim(raw: RawTable, system: System, export: Export, spoken: _Spoken, must: frozenset[str]) -> Claim:
    chosen = declared(raw.header, spoken.fields, export.table, system.name)
    if export.questions:
        chosen = scored(raw) | chosen
    explained = [column for column in raw.header if column in chosen or must.intersection(spellings(column))]
    return Claim(system, export, chosen, len(must) + len(explained), spoken.language)


def _languages(export: Export) -> Iterator[_Spoken]:
    """The fields and what gives the export away, language by language; English names may stand in a file of any language."""
    if not export.languages:
        yield _Spoken(None, export.fields, export.must)
        return
    english = export.languages["en"].fields if "en" in export.languages else {}
    for language, each in export.languages.items():
        names = dict.fromkeys((*each.fields, *english))
        fields = {name: tuple(dict.fromkeys((*each.fields.get(name, ()), *english.get(name, ())))) for name in names}
        yield _Spoken(language, fields, each.must)


def _marked(raw: RawTable, export: Export) -> bool:
    """Whether a mark of the export stands in a header, as it is or in capitals."""
    return not export.marks or any(
        mark in column or (column.isupper() and mark.upper() in column) for mark in export.marks for column in raw.header
    )
