"""Numbers in the reader's language, by what they measure."""

from __future__ import annotations

from babel import Locale
from babel.numbers import (
    format_compact_currency,
    format_compact_decimal,
    format_currency,
    format_decimal,
    format_percent,
)

from locales.languages import LOCALES
from locales.sentence import Sentence
from locales.words import N_, plain

NO_VALUE = "–"
MINUS = "\u2212"


def count(value: float, language: str, *, short: bool = False) -> str:
    """A count: grouped; with one decimal where it is a mean; short from a million on (`1.23M`)."""
    if short and abs(value) >= 1_000_000:
        return _signed(format_compact_decimal(value, locale=LOCALES[language], fraction_digits=_places(value, LOCALES[language])))
    pattern = "#,##0" if float(value).is_integer() or abs(value) >= 1000 else "#,##0.0#"
    return _signed(format_decimal(value, format=pattern, locale=LOCALES[language]))


def money(value: float, language: str, *, currency: str | None, short: bool = False) -> str:
    """An amount; without a known currency the bare number. Short, from a million on: `€1.23M`."""
    locale = LOCALES[language]
    if short and abs(value) >= 1_000_000:
        if currency is None:
            return _signed(format_compact_decimal(value, locale=locale, fraction_digits=_places(value, locale)))
        return _signed(format_compact_currency(value, currency, locale=locale, fraction_digits=_places(value, locale)))
    places = "0" if abs(value) >= 1000 or not value else "0.00"
    if currency is None:
        return _signed(format_decimal(value, format=f"#,##{places}", locale=locale))
    return _signed(format_currency(value, currency, format=_pattern(locale, places), locale=locale, currency_digits=False))


def _signed(text: str) -> str:
    """With the minus that changes and charts have, not the hyphen of some locales."""
    return text.replace("-", MINUS, 1) if text.startswith("-") else text


def _places(value: float, locale: str) -> int:
    """Decimals of a short number that make three digits with those before them: 1.95M, 19.5M, 195M.

    One digit fewer would call 1.95 million two, and 1.05 million one; zeros at the end are not written.
    """
    before = sum(letter.isdigit() for letter in format_compact_decimal(abs(value), locale=locale, fraction_digits=0))
    return max(0, 3 - before)


def _pattern(locale: str, places: str) -> str:
    return f"¤#,##{places}" if locale.startswith("en") else f"#,##{places}\u00a0¤"


def share(value: float, language: str, *, whole: bool = False) -> str:
    """A fraction from 0 to 1 as per cent, with one decimal or `whole`."""
    digits = "#,##0" if whole else "#,##0.0"
    return _signed(format_percent(value, format=digits + percent_sign(language), locale=LOCALES[language]))


def percent_sign(language: str) -> str:
    """The sign with what stands before it: Spanish and Catalan leave a space, Italian and Portuguese do not."""
    return str(Locale.parse(LOCALES[language]).percent_formats[None].suffix[0])


def ratio(value: float, language: str) -> str:
    return _signed(format_decimal(value, format="#,##0.00", locale=LOCALES[language]))


def score(value: float, language: str) -> str:
    """Points of a score, with one decimal."""
    return _signed(format_decimal(value, format="#,##0.0", locale=LOCALES[language]))


def days(value: float, language: str) -> str:
    return _with_unit(_rounded(value), N_("{number} day"), N_("{number} days"), language)


def hours(value: float, language: str) -> str:
    return _with_unit(_rounded(value), N_("{number} hour"), N_("{number} hours"), language)


def points(difference: float, language: str) -> str:
    """The difference of two shares, in percentage points."""
    shown = format_decimal(abs(difference) * 100, format="#,##0.0", locale=LOCALES[language])
    return plain(Sentence("{number} points", number=shown), language)


def _with_unit(value: float, one: str, other: str, language: str) -> str:
    return plain(Sentence(one if value == 1 else other, number=value), language)


def signed(text: str, difference: float) -> str:
    """A number written without sign, with its sign in front: `+3` or `−3`; zero stays bare."""
    return f"{'+' if difference > 0 else MINUS if difference < 0 else ''}{text}"


def _rounded(value: float) -> float:
    return round(value, 1) if abs(value) < 100 else round(value)
