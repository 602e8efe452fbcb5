"""The languages people read here, and how each writes numbers and dates."""

from __future__ import annotations

LANGUAGES = {"en": "English", "it": "Italiano", "pt": "Português", "ca": "Català", "es": "Español"}
"""Code as it stands in the address, and the language's own name. English is the language templates are written in."""

SOURCE = "en"

LOCALES = {"en": "en_GB", "it": "it_IT", "pt": "pt_PT", "ca": "ca_ES", "es": "es_ES"}
"""The CLDR locale whose numbers and dates a reader of the language expects: day before month, and money in symbols."""


def language_of(locale: str | None) -> str:
    """The language for a browser's locale such as `pt-BR`; English where we do not speak it.

    >>> language_of("ca-ES"), language_of("fr"), language_of(None)
    ('ca', 'en', 'en')
    """
    code = (locale or "").replace("_", "-").split("-")[0].lower()
    return code if code in LANGUAGES else SOURCE
