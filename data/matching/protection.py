"""What is done with columns that name or reach a person: dropped, hashed where they are needed as keys, or kept because somebody asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from data.matching.personal import Personal, by_header
from data.matching.personal_values import by_values, key_by_values, name_people
from data.matching.understanding import Understanding
from data.matching.values import values_of
from data.readers import RawTable
from data.systems.intake import columns
from data.tables import Kind
from data.version import ColumnMatch, Protection
from locales import Sentence

COLLEAGUES = frozenset({"rep", "rep_id", "rep_email", "manager", "team"})
"""Fields that name those who sell and serve: their names are what the numbers are by."""

COMPANIES = frozenset({"domain", "parent"})
WORDY = frozenset({"lost_reason", "outcome", "category", "mailing", "landing_page"})
"""Fields that hold words of few kinds, and in careless hands whole stories."""

PEOPLE = frozenset({"contact_id", "lead_id"})
"""Keys of people: where their values are names, they are hashed."""

WHY = {
    Personal.EMAIL: Sentence("Not kept: it holds e-mail addresses"),
    Personal.PHONE: Sentence("Not kept: it holds phone numbers"),
    Personal.NAME: Sentence("Not kept: it names people"),
    Personal.PLACE: Sentence("Not kept: it says where somebody is"),
    Personal.NUMBER: Sentence("Not kept: it identifies a person"),
    Personal.TEXT: Sentence("Not kept: it holds free text, which may name people"),
}


def protect(raw: RawTable, understood: Understanding, chosen: Mapping[str, bool]) -> Understanding:
    """The understanding with what is done about each personal column. `chosen` says of columns whether a person takes them for personal."""
    kinds = columns(understood.table) if understood.table else {}
    matches = tuple(_protected(raw, each, kinds, understood.table, chosen.get(each.column)) for each in understood.columns)
    used = {each.column for each in matches if each.field}
    return replace(understood, columns=matches, styles={name: style for name, style in understood.styles.items() if name in used})


def _protected(raw: RawTable, match: ColumnMatch, kinds: Mapping[str, Kind], table: str | None, chosen: bool | None) -> ColumnMatch:
    what = _what(raw, match, kinds, table, asked=chosen is not None)
    if what is None and not chosen:
        return match
    if chosen is False:
        return replace(match, personal=str(what) if what else None, protection=Protection.KEPT)
    what = what or Personal.NAME
    if match.field and _is_key(match.field, kinds):
        return replace(match, personal=str(what), protection=Protection.HASHED)
    why = Sentence("Not kept: you said that it is personal") if chosen else WHY[what]
    if match.field is None and match.confidence == 1.0:  # a person has said that it is not to be used
        why = match.why
    return replace(match, field=None, confidence=1.0, why=why, style=None, personal=str(what), protection=Protection.DROPPED)


def _what(raw: RawTable, match: ColumnMatch, kinds: Mapping[str, Kind], table: str | None, *, asked: bool) -> Personal | None:
    """What a column says of a person, by its header where it fills no field, and by its values."""
    values, field = values_of(raw, match.column), match.field
    if field is None:
        return by_header(match.column) or by_values(values)
    if field in COLLEAGUES | COMPANIES or table == "reps":
        return None
    if not _is_key(field, kinds):
        what = by_values(values) if field in WORDY or asked else None
        return what if asked or what is Personal.TEXT else None
    seen = key_by_values(values)
    if seen:
        return seen
    if field in PEOPLE and name_people(values):
        return Personal.NAME
    return Personal.NAME if field == "customer" and table != "customers" and by_header(match.column) is Personal.NAME else None


def _is_key(field: str, kinds: Mapping[str, Kind]) -> bool:
    """A field whose values need to be the same for the same thing, not to be read."""
    return field == "customer" or kinds.get(field) is Kind.ID
