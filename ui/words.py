"""Words for the reader of this session."""

from __future__ import annotations

import re

import streamlit as st

from locales import Sentence
from locales.languages import LANGUAGES, language_of
from locales.markdown import escape
from locales.typed_days import typed_day
from locales.words import N_, plain, translate
from ui.state import current

DIMENSION_NAMES = {
    "rep": N_("Rep"),
    "team": N_("Team"),
    "country": N_("Country"),
    "region": N_("Region"),
    "city": N_("City"),
    "channel": N_("Channel"),
    "campaign": N_("Campaign"),
    "product": N_("Product"),
    "segment": N_("Segment"),
    "deal_type": N_("Deal type"),
    "pipeline": N_("Pipeline"),
    "customer": N_("Customer"),
}


def language() -> str:
    """The language of this session: the one in the address, else the browser's."""
    view = current()
    chosen = view.language if view else st.query_params.get("lang", "")
    return chosen if chosen in LANGUAGES else language_of(st.context.locale)


def day_format() -> str:
    """How a day is typed in a field, by the reader's language and, where that is the browser's too, its region."""
    return typed_day(language(), st.context.locale)


def say(sentence: Sentence | str) -> str:
    """The sentence as Markdown in the reader's language, names out of data escaped."""
    return translate(sentence, language())


def tell(sentence: Sentence | str) -> str:
    """The same where no Markdown is read: options, table cells, charts, files."""
    return plain(sentence, language())


def label(sentence: Sentence | str) -> str:
    """The same as the label of a widget, which is drawn as Markdown and read aloud as it is: escaped only where Markdown would read it."""
    text = tell(sentence)
    return text if PLAIN.fullmatch(text) else say(sentence)


def capital(text: str) -> str:
    """The text with a capital at its start, where a name stands alone."""
    return text[:1].upper() + text[1:]


def member_name(member: str | None) -> str:
    """A member as plain text; the rows without one are "(none)"."""
    return tell("(none)") if member is None else member


def member_markdown(member: str | None) -> str:
    """A member inside Markdown: a label, a heading, a message."""
    return escape(member_name(member))


PLAIN = re.compile(r"(?!.*www\.)[^\W\d_](?:[^\W_]|[ \u00a0\u202f,.%+€£→–−’]|:(?= ))*")
"""Text without anything that Markdown reads: beginning with a letter, none of its marks within."""

NONE = N_("(none)")
