"""In which order the files of a drop are read: lists of customers, reps and products first, so that others are told by their keys."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from data.matching.columns import known
from data.matching.meanings import names_own
from data.matching.names import normal
from data.systems import WORDS
from data.systems.intake import key

LISTS = ("customers", "reps", "products")
LOOKED_AT = 4096
"""Bytes of a file's beginning in which its first header is looked for; nothing is parsed."""


def lists_first(files: Sequence[tuple[str, bytes | Path]]) -> list[int]:
    """The places of the files in the order in which they are read. Files that are no lists stay in theirs."""
    return sorted(range(len(files)), key=lambda place: not is_list(files[place][0], _beginning(files[place][1])))


def is_list(name: str, beginning: bytes) -> bool:
    """Whether a file is a list by its name, which names nothing else, or by the first name of its header, which is the list's own key.

    >>> is_list("clienti.csv", b""), is_list("ordini_clienti.csv", b""), is_list("export.csv", b"Cod. cliente;Citta")
    (True, False, True)
    """
    stem = f" {normal(re.sub(r'[_.]', ' ', name.rsplit('/', 1)[-1]))} "
    named = {table for table, words in WORDS.items() if any(f" {normal(each)} " in stem for each in words.entity)}
    if named:
        return named <= set(LISTS)
    first = re.split(r"[;,\t|\r\n]", beginning.decode("utf-8-sig", "replace").lstrip(), maxsplit=1)[0].strip(' "')
    return any(each.field == key(table) and names_own(first, table) for table in LISTS for each in known([first[:200]], table))


def _beginning(content: bytes | Path) -> bytes:
    if isinstance(content, bytes):
        return content[:LOOKED_AT]
    with content.open("rb") as file:
        return file.read(LOOKED_AT)
