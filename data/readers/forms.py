"""What cells look like, and by it whether a row holds names or values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from data.readers.records import Record

NUMBER = re.compile(r"[-+(]?\s*[€$£]?\s*[-+]?\d[\d.,'\s\u00a0]*(?:[eE][-+]?\d+)?\s*[%€$£)]?")
DATE = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T].*)?|[^\W\d]{3,10}\.? \d{1,2}, \d{4}.*|\d{1,2}[ -][^\W\d]{3,10}\.?[ -](?:\d\d|\d{4})"
)
YEAR = re.compile(r"(?:19|20)\d\d")
FLAGS = {"true", "false", "yes", "no"}
LETTER, DIGIT = re.compile(r"[^\W\d_]+"), re.compile(r"\d+")
TYPED = {"date", "number", "flag", "e-mail"}
TYPED_SHARE = 0.8
LONGEST_TYPED = 60
"""Characters of the longest cell that may be a number, date or key; patterns are not tried on longer ones, which could keep them busy."""


def evidence(names: Sequence[str], rows: Sequence[Record]) -> tuple[float, float]:
    """How many columns say "data" and how many "header".

    A column whose values are of one form says "data" where the first cell has that form too, and "header" where it does not. Letters with
    numbers (`TEST5`, `q1`) are a form of names as well: they say half as much, and only where the very cell comes again below.
    """
    data = header = 0.0
    for place, name in enumerate(names):
        cells = [record.cells[place] for record in rows if place < len(record.cells)]
        forms = Counter(each for cell in cells if (each := form(cell)))
        if not forms or not name:
            continue
        common, count = forms.most_common(1)[0]
        if common == "text" or count < TYPED_SHARE * forms.total():
            continue
        written = form(name)
        if written != common:
            header += written == "text" or (common in TYPED and written not in TYPED)
        elif common not in TYPED:
            data += 0.5 * (name in cells)
        elif not YEAR.fullmatch(name) or all(YEAR.fullmatch(cell.strip()) for cell in cells if cell.strip()):
            data += 1
    return data, header


def form(cell: str) -> str | None:
    """What a cell looks like: text, one of `TYPED`, or its pattern of letters and digits; `None` where it is blank."""
    text = cell.strip()
    if not text:
        return None
    if len(text) > LONGEST_TYPED:
        return "text"
    if DATE.fullmatch(text):
        return "date"
    if NUMBER.fullmatch(text):
        return "number"
    if text.casefold() in FLAGS:
        return "flag"
    if "@" in text:
        return "e-mail"
    return LETTER.sub("A", DIGIT.sub("9", text)) if DIGIT.search(text) else "text"
