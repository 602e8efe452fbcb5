"""Periods that stand for their first day: `2024-W05`, `Q1 2024`, `1T 2024`, `mar-24`, `202403`. SQL from text to timestamps."""

from __future__ import annotations

from data.styles import sql
from data.styles.words import months

WORD = r"[^\d\s.,:/'’-]"
WEEK = r"(?i)\d{4}[- ]?W\d{1,2}(?:-[1-7])?"
_GAP, _YEAR = r"[ '’/-]*", r"(\d{4}|\d{2})"
_QUARTERS = (
    (rf"^[QT]([1-4]){_GAP}{_YEAR}$", r"\2-\1"),
    (rf"^([1-4])[ºO]?[QT]{_GAP}{_YEAR}$", r"\2-\1"),
    (rf"^(\d{{4}}){_GAP}[QT]([1-4])$", r"\1-\2"),
)
QUARTER = rf"(?i)[QT][1-4]{_GAP}{_YEAR}|[1-4][ºO]?[QT]{_GAP}{_YEAR}|\d{{4}}{_GAP}[QT][1-4]"
MONTH_YEAR = rf"{WORD}{{3,10}}\.?[-/'’ ]+\d{{2}}"
MONTHS = r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])"


def period(text: str) -> str:
    """The first day of a period; NULL for any other text."""
    choices = ((WEEK, week), (QUARTER, quarter), (MONTHS, digits), (MONTH_YEAR, month))
    return "(CASE " + " ".join(f"WHEN {sql.matches(text, pattern)} THEN {read(text)}" for pattern, read in choices) + " END)"


def is_period(text: str) -> str:
    """SQL: whether a text may name a period. Six digits and names of months alone do not tell: see `MONTHS`, `MONTH_YEAR`."""
    return f"({sql.matches(text, WEEK)} OR {sql.matches(text, QUARTER)})"


def week(text: str) -> str:
    """The Monday of an ISO week, or the day of it that is named."""
    pattern = sql.quote(r"^(\d{4})[- ]?W(\d{1,2})(?:-([1-7]))?$")
    parts = f"regexp_extract(upper({text}), {pattern}, ['year', 'week', 'day'])"
    return sql.given(
        parts,
        lambda p: (
            f"try_strptime({p}['year'] || '-W' || lpad({p}['week'], 2, '0') || '-' || "
            f"(CASE {p}['day'] WHEN '' THEN '1' ELSE {p}['day'] END), '%G-W%V-%u')"
        ),
        "p",
    )


def quarter(text: str) -> str:
    """The first day of a quarter of the calendar year."""
    dashed = f"upper({text})"
    for pattern, by in _QUARTERS:
        dashed = sql.replaced(dashed, pattern, by)
    return sql.given(
        f"string_split({dashed}, '-')",
        lambda p: (
            f"try_cast((CASE length({p}[1]) WHEN 2 THEN '20' ELSE '' END) || {p}[1] || '-' || "
            f"(try_cast({p}[2] AS INTEGER) * 3 - 2)::VARCHAR || '-1' AS TIMESTAMP)"
        ),
        "p",
    )


def digits(text: str) -> str:
    """The first day of `202403`."""
    dashed = sql.replaced(text, "^(....)(..)$", r"\1-\2-01")
    return f"try_cast({dashed} AS TIMESTAMP)"


def month(text: str) -> str:
    """The first day of `mar-24`."""
    table = "MAP {" + ", ".join(f"{sql.quote(word)}: {number}" for word, number in months().items()) + "}"
    pattern = sql.quote(rf"^({WORD}+)\.?[-/'’ ]+(\d{{2}})$")
    parts = f"regexp_extract(lower({text}), {pattern}, ['month', 'year'])"
    return sql.given(parts, lambda p: f"try_cast('20' || {p}['year'] || '-' || {table}[{p}['month']] || '-1' AS TIMESTAMP)", "p")
