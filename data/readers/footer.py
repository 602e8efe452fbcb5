"""What stands below and between the rows of a report and is none: totals, subtotals, counts, closing words."""

from __future__ import annotations

from collections.abc import Collection
from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc

from data.readers.raw import ROW
from locales import Sentence

TOTAL = (
    r"^(?:(?:grand|gran|general|sub)[ -]?)?(?:totals?|totale|totali|totales|totais|totaux|gesamt|summe|somme|suma|soma|somma)"
    r"(?: general[eis]?| gerai?s?| geral| complessiv[oi])?(?: \(.*\))?\W{0,4}$"
)
REPORT = r"^(?:total|totale|totais|totaux|gesamt)\s?: \S"
"""How advertising systems begin the totals at the end of a report: `Total: Account`. They fill every cell, with ` --` if need be."""
COUNT = r"^(?:record )?(?:count|conteggio|recuento|contagem|recompte)(?: (?:di|de|of)? ?(?:record|records|registros|registres))?\W{0,4}$"
LONGEST = 15
"""Rows that a footer has at most."""
LONG_TEXT = 60
"""From so many characters on, words that stand alone in a row below a table are a remark, even without a blank row above."""

IS_TOTAL = Sentence("This is a total of the rows above, not a row.")
IS_TEXT = Sentence("This is a line of text, not a row.")


def footer(rows: pa.Table) -> dict[int, Sentence]:
    """Places of rows that are none, each with the reason. `rows` has `__row` and columns of text, blank rows left out.

    A total says so in its first cell and fills fewer cells than rows do: fewer at the end, at most half of them in between. Words
    on their own close a table where a blank row or a total stands above them, or where they are long.
    """
    if rows.num_rows <= 1:
        return {}
    first = pc.coalesce(*rows.columns[1:])
    filled = reduce(pc.add, (pc.cast(pc.is_valid(column), pa.int32()) for column in rows.columns[1:]))
    body = filled[: max(rows.num_rows - LONGEST, (rows.num_rows + 1) // 2)]
    usual = pc.quantile(body, 0.75, interpolation="higher")[0].as_py()
    total = pc.match_substring_regex(first, TOTAL, ignore_case=True)
    between = pc.and_(total, pc.less_equal(pc.multiply(filled, 2), usual))
    found = dict.fromkeys(pc.indices_nonzero(between).to_pylist(), IS_TOTAL)
    return found | _at_end(rows, first, filled, usual)


def group_columns(rows: pa.Table, asides: Collection[int]) -> list[str]:
    """Names of columns in which a report with subtotals names a group on its first row only. `asides` are places of rows that are none.

    Such a column is filled on the first row, and else only on rows right below a subtotal.
    """
    starts = {place + 1 for place in asides if place + 1 not in asides and place + 1 < rows.num_rows}
    if not starts:
        return []
    allowed = pa.array(sorted({0} | starts | set(asides)))
    places = pa.array(range(rows.num_rows))
    found = []
    for name in rows.column_names[1:]:
        filled = places.filter(pc.is_valid(rows.column(name)).combine_chunks())
        if not (len(filled) and filled[0].as_py() == 0 and rows.column(name).null_count):
            break
        if not pc.all(pc.is_in(filled, value_set=allowed)).as_py():
            break
        found.append(name)
    return found


def _at_end(rows: pa.Table, first: pa.ChunkedArray, filled: pa.ChunkedArray, usual: int) -> dict[int, Sentence]:
    start = max(rows.num_rows - LONGEST, 0)
    counts = filled[start:].to_pylist()
    sums = pc.match_substring_regex(first[start:], f"{TOTAL}|{COUNT}", ignore_case=True).to_pylist()
    is_long = pc.greater(pc.utf8_length(first[start:]), LONG_TEXT).to_pylist()
    reports = pc.match_substring_regex(first[start:], REPORT, ignore_case=True).to_pylist()
    lines = rows.column(ROW)[start:].to_pylist()
    found: dict[int, Sentence] = {}
    words: list[int] = []
    for place in reversed(range(len(counts))):
        after_gap = place > 0 and lines[place] - lines[place - 1] > 1
        if reports[place] or (sums[place] and counts[place] < usual):
            found |= {start + place: IS_TOTAL} | dict.fromkeys(words, IS_TEXT)
            words = []
        elif counts[place] == 1 and usual > 2:
            words.append(start + place)
            if after_gap or is_long[place]:
                found |= dict.fromkeys(words, IS_TEXT)
                words = []
        else:
            break
    return found
