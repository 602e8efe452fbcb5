"""SQL from dates as written to timestamps: ISO, day or month first, names of months, eight digits, seconds, days."""

from __future__ import annotations

from data.styles import sql
from data.styles.words import months
from data.styles.zones import in_utc

TIME = r"\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?"
DAY = r"\d{4}-\d{1,2}-\d{1,2}"
HALF_DAY = r"\d{1,2}:\d{2}(?::\d{2})? ?[AaPp]\.? ?[Mm]\.?"
ZONE = r" ?(?:[+-]\d{2}(?::?\d{2})?)"
NUMERIC = r"\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?:[ ,T].*)?"
SLASHED = r"\d{1,2}/\d{1,2}/\d{4}"
STAMP = r"(?:19|20)\d{12}"
COMPACT = r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
SECONDS, MILLISECONDS, MICROSECONDS, NANOSECONDS = r"\d{9,10}(?:\.\d+)?", r"\d{12,13}", r"\d{15,16}", r"\d{18,19}"
SERIAL = r"[2-7]\d{4}(?:\.\d+)?"
ISO = r"\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2}(?:[ ,Tt].*)?)?"
WORD = r"[^\d\s.,:/-]"
LETTERS = WORD + "{2,}"


def moment(text: str) -> str:
    """SQL from `2024-01-27`, with or without time and zone, to a timestamp; times with a zone are brought to UTC."""
    formats = "['%Y-%m-%d %I:%M %p', '%Y-%m-%d %I:%M:%S %p']"
    return sql.given(
        text,
        lambda x: (
            f"(CASE WHEN {sql.matches(x, f'{DAY}(?: {TIME})?')} THEN try_cast(replace({x}, ',', '.') AS TIMESTAMP) "
            f"WHEN {sql.matches(x, f'{DAY} {TIME}{ZONE}')} THEN {_utc(x)} "
            f"WHEN {sql.matches(x, f'{DAY} {HALF_DAY}')} THEN try_strptime({_half_day(x)}, {formats}) END)"
        ),
    )


def _utc(text: str) -> str:
    return in_utc(f"make_timestamp(epoch_us(try_cast({_offset(text)} AS TIMESTAMPTZ)))")


def _offset(text: str) -> str:
    return sql.replaced(sql.replaced(text, r" ?([+-]\d{2})$", r"\1:00"), r" ?([+-]\d{2}):?(\d{2})$", r"\1:\2")


def _half_day(text: str) -> str:
    return sql.replaced(f"upper(replace({text}, '.', ''))", r" ?([AP]) ?M$", r" \1M")


def _clean(text: str) -> str:
    """One blank between words, UTC as an offset, `10h30` and the full stops of Italian forms (`27/01/2024 9.12.45`) as colons."""
    colons = sql.replaced(sql.blanks_as_one(text), r"(\d{4}) (\d{1,2})\.(\d{2})\.(\d{2})$", r"\1 \2:\3:\4")
    zoned = sql.replaced(colons, r" ?(?:Z|UTC|GMT|z)(?:\+00:?00)?$", "+00:00")
    return sql.replaced(zoned, r"( \d{1,2}) ?[hH] ?(\d{2})$", r"\1:\2")


def iso(text: str) -> str:
    months = sql.replaced(_clean(text), r"^(\d{4})[-/](\d{1,2})$", r"\1-\2-1")
    months = sql.replaced(months, r"^(\d{1,2})[-/](\d{4})$", r"\2-\1-1")
    dashed = sql.replaced(months, r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:,? |T|t|$)", r"\1-\2-\3 ")
    return f"trim({dashed})"


def year_first(text: str) -> str:
    """`24-01-27` with its date part as ISO; the other orders of two-digit years are `numeric`'s."""
    start = r"^(\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?:,? |T|$)"
    old = sql.replaced(_clean(text), start.replace(r"(\d{2})", r"([7-9]\d)", 1), r"19\1-\2-\3 ")
    recent = sql.replaced(old, start, r"20\1-\2-\3 ")
    return f"trim({recent})"


def numeric(text: str, order: str) -> str:
    """`27/01/2024 10:30` with its date part as ISO; years of two digits lie between 1970 and 2069."""
    day, month = (r"\1", r"\2") if order == "day" else (r"\2", r"\1")
    start = r"^(\d{1,2})[-/.](\d{1,2})[-/.]"
    whole = sql.replaced(_clean(text), start + r"(\d{4})(?:,? |T|$)", rf"\3-{month}-{day} ")
    recent = sql.replaced(whole, start + r"([0-6]\d)(?:,? |T|$)", rf"20\3-{month}-{day} ")
    old = sql.replaced(recent, start + r"([7-9]\d)(?:,? |T|$)", rf"19\3-{month}-{day} ")
    return f"trim({old})"


def named(text: str) -> str:
    """`27 de enero de 2024`, `Jan 27, 2024`, `27-Jan-24`, `January 2024` with the date part as ISO."""
    lower = f"lower({_clean(text)})"
    turned = sql.replaced(lower, rf"^(?:{WORD}+[.,]* )?({LETTERS})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})", r"\2 \1 \3")
    first = sql.replaced(turned, rf"^({LETTERS})\.?[ /-](?:de |del )?(\d{{4}})$", r"1 \1 \2")
    pattern = rf"^(?:{WORD}+[.,]* )?(\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?[ /-]*(?:de |d''|d’|of )?({LETTERS})[.]?"
    pattern += r"[ ,/-]*(?:de |del )?(\d{4}|\d{2})(?:,? (.*))?$"
    parts = f"regexp_extract({first}, '{pattern}', ['day', 'month', 'year', 'time'])"
    table = "MAP {" + ", ".join(f"{sql.quote(word)}: {number}" for word, number in months().items()) + "}"
    return sql.given(
        parts,
        lambda p: (
            f"trim(CASE WHEN length({p}['year']) > 2 THEN '' WHEN {p}['year'] < '70' THEN '20' ELSE '19' END || {p}['year'] || '-' "
            f"|| {table}[{p}['month']] || '-' || {p}['day'] || ' ' || upper({p}['time']))"
        ),
        "p",
    )


def compact(text: str) -> str:
    stamp = sql.replaced(text, r"^(....)(..)(..)(..)(..)(..)$", r"\1-\2-\3 \4:\5:\6")
    dashed = sql.replaced(text, r"^(....)(..)(..)$", r"\1-\2-\3")
    timed = f"WHEN {sql.matches(text, STAMP)} THEN try_cast({stamp} AS TIMESTAMP)"
    return f"(CASE WHEN {sql.matches(text, COMPACT)} THEN try_cast({dashed} AS TIMESTAMP) {timed} END)"


def since(text: str, pattern: str, microseconds: float) -> str:
    """A number since 1970 to a timestamp; `microseconds`: how long one of its units is."""
    number = f"try_cast({text} AS DOUBLE)"
    return f"(CASE WHEN {sql.matches(text, pattern)} THEN {in_utc(f'make_timestamp(({number} * {microseconds})::BIGINT)')} END)"


def serial(text: str, since: str = "1899-12-30") -> str:
    """Days as spreadsheets count them, to the second: since 1899-12-30, or in the other system since 1904-01-01."""
    seconds = f"round(try_cast({text} AS DOUBLE) * 86400)::BIGINT"
    return f"(CASE WHEN {sql.matches(text, SERIAL)} THEN TIMESTAMP '{since}' + to_seconds({seconds}) END)"
