"""Our fields and tables, as people call them."""

from __future__ import annotations

from data.systems.intake import LINKING
from data.tables import TABLES
from locales import Sentence
from locales.extraction import field_label
from locales.words import N_
from ui.words import capital, tell

TABLE_NAMES = (*TABLES, *LINKING)

_WORDS = {
    "stage_changes": N_("changes of stage"),
    "order_lines": N_("lines of orders"),
    "responses": N_("answers to surveys"),
    "web": N_("visits to the web site"),
    "emails": N_("mailings"),
    "usage": N_("uses of the CRM"),
    "rates": N_("exchange rates"),
    "contacts": N_("contacts"),
    "deal_lines": N_("lines of deals"),
    "price_entries": N_("entries of price lists"),
    "payments": N_("payments"),
}
"""Tables whose own name says too little."""

ONLY_WHILE_LINKING = (
    N_("rep email"), N_("first name"), N_("last name"), N_("lifecycle"), N_("close date"), N_("won at"), N_("lost at"),
    N_("is lost"), N_("is closed"), N_("what id"), N_("who id"), N_("other id"), N_("unit price"), N_("profit"), N_("resolved at"),
    N_("reply hours"), N_("email"), N_("price entry id"), N_("payment id"), N_("nps score"), N_("ces score"), N_("csat score"),
    N_("csat score 2"), N_("csat score 3"), N_("csat score 4"), N_("csat score 5"), N_("csat score 6"), N_("satisfaction"),
    N_("cancelled at"), N_("cancelled on"), N_("refunded"), N_("document"), N_("discount"),
    N_("certain is won"), N_("estimated amount"), N_("is active"),
    N_("deal type"), N_("engaged"), N_("interval"), N_("interval count"), N_("seen since"), N_("span"), N_("spent until"),
    N_("visited until"),
)  # fmt: skip
"""Fields that an export may fill and that no fact table has."""


def field_sentence(name: str) -> Sentence:
    """A field in words, to stand in a sentence."""
    return Sentence(field_label(name))


def field_name(name: str) -> str:
    """A field in words, to stand alone."""
    return capital(tell(field_sentence(name)))


def table_sentence(name: str) -> Sentence:
    """A table in words, to stand in a sentence."""
    return Sentence(_WORDS.get(name, name))


def table_name(name: str | None) -> str:
    """A table in words, to stand alone."""
    return capital(tell(table_sentence(name))) if name else tell("None of our tables")
