"""Small pieces of DuckDB SQL that the styles are made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_PLACE = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|\{text\}""")
"""A constant, a quoted name, or the place where the text of a column goes."""

BLANKS = "[\\x{00a0}\\x{2007}\\x{2009}\\x{202f}\\s]+"


def quote(text: str) -> str:
    """A string constant."""
    return "'" + text.replace("'", "''") + "'"


def name(text: str) -> str:
    """A quoted name of a column."""
    return '"' + text.replace('"', '""') + '"'


def filled_in(template: str, text: str) -> str:
    """The template with SQL in place of each `{text}`; what stands in quotes stays as it is, for it may be a name out of a file.

    >>> filled_in('trim({text}) || "{text}"', "x")
    'trim(x) || "{text}"'
    """
    return _PLACE.sub(lambda found: text if found.group() == "{text}" else found.group(), template)


def one_of(expression: str, words: Iterable[str]) -> str:
    return f"({expression} IN ({', '.join(map(quote, words))}))"


def matches(expression: str, pattern: str) -> str:
    """Whether the whole text matches a regular expression (RE2)."""
    return f"regexp_full_match({expression}, {quote(pattern)})"


def has(expression: str, pattern: str) -> str:
    """Whether any part of the text matches a regular expression."""
    return f"regexp_matches({expression}, {quote(pattern)})"


def replaced(expression: str, pattern: str, by: str) -> str:
    return f"regexp_replace({expression}, {quote(pattern)}, {quote(by)}, 'g')"


def blanks_as_one(expression: str) -> str:
    """The text with every run of blanks, of whatever width, as one plain blank."""
    return f"trim({replaced(expression, BLANKS, ' ')})"


def given(expression: str, body: Callable[[str], str], name: str = "x") -> str:
    """`body` of the expression, which is written and worked out once however often the body names it."""
    return f"list_transform([{expression}], lambda {name}: {body(name)})[1]"
