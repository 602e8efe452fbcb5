"""Our fields and tables, as people call them."""

from __future__ import annotations

from data.systems.intake import LINKING
from data.tables import TABLES
from locales import Sentence
from locales.words import N_
from ui.words import capital, tell

FIELD_NAMES: dict[str, str] = {}

LINKING_NAMES = {
    "contacts": N_("contacts"),
    "deal_lines": N_("lines of deals"),
    "price_entries": N_("entries of price lists"),
    "payments": N_("payments"),
}
TABLE_NAMES = (*TABLES, *LINKING)


def field_sentence(name: str) -> Sentence:
    """A field in words, to stand in a sentence."""
    return Sentence(FIELD_NAMES.get(name, name))


def field_name(name: str) -> str:
    """A field in words, to stand alone."""
    return capital(tell(field_sentence(name)))


def table_name(name: str | None) -> str:
    """A table in words, to stand alone."""
    return capital(tell(LINKING_NAMES.get(name, name))) if name else tell("None of our tables")
