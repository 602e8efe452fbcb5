"""How axes and tooltips write numbers and dates in a language, in the form Vega expects."""

from __future__ import annotations

from functools import cache
from typing import Any

from babel import Locale

from locales.languages import LOCALES
from locales.numbers import percent_sign


@cache
def vega_locale(language: str) -> dict[str, Any]:
    """`{"number": …, "time": …}` for `chart.configure(locale=…)`, out of CLDR."""
    locale = Locale.parse(LOCALES[language])
    symbols = locale.number_symbols["latn"]
    return {
        "number": {
            "decimal": symbols["decimal"],
            "thousands": symbols["group"],
            "grouping": [3],
            "currency": ["", ""],
            "minus": "\u2212",
            "percent": percent_sign(language),
        },
        "time": {
            "dateTime": "%-d %b %Y, %H:%M",
            "date": "%d/%m/%Y",
            "time": "%H:%M",
            "periods": ["AM", "PM"],
            "days": _from_sunday(locale.days["stand-alone"]["wide"]),
            "shortDays": _from_sunday(locale.days["stand-alone"]["abbreviated"]),
            "months": list(locale.months["stand-alone"]["wide"].values()),
            "shortMonths": list(locale.months["stand-alone"]["abbreviated"].values()),
        },
    }


def _from_sunday(days: dict[int, str]) -> list[str]:
    # CLDR counts from Monday, Vega from Sunday.
    return [days[6], *(days[number] for number in range(6))]
