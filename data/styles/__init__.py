"""How numbers, dates and flags are written: decided per column from all its values, with evidence, as SQL."""

from __future__ import annotations

from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc

from data.styles import answers, dates, flags, numbers, sql
from data.styles.decision import Decision, Profile, Style
from data.styles.profile import profile_of
from data.styles.values import Values
from data.styles.words import NULL_WORDS, TYPED_NULL_WORDS
from data.tables import Kind
from locales import Sentence

__all__ = ["Decision", "Profile", "Style", "decide", "is_nothing", "profile", "style_named"]

TEXT = (Kind.ID, Kind.NAME)
LONGEST_TEXT = 1_000
"""Characters of the longest key or name; what stands behind them is cut off: names are listed in filters, files and sentences."""
NATIVE = {"number": "plain", "date": "iso", "flag": "words"}


def decide(
    values: pa.ChunkedArray | pa.Table,
    kind: Kind,
    header: str = "",
    *,
    native: Literal["date", "number", "flag"] | None = None,
    null_words: tuple[str, ...] = (),
) -> Decision:
    """The style of a column of text, for a field of this kind.

    `header` may name a currency. `native` (from `RawTable.native`) says that the file itself typed the values, so `1.234` is no riddle.
    `null_words` are further words (lower case) that mean "no value" in this system, such as `select`; the style reads them as NULL.
    For `Kind.ID` and `Kind.NAME` the text is kept as it is. Values of other kinds may come counted already (value, times).
    """
    if kind in TEXT:
        decision = Decision(_text(kind), parsed=_filled(values, NULL_WORDS + null_words), evidence=Sentence("Kept as written."))
        return decision.with_null_words(null_words) if null_words else decision
    with Values(values, TYPED_NULL_WORDS + null_words) as distinct:
        if native and (named := style_named(NATIVE[native], kind)):
            decision = distinct.decision(named, Sentence("The file itself marks these values as {kind}.", kind=native))
        elif kind is Kind.DATE:
            decision = dates.decide_date(distinct, in_workbook=native == "number")
        elif kind is Kind.FLAG:
            decision = flags.decide_flag(distinct)
        else:
            in_words = answers.decide_answers(distinct) if kind is Kind.NUMBER else None
            decision = in_words or numbers.decide_number(distinct, kind, header)
    return decision.with_null_words(null_words) if null_words else decision


def profile(values: pa.ChunkedArray) -> Profile:
    """What the values look like, for matching a column by its values."""
    with Values(values, NULL_WORDS) as distinct:
        return profile_of(distinct)


def is_nothing(column: str, kind: Kind, null_words: tuple[str, ...] = ()) -> str:
    """SQL: whether a text is null or a word for "no value" in a field of this kind; what is neither this nor read has failed."""
    words = (TYPED_NULL_WORDS if kind not in TEXT else NULL_WORDS) + null_words
    return f"({column} IS NULL OR {sql.one_of(f'lower({sql.blanks_as_one(column)})', words)})"


def style_named(name: str, kind: Kind) -> Style | None:
    """The style that a stored decision names, or `None` where this version knows no such style."""
    base, _, null_words = name.partition("; null: ")
    known = {"text": _text(kind)} if kind in TEXT else _known(kind)
    style = known.get(base)
    return style.with_null_words(tuple(null_words.split("|"))) if style and null_words else style


def _known(kind: Kind) -> dict[str, Style]:
    if kind is Kind.DATE:
        return dates.STYLES
    if kind is Kind.NUMBER:
        return numbers.styles(kind) | {answers.STYLE.name: answers.STYLE}
    return {"words": flags.WORDS} if kind is Kind.FLAG else numbers.styles(kind)


def _filled(values: pa.ChunkedArray, null_words: tuple[str, ...]) -> int:
    """How many values are neither null nor a word for null."""
    nothing = pc.is_in(pc.utf8_lower(pc.utf8_trim_whitespace(values.cast(pa.string()))), value_set=pa.array(null_words))
    return len(values) - values.null_count - (pc.sum(nothing).as_py() or 0)


def _text(kind: Kind) -> Style:
    expression = sql.given(
        sql.blanks_as_one("{text}"), lambda x: f"(CASE WHEN NOT {sql.one_of(f'lower({x})', NULL_WORDS)} THEN left({x}, {LONGEST_TEXT}) END)"
    )
    return Style("text", kind, expression, Sentence("text, as written"))
