"""What a few values would mean in each of the ways in which they can be read: the two sides of a question about a style."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from data.scratch import scratch
from data.styles import Style, decide, style_named
from data.tables import Kind
from locales import Sentence

SHOWN = 3
LONGEST = 60


@dataclass(frozen=True)
class Reading:
    """One way of reading: the style's name, the style in words, and pairs of a value as it came and what it then means.

    Dates are ISO, numbers have a decimal point; `None` is a value that cannot be read so.
    """

    style: str
    sentence: Sentence
    values: tuple[tuple[str, str | None], ...]


def readings(styles: Sequence[str], examples: Sequence[str], kind: Kind) -> list[Reading]:
    """What examples mean in each of the styles with these names; without the names that this version does not know."""
    found = [style for style in (style_named(name, kind) for name in styles) if style]
    return [Reading(style.name, style.sentence, _read(style, examples)) for style in found]


def as_read(examples: Sequence[str], kind: Kind, column: str) -> tuple[tuple[str, str | None], ...]:
    """Examples with what they mean for a field of this kind; `None` for what is not read, and for all where it is not certain how."""
    style = decide(pa.chunked_array([list(examples)], pa.string()), kind, column).style
    return _read(style, examples) if style else tuple((text, None) for text in examples)


def differing(values: pa.ChunkedArray | pa.Table, styles: Sequence[Style]) -> tuple[int, tuple[str, ...]]:
    """How many values of a column do not mean the same in each of the styles, and a few of them: those that all can read come first.

    The values may come counted already (value, times).
    """
    is_counted = isinstance(values, pa.Table)
    read = ", ".join(f"{style.sql('value')} AS way_{place}" for place, style in enumerate(styles))
    ways = [f"way_{place}" for place in range(len(styles))]
    same = " AND ".join(f"way_0 IS NOT DISTINCT FROM {way}" for way in ways)
    by_all = " AND ".join(f"{way} IS NOT NULL" for way in ways)
    with scratch() as connection:
        connection.register("given", values if is_counted else pa.table({"value": values.cast(pa.string())}))
        times = "sum(times)::BIGINT" if is_counted else "count(*)"
        distinct = f"SELECT value, {times} AS times, {read} FROM given WHERE value IS NOT NULL GROUP BY value"
        found = connection.execute(
            f"SELECT value, times FROM ({distinct}) WHERE NOT ({same}) ORDER BY NOT ({by_all}), times DESC, value"
        ).fetchall()
    return sum(times for _, times in found), tuple(value[:LONGEST] for value, _ in found[:SHOWN])


def _read(style: Style, examples: Sequence[str]) -> tuple[tuple[str, str | None], ...]:
    with scratch() as connection:
        connection.register("given", pa.table({"place": range(len(examples)), "text": pa.array(examples, pa.string())}))
        query = f"SELECT text, CAST({style.sql('text')} AS VARCHAR) FROM given ORDER BY place"
        return tuple((text, None if value is None else _short(value)) for text, value in connection.execute(query).fetchall())


def _short(value: str) -> str:
    """Without a midnight, and without zeros at the end of decimals."""
    if re.fullmatch(r"-?\d+\.\d+", value):
        return value.rstrip("0").rstrip(".")
    return value.removesuffix(" 00:00:00")
