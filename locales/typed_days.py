"""How a day is typed: in which order, and with which sign between."""

from __future__ import annotations

import re

from babel import Locale, UnknownLocaleError

from locales.languages import LOCALES, language_of

_PARTS = {"d": "DD", "M": "MM", "y": "YYYY"}
_ORDERS = ("dMy", "Mdy", "yMd")


def typed_day(language: str, locale: str | None = None) -> str:
    """The format of a field for a day, as its reader writes days (CLDR's short dates).

    `locale` is the browser's: it tells which English, where the page is in the browser's language.

    >>> typed_day("it"), typed_day("en", "en-GB"), typed_day("en", "en-US"), typed_day("en", "it-IT")
    ('DD/MM/YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY', 'DD/MM/YYYY')
    """
    own = _format_of(locale) if locale and "-" in locale and language_of(locale) == language else None
    return own or _format_of(LOCALES[language]) or "YYYY-MM-DD"


def _format_of(locale: str) -> str | None:
    """`None` for a locale that nobody knows, and for an order or a sign that no field offers."""
    try:
        pattern = str(Locale.parse(locale.replace("-", "_")).date_formats["short"].pattern)
    except (UnknownLocaleError, ValueError):
        return None
    order = "".join(dict.fromkeys(re.findall("[dMy]", pattern)))
    sign = next(iter(re.findall("[/.-]", pattern)), None)
    return sign.join(_PARTS[each] for each in order) if sign and order in _ORDERS else None
