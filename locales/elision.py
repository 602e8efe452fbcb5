"""Articles before a value as they are spoken: Italian “l’8%”, not “il 8%”; Catalan “l’11 %”, “d’1 a 5” and “d’ingressos”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Elision:
    """What an article becomes before a number that begins with a vowel, and how such a number is written.

    `words` are those that change before a word with a vowel, too, and `word` is how such a word begins.
    """

    becomes: Mapping[str, str]
    number: re.Pattern[str]
    words: tuple[str, ...] = ()
    word: re.Pattern[str] = re.compile(r"(?!)")


ELISIONS = {
    "it": Elision(
        {"il": "l’", "del": "dell’", "al": "all’", "dal": "dall’", "nel": "nell’", "sul": "sull’"},
        re.compile(r"8|11(?!\d)"),  # otto, ottanta, ottocento …; undici, undicimila
    ),
    "ca": Elision(
        {"el": "l’", "del": "de l’", "al": "a l’", "pel": "per l’", "de": "d’"},
        re.compile(r"1(?!\d|\\?\.\d)|11(?!\d)"),  # u, onze, onze mil; but mil
        ("de",),
        re.compile(r"(?![iu][aeiouàèéíòóú])[aeiouàèéíïòóúü]", re.IGNORECASE),  # de iogurt, de Uruguai stay: i and u are consonants there
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
        value = written.get(name, "")
        if new is None or not (rule.number.match(value) or (article.lower() in rule.words and rule.word.match(value))):
            return found[0]
        return f"{new.capitalize() if article[0].isupper() else new}{{{name}}}"

    return _BEFORE_VALUE.sub(fitted, template)
