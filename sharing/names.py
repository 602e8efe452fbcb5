"""Names that people give to links, scenarios and targets."""

from __future__ import annotations

import unicodedata

from locales import Sentence
from sharing.refusal import NotAllowed

LONGEST_NAME = 80


def clean_name(name: str) -> str:
    """The name without control and direction characters, with single spaces.

    Raises NotAllowed when nothing is left or when more than 80 characters are.
    """
    visible = "".join(each for each in name if each.isspace() or not unicodedata.category(each).startswith("C"))
    clean = " ".join(visible.split())
    if not clean:
        raise NotAllowed(Sentence("A name is missing. Type one, so that you find it again."))
    if len(clean) > LONGEST_NAME:
        raise NotAllowed(Sentence("The name has {length} characters; {longest} is the most.", length=len(clean), longest=LONGEST_NAME))
    return clean
