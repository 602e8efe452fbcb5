"""Words that stand for nothing, for yes and no, for money and for months: tables of facts, no rules."""

from __future__ import annotations

from functools import cache

from babel.dates import get_month_names

NULL_WORDS = (
    "",
    "-",
    "--",
    "---",
    "n/a",
    "#n/a",
    "#ref!",
    "#value!",
    "null",
    "(null)",
    "none",
    "nan",
    "\\n",
    "(blank)",
    "(vuoto)",
    "(vacío)",
    "(vazio)",
    "(buit)",
    "-none-",
    "--none--",
    "-- none --",
    "#n/d",
    "#rif!",
    "#valore!",
)
"""Lower-case words that mean "no value" in any column."""

TYPED_NULL_WORDS = (*NULL_WORDS, "na", "nil", "nat", "unknown", "tbd", "?", "never", "mai", "nunca", "mai més", "not set")
"""Further words that mean so where a number, date or flag is expected; as a name they may be meant."""

PLACEHOLDERS = ("select", "please select", "seleziona", "selezionare", "selecione", "selecionar", "seleccione", "seleccionar", "selecciona")
"""What forms show before anything is chosen. As the value of one column it may be meant; in several columns it means "no value"."""

TRUE_WORDS = (
    *("true", "yes", "y", "t", "1", "1.0", "x", "✓", "✔", "on", "checked", "enabled", "-1", "☑", "v", "✅"),
    *(
        "vero",
        "sì",
        "si",
        "s",
        "sí",
        "verdadeiro",
        "sim",
        "verdadero",
        "cert",
        "vertader",
        "oui",
        "vrai",
        "ja",
        "wahr",
        "j",
        "o",
        "verdadeira",
        "verdadera",
    ),
)
FALSE_WORDS = (
    *("false", "no", "n", "f", "0", "0.0", "✗", "off", "unchecked", "disabled", "☐"),
    *("falso", "falsa", "não", "nao", "fals", "non", "faux", "nein", "falsch", "❌"),
)

CURRENCY_SIGNS = {
    "US$": "USD",
    "R$": "BRL",
    "A$": "AUD",
    "C$": "CAD",
    "MX$": "MXN",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₺": "TRY",
    "₽": "RUB",
    "ZŁ": "PLN",
    "KČ": "CZK",
    "S/": "PEN",
    "NZ$": "NZD",
    "HK$": "HKD",
    "CA$": "CAD",
    "AU$": "AUD",
    "₪": "ILS",
    "₩": "KRW",
    "₴": "UAH",
    "FR.": "CHF",
}
"""Signs that name one currency. A bare `$` does not: a score of countries write it."""

CURRENCY_CODES = (
    *("EUR", "USD", "GBP", "BRL", "CHF", "ARS", "MXN", "CLP", "COP", "PEN", "UYU", "CAD", "AUD", "NZD", "JPY", "CNY", "INR", "SEK", "NOK"),
    *("DKK", "PLN", "CZK", "HUF", "RON", "BGN", "TRY", "ZAR", "AED", "SGD", "HKD", "KRW", "ILS", "AOA", "MZN"),
)

MONTH_LOCALES = ("en", "it", "pt", "ca", "es", "fr", "de")


@cache
def months() -> dict[str, int]:
    """Lower-case month names and abbreviations (without full stop) of seven languages, from CLDR, with their number."""
    names: dict[str, int] = {"sept": 9, "sett": 9, "märz": 3, "mrz": 3, "set": 9}
    for locale in MONTH_LOCALES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, locale).items():
                    names[_bare(name)] = number
    return names


def _bare(name: str) -> str:
    lower = name.casefold().replace("’", "'")
    for prefix in ("de ", "d'"):
        lower = lower.removeprefix(prefix)
    return lower.rstrip(".")
