"""Names out of files, made safe to stand inside Markdown."""

from __future__ import annotations

import re

_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=&\"'/@%])")
_JOINER = "\u2060"
"""A word joiner: invisible, without width. It parts what Streamlit and GitHub's Markdown turn into icons, emoji, arrows and links *after*
backslashes were read, so that a backslash alone cannot stop them."""

_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")
"""Line ends and other blanks, of which Markdown would make a paragraph or code; not those that keep a number and its unit together."""

_READ_LATE = re.compile(r":(?=[A-Za-z0-9+_/-])|(?<=\w)@(?=\w)|www(?=\.)|-(?=[->])|<(?=-)|[<>~](?==)", re.IGNORECASE)


def escape(text: str) -> str:
    r"""The text as it is, whatever Markdown it contains.

    >>> escape("*Bold* & [x](y)")
    '\\*Bold\\* \\& \\[x\\]\\(y\\)'
    """
    joined = _READ_LATE.sub(lambda found: found.group() + _JOINER, _BLANKS.sub(" ", text).strip())
    return _PUNCTUATION.sub(r"\\\1", joined)
