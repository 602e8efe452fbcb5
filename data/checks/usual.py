"""The usual writing of a column, read several times as fast as its style reads, and alike in all that decides about the style."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from data.scratch import scratch
from data.styles import LONGEST_TEXT, Style, sql, style_named
from data.styles.words import NULL_WORDS
from data.styles.zones import in_zone
from data.tables import SQL_TYPE, Kind

_PLAIN_TEXT = "{text} >= '!' AND strlen({text}) = length({text}) AND NOT ends_with({text}, ' ') AND NOT contains({text}, '  ')"
_NO_WORD = f"(strlen({{text}}) > {max(map(len, NULL_WORDS))} OR ({{text}} >= '.' AND {{text}} < 'N') "
"""SQL: no word for "no value" begins with a digit or a capital letter up to M; the others are compared with all of them."""
_NO_WORD += f"OR lower({{text}}) NOT IN ({', '.join(map(sql.quote, NULL_WORDS))}))"
_TEXT = f"CASE WHEN {_PLAIN_TEXT} AND strlen({{text}}) <= {LONGEST_TEXT} AND {_NO_WORD} THEN {{text}} END"
_DAY = "strlen({text}) = 10 AND {text} LIKE '____-__-__'"
_SECOND = "strlen({text}) = 19 AND {text} GLOB '????-??-?????:??:?[0-9]'"  # in half the time of LIKE and a look at the last sign
_MOMENT = f"CASE WHEN {{text}} BETWEEN '1' AND '3' AND (({_DAY}) OR ({_SECOND})) THEN try_cast({{text}} AS TIMESTAMP) END"
_MONEY = f"CASE WHEN {sql.matches('{text}', '-?[0-9]+(?:[.][0-9]{1,2})?')} THEN try_cast({{text}} AS {SQL_TYPE[Kind.MONEY]}) END"

READ: Mapping[tuple[str, Kind], str] = {
    ("text", Kind.ID): _TEXT,
    ("text", Kind.NAME): _TEXT,
    ("iso", Kind.DATE): _MOMENT,
    ("plain", Kind.MONEY): _MONEY,
    ("point", Kind.MONEY): _MONEY,
}
"""SQL that gives, for the usual values of a style, what the style gives; NULL for all others."""

MARKED: Mapping[Kind, str] = {Kind.DATE: "false", Kind.MONEY: "contains({text}, '.')"}
"""SQL that parts usual values in two: those of one part are alike in all that tells how a column is written."""


@dataclass(frozen=True)
class Usual:
    """How usual values of a column are read, and one value of the sample for each of the parts of `MARKED` that it shows."""

    read: str
    marked: str
    examples: Mapping[bool, str]

    def sql(self, text: str) -> str:
        """From a text to its value; NULL where it is not usual, or of a part that the sample does not show."""
        read, marked = sql.filled_in(self.read, text), sql.filled_in(self.marked, text)
        if len(self.examples) == 2 or marked == "false":
            return f"({read})"
        return f"CASE WHEN {'' if True in self.examples else 'NOT '}{marked} THEN {read} END"


def usual_text(style: Style, kind: Kind) -> str:
    """SQL for the usual values of a column of text, with `{text}` for it; nothing where the style is not the plain one."""
    named = style_named(style.name, kind)
    return READ.get((style.name, kind), "") if named and in_zone(named, style.zone, "").expression == style.expression else ""


def usual_values(style: Style, kind: Kind, sample: pa.ChunkedArray) -> Usual | None:
    """How usual values of dates and amounts are read; `None` where the sample shows none, or the style knows none."""
    read, marked = usual_text(style, kind), MARKED.get(kind, "")
    if not read or not marked:
        return None
    with scratch() as connection:
        connection.register("sample", pa.table({"value": sample}))
        value, part = sql.filled_in(read, "value"), sql.filled_in(marked, "value")
        found = connection.execute(f"SELECT {part}, min(value) FROM sample WHERE {value} IS NOT NULL GROUP BY 1").fetchall()
    return Usual(read, marked, dict(found)) if found else None
