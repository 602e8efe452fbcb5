"""Dates of one row told apart by their order: nothing closes before it was opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa

from data.matching.columns import Candidate
from data.matching.values import SAMPLE, values_of
from data.readers import RawTable
from data.scratch import scratch
from data.styles import Style, decide
from data.tables import Kind
from data.version import Problem
from locales import Sentence

IN_ORDER: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "deals": ("created_at", ("close_date", "closed_at", "won_at", "lost_at")),
    "leads": ("created_at", ("qualified_at", "converted_at", "dropped_at")),
    "tickets": ("opened_at", ("closed_at", "resolved_at", "first_reply_at")),
    "subscriptions": ("started_at", ("ended_at",)),
}
"""Table → the date that comes first, and those that come after it in every row."""

NEARLY_ALL = 0.9
LOADED = 0.8
"""The share of rows with one and the same first date from which on it is the day on which they were loaded, whatever comes before it."""

LEAST_ROWS = 5
"""Rows with both dates below which their order says nothing."""

OF_VALUES = 0.72
"""How sure a field is that values alone tell: it is asked."""


def swapped(raw: RawTable, table: str, used: Mapping[str, str], styles: Mapping[str, Style]) -> Iterator[Problem]:
    """A question for each of two columns (by field) that are named first and last, and are the other way round in nearly all rows."""
    first, later = IN_ORDER.get(table, ("", ()))
    for name in later:
        begin, end = used.get(first), used.get(name)
        if begin is None or end is None or begin not in styles or end not in styles:
            continue
        both, before = _compared(raw, (begin, styles[begin]), (end, styles[end]))
        if both >= LEAST_ROWS and before >= NEARLY_ALL * both and _commonest(raw, begin, styles[begin]) < LOADED * both:
            for column, field, other in ((begin, first, end), (end, name, begin)):
                sentence = Sentence(
                    "Is “{column}” {field}? In {count} of {rows} rows “{end}” comes before “{begin}”, so it and “{other}” may be named the "
                    "wrong way round. It is not used until you say so.",
                    column=column, field=field, count=before, rows=both, end=end, begin=begin, other=other,
                )  # fmt: skip
                yield Problem("column-unsure", "warning", sentence, before)


def by_order(raw: RawTable, table: str, dates: list[str], taken: set[str]) -> list[Candidate]:
    """Two columns of dates whose names say nothing: the one that comes first in nearly all rows may be the first date of the table."""
    first, later = IN_ORDER.get(table, ("", ("",)))
    if len(dates) != 2 or first in taken or taken.intersection(later) or not first:
        return []
    styles = [(column, decide(values_of(raw, column)[:SAMPLE], Kind.DATE, column).style) for column in dates]
    if any(style is None for _, style in styles):
        return []
    (one, style), (two, other) = styles
    both, before = _compared(raw, (one, style), (two, other))  # type: ignore[arg-type]
    _, after = _compared(raw, (two, other), (one, style))  # type: ignore[arg-type]
    if both < LEAST_ROWS or max(before, after) == 0 or min(before, after) > (1 - NEARLY_ALL) * both:
        return []
    begin, end = (two, one) if before > after else (one, two)
    return [
        Candidate(begin, first, OF_VALUES, 0, Sentence("“{column}” never comes after “{other}”", column=begin, other=end)),
        Candidate(end, later[0], OF_VALUES, 0, Sentence("“{column}” never comes before “{other}”", column=end, other=begin)),
    ]


def _commonest(raw: RawTable, column: str, style: Style) -> int:
    """How many rows have the day that most rows have."""
    with scratch() as connection:
        connection.register("one_date", pa.table({"x": values_of(raw, column)}))
        days = f"SELECT CAST({style.sql('x')} AS DATE) AS a, count(*) AS n FROM one_date GROUP BY 1"
        found = connection.execute(f"SELECT max(n) FROM ({days}) WHERE a IS NOT NULL").fetchall()[0]
        connection.unregister("one_date")
    return int(found[0] or 0)


def _compared(raw: RawTable, begin: tuple[str, Style], end: tuple[str, Style]) -> tuple[int, int]:
    """In how many rows both dates are there, and in how many of these the second is on a day before the first."""
    rows = pa.table({"x": values_of(raw, begin[0]), "y": values_of(raw, end[0])})
    with scratch() as connection:
        connection.register("two_dates", rows)
        found = connection.execute(
            f"SELECT count(*), count(*) FILTER (WHERE b < a) FROM (SELECT CAST({begin[1].sql('x')} AS DATE) AS a, "
            f"CAST({end[1].sql('y')} AS DATE) AS b FROM two_dates) WHERE a IS NOT NULL AND b IS NOT NULL"
        ).fetchall()[0]
        connection.unregister("two_dates")
    return int(found[0]), int(found[1])
