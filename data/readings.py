"""What a few values would mean in each of the ways in which they can be read: the two sides of a question about a style."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from data.styles import decide
from data.tables import Kind
from locales import Sentence

SHOWN = 3


@dataclass(frozen=True)
class Reading:
    """One way of reading: the style's name, the style in words, and pairs of a value as it came and what it then means.

    Dates are ISO, numbers have a decimal point. Only values on which the ways of reading differ are listed.
    """

    style: str
    sentence: Sentence
    values: tuple[tuple[str, str], ...]


def readings(column: str, examples: Sequence[str], kind: Kind) -> list[Reading]:
    """Every way in which values of a doubtful column can be read, the likelier first; empty where there is only one."""
    decision = decide(pa.chunked_array([list(examples)], pa.string()), kind, column)
    with duckdb.connect() as connection:
        connection.register("given", pa.table({"text": list(examples)}))
        read = [_read(connection, style.sql("text")) for style in decision.ambiguous]
    telling = [text for text in dict.fromkeys(examples) if len({values.get(text) for values in read}) > 1][:SHOWN]
    return [
        Reading(style.name, style.sentence, tuple((text, values[text]) for text in telling if text in values))
        for style, values in zip(decision.ambiguous, read, strict=True)
    ]


def _read(connection: duckdb.DuckDBPyConnection, expression: str) -> dict[str, str]:
    rows = connection.execute(f"SELECT text, CAST({expression} AS VARCHAR) FROM given").fetchall()
    return {text: _short(value) for text, value in rows if value is not None}


def _short(value: str) -> str:
    """Without a midnight, and without zeros at the end of decimals."""
    if re.fullmatch(r"-?\d+\.\d+", value):
        return value.rstrip("0").rstrip(".")
    return value.removesuffix(" 00:00:00")
