"""Sentences in the reader's language, with their values written the reader's way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from locales.catalogues import catalogue
from locales.elision import elided
from locales.languages import LOCALES
from locales.markdown import escape
from locales.marking import N_
from locales.sentence import Sentence
from locales.singular import worded

__all__ = ["N_", "plain", "translate", "written"]


def translate(sentence: Sentence | str, language: str) -> str:
    """The sentence as Markdown in a language; names out of data are escaped, so they never act as Markdown.

    A plain `str` is a template without values: the name of a KPI, the label of a button.
    """
    return _filled(sentence, language, escape)


def plain(sentence: Sentence | str, language: str) -> str:
    """The same where no Markdown is read: charts, table cells, options of a list, files."""
    return _filled(sentence, language, str)


def _filled(sentence: Sentence | str, language: str, escaped: Callable[[str], str]) -> str:
    template, values = (sentence.template, sentence.values) if isinstance(sentence, Sentence) else (sentence, {})
    template = worded(template, values)
    translated = catalogue(language).get(template, template)
    if not isinstance(sentence, Sentence):
        return translated
    filled = {name: written(value, language, escaped) for name, value in values.items()}
    return elided(translated, filled, language).format(**filled)


def written(value: Any, language: str, escaped: Callable[[str], str] = str) -> str:
    """One value of a sentence: a nested sentence translated, numbers and dates in the reader's style, a list joined by "and"."""
    locale = LOCALES[language]
    match value:
        case Sentence():
            return _filled(value, language, escaped)
        case Enum():
            return translate(str(value.value), language)
        case bool():
            return translate("yes" if value else "no", language)
        case int():
            return format_decimal(value, locale=locale)
        case float():
            return format_decimal(value, format="#,##0.##", locale=locale)
        case datetime() | date():
            return format_date(value, "d MMM y", locale=locale)
        case str():
            return escaped(value)
        case Sequence():
            return format_list([written(each, language, escaped) for each in value], locale=locale)
        case None:
            return "–"
        case _:
            return escaped(str(value))
