"""How axes shorten large numbers in a language: `1.2M`, `1,2 Mln`, `1,2 M`; as the rest of a page does, out of CLDR."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

from babel import Locale
from babel.numbers import NumberPattern

from locales.languages import LOCALES

THREE_DIGITS = ",.3~r"
"""d3's: at most three significant digits, no zeros after them, groups of thousands."""


@cache
def short_number(language: str) -> str:
    """Vega's expression for the label of a tick."""
    expression = f"format(datum.value, {json.dumps(THREE_DIGITS)})"
    for least, divisor, suffix in _steps(language):
        shortened = f"format(datum.value / {divisor}, {json.dumps(THREE_DIGITS)}) + {json.dumps(suffix)}"
        expression = f"abs(datum.value) >= {least} ? {shortened} : {expression}"
    return expression


def _steps(language: str) -> Iterator[tuple[int, int, str]]:
    """From which number on it is divided by what, and the word behind it; the smallest first, those without a word left out."""
    patterns = Locale.parse(LOCALES[language]).compact_decimal_formats["short"]["other"]
    before = (1, "")
    for least, pattern in sorted((int(each), pattern) for each, pattern in patterns.items()):
        suffix = _suffix(pattern)
        divisor = least // 10 ** (pattern.pattern.count("0") - 1) if suffix else 1
        if (divisor, suffix) != before:
            yield least, divisor, suffix
        before = (divisor, suffix)


def _suffix(pattern: NumberPattern) -> str:
    return str(pattern.suffix[0])
