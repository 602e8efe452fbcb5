"""Articles before a number as they are spoken: Italian “l’8 %”, not “il 8 %”; Catalan “l’11 %” and “d’1 a 5”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Elision:
    """What an article becomes before a number that begins with a vowel, and how such a number is written."""

    becomes: Mapping[str, str]
    number: re.Pattern[str]


ELISIONS = {
    "it": Elision(
        {"il": "l’", "del": "dell’", "al": "all’", "dal": "dall’", "nel": "nell’", "sul": "sull’"},
        re.compile(r"8|11(?!\d)"),  # otto, ottanta, ottocento …; undici, undicimila
    ),
    "ca": Elision(
        {"el": "l’", "del": "de l’", "al": "a l’", "pel": "per l’", "de": "d’"},
        re.compile(r"1(?!\d|\\?\.\d)|11(?!\d)"),  # u, onze, onze mil; but mil
    ),
}
_BEFORE_VALUE = re.compile(r"\b(\w+) {(\w+)}")


def elided(template: str, written: Mapping[str, str], language: str) -> str:
    """The template with its articles fitted to the values that will stand in it. Values themselves are data and stay as they are."""
    rule = ELISIONS.get(language)
    if rule is None:
        return template

    def fitted(found: re.Match[str]) -> str:
        article, name = found.groups()
        new = rule.becomes.get(article.lower())
        if new is None or not rule.number.match(written.get(name, "")):
            return found[0]
        return f"{new.capitalize() if article[0].isupper() else new}{{{name}}}"

    return _BEFORE_VALUE.sub(fitted, template)
