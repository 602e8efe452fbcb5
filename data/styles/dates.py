"""How dates are written: ISO, day or month first, names of months, seconds since 1970, days since 1900.

`03/04/2024` is read day first or month first for the whole column, by what its other values show ("31 have a day above 12"). Values that
can mean one thing only (ISO, names of months) are read whichever way that goes, so a column may mix them.
"""

from __future__ import annotations

from data.styles import sql
from data.styles.decision import Decision, Style
from data.styles.values import Values
from data.styles.words import months
from data.tables import Kind
from locales import Sentence

TIME = r"\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?"
DAY = r"\d{4}-\d{1,2}-\d{1,2}"
HALF_DAY = r"\d{1,2}:\d{2}(?::\d{2})? ?[AaPp]\.?[Mm]\.?"
ZONE = r" ?(?:[+-]\d{2}(?::?\d{2})?)"
NUMERIC = r"\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?:[ ,T].*)?"
SLASHED = r"\d{1,2}/\d{1,2}/\d{4}"
DOTTED = r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?:[ ,T].*)?"
COMPACT = r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
SECONDS, MILLISECONDS = r"\d{9,10}(?:\.\d+)?", r"\d{12,13}"
SERIAL = r"[2-7]\d{4}(?:\.\d+)?"
ISO = r"\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2}(?:[ ,Tt].*)?)?"
WORD = r"[^\d\s.,:/-]"
LETTERS = WORD + "{3,}"
TYPO_RATIO = 20
"""One order of day and month is taken in spite of values that contradict it when it has this many times more values that prove it."""


def moment(text: str) -> str:
    """SQL from `2024-01-27`, with or without time and zone, to a timestamp; times with a zone are brought to UTC."""
    formats = "['%Y-%m-%d %I:%M %p', '%Y-%m-%d %I:%M:%S %p']"
    return sql.given(
        text,
        lambda x: (
            f"(CASE WHEN {sql.matches(x, f'{DAY}(?: {TIME})?')} THEN try_cast(replace({x}, ',', '.') AS TIMESTAMP) "
            f"WHEN {sql.matches(x, f'{DAY} {TIME}{ZONE}')} THEN make_timestamp(epoch_us(try_cast({_offset(x)} AS TIMESTAMPTZ))) "
            f"WHEN {sql.matches(x, f'{DAY} {HALF_DAY}')} THEN try_strptime({_half_day(x)}, {formats}) END)"
        ),
    )


def _offset(text: str) -> str:
    return sql.replaced(sql.replaced(text, r" ?([+-]\d{2})$", r"\1:00"), r" ?([+-]\d{2}):?(\d{2})$", r"\1:\2")


def _half_day(text: str) -> str:
    return sql.replaced(f"upper(replace({text}, '.', ''))", r" ?([AP]M)$", r" \1")


def _clean(text: str) -> str:
    return sql.replaced(sql.blanks_as_one(text), r" ?(?:Z|UTC|GMT|z)(?:\+00:?00)?$", "+00:00")


def _iso(text: str) -> str:
    months = sql.replaced(_clean(text), r"^(\d{4})[-/](\d{1,2})$", r"\1-\2-1")
    months = sql.replaced(months, r"^(\d{1,2})[-/](\d{4})$", r"\2-\1-1")
    dashed = sql.replaced(months, r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:,? |T|t|$)", r"\1-\2-\3 ")
    return f"trim({dashed})"


def _numeric(text: str, order: str) -> str:
    """`27/01/2024 10:30` with its date part as ISO; years of two digits lie between 1970 and 2069."""
    day, month = (r"\1", r"\2") if order == "day" else (r"\2", r"\1")
    start = r"^(\d{1,2})[-/.](\d{1,2})[-/.]"
    whole = sql.replaced(_clean(text), start + r"(\d{4})(?:,? |T|$)", rf"\3-{month}-{day} ")
    recent = sql.replaced(whole, start + r"([0-6]\d)(?:,? |T|$)", rf"20\3-{month}-{day} ")
    old = sql.replaced(recent, start + r"([7-9]\d)(?:,? |T|$)", rf"19\3-{month}-{day} ")
    return f"trim({old})"


def _named(text: str) -> str:
    """`27 de enero de 2024`, `Jan 27, 2024`, `27-Jan-24`, `January 2024` with the date part as ISO."""
    lower = f"lower({_clean(text)})"
    turned = sql.replaced(lower, rf"^(?:{WORD}+[.,]* )?({WORD}{{3,}})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})", r"\2 \1 \3")
    first = sql.replaced(turned, rf"^({WORD}{{3,}})\.?[ /-](?:de |del )?(\d{{4}})$", r"1 \1 \2")
    pattern = rf"^(?:{WORD}+[.,]* )?(\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?[ /-]*(?:de |d''|d’|of )?({WORD}{{3,}})[.]?"
    pattern += r"[ ,/-]*(?:de |del )?(\d{4}|\d{2})(?:,? (.*))?$"
    parts = f"regexp_extract({first}, '{pattern}', ['day', 'month', 'year', 'time'])"
    table = "MAP {" + ", ".join(f"{sql.quote(word)}: {number}" for word, number in months().items()) + "}"
    return sql.given(
        parts,
        lambda p: (
            f"trim(CASE WHEN length({p}['year']) = 2 THEN '20' ELSE '' END || {p}['year'] || '-' || {table}[{p}['month']] || '-' "
            f"|| {p}['day'] || ' ' || upper({p}['time']))"
        ),
        "p",
    )


def _compact(text: str) -> str:
    dashed = sql.replaced(text, r"^(....)(..)(..)$", r"\1-\2-\3")
    return f"(CASE WHEN {sql.matches(text, COMPACT)} THEN try_cast({dashed} AS TIMESTAMP) END)"


def _since(text: str, pattern: str, microseconds: int) -> str:
    number = f"try_cast({text} AS DOUBLE)"
    return f"(CASE WHEN {sql.matches(text, pattern)} THEN make_timestamp(({number} * {microseconds})::BIGINT) END)"


def _serial(text: str) -> str:
    """Days since 1899-12-30, as spreadsheets count, to the second."""
    seconds = f"round(try_cast({text} AS DOUBLE) * 86400)::BIGINT"
    return f"(CASE WHEN {sql.matches(text, SERIAL)} THEN TIMESTAMP '1899-12-30' + to_seconds({seconds}) END)"


def _quick(pattern: str, usual: str, otherwise: str) -> str:
    """The usual writing read at once, anything else by the longer way."""
    return f"(CASE WHEN {sql.matches('{text}', pattern)} THEN {usual} ELSE {otherwise} END)"


DAY_FIRST = Sentence("day first, as in {example}", example="27/01/2024")
MONTH_FIRST = Sentence("month first, as in {example}", example="01/27/2024")


def _styles() -> dict[str, Style]:
    iso = _quick(rf"{DAY}(?: {TIME})?", "try_cast(replace({text}, ',', '.') AS TIMESTAMP)", moment(_iso("{text}")))
    named = moment(_named("{text}"))
    day = _quick(SLASHED, "try_strptime({text}, '%d/%m/%Y')", f"coalesce({iso}, {moment(_numeric('{text}', 'day'))})")
    month = _quick(SLASHED, "try_strptime({text}, '%m/%d/%Y')", f"coalesce({iso}, {moment(_numeric('{text}', 'month'))})")
    made = (
        ("iso", iso, Sentence("year first, as in {example}", example="2024-01-27")),
        ("named", f"coalesce({iso}, {named})", Sentence("names of months, as in {example}", example="27 Jan 2024")),
        ("day first", day, DAY_FIRST),
        ("month first", month, MONTH_FIRST),
        ("day first, named", f"coalesce({day}, {named})", DAY_FIRST),
        ("month first, named", f"coalesce({month}, {named})", MONTH_FIRST),
        ("compact", f"coalesce({_compact('trim({text})')}, {iso})", Sentence("eight digits, as in {example}", example="20240127")),
        ("seconds", _since("trim({text})", SECONDS, 1_000_000), Sentence("seconds since 1970, in UTC")),
        ("milliseconds", _since("trim({text})", MILLISECONDS, 1_000), Sentence("milliseconds since 1970, in UTC")),
        (
            "serial",
            f"coalesce({_serial('trim({text})')}, {iso})",
            Sentence("days as spreadsheets count them, as in {example}", example="45318"),
        ),
    )
    return {name: Style(name, Kind.DATE, expression, sentence) for name, expression, sentence in made}


STYLES = _styles()


def decide_date(values: Values) -> Decision:
    """The style of a column of dates."""
    tally = values.tally(
        iso=sql.matches("value", ISO),
        numeric=sql.matches("value", NUMERIC),
        named=sql.has("value", LETTERS),
        compact=sql.matches("value", COMPACT),
        seconds=sql.matches("value", SECONDS),
        milliseconds=sql.matches("value", MILLISECONDS),
        serial=sql.matches("value", SERIAL),
    )
    if tally["numeric"].count:
        return _decide_order(values, ", named" if tally["named"].count else "")
    for name in ("compact", "seconds", "milliseconds", "serial"):
        if tally[name].count > tally["iso"].count:
            evidence = Sentence("{count} values such as “{example}”.", count=tally[name].count, example=tally[name].example)
            return values.decision(STYLES[name], evidence)
    name = "named" if tally["named"].count and tally["iso"].count < values.filled else "iso"
    return values.decision(STYLES[name], _zones(values, tally["iso"].count, tally["iso"].example))


def _zones(values: Values, count: int, example: str | None) -> Sentence:
    zoned = values.tally(zoned=rf"regexp_matches(value, '\d:\d\d(?::[\d.]+)?(?: ?Z| ?UTC|{ZONE})$')")["zoned"]
    if zoned.count:
        return Sentence(
            "{count} values such as “{example}” have a time zone and were brought to UTC.", count=zoned.count, example=zoned.example
        )
    if count:
        return Sentence("{count} values such as “{example}” start with the year.", count=count, example=example)
    return Sentence("{count} values were looked at.", count=values.filled)


def _decide_order(values: Values, suffix: str) -> Decision:
    first, second = (f"try_cast(regexp_extract(value, '^(\\d{{1,2}})[-/.](\\d{{1,2}})[-/.]', {group}) AS INTEGER)" for group in (1, 2))
    values.derive("first_part", first)
    values.derive("second_part", second)
    numeric = sql.matches("value", NUMERIC)
    tally = values.tally(
        day=f"{numeric} AND first_part BETWEEN 13 AND 31 AND second_part <= 12",
        month=f"{numeric} AND second_part BETWEEN 13 AND 31 AND first_part <= 12",
        either=f"{numeric} AND first_part <= 12 AND second_part <= 12 AND first_part <> second_part",
        dotted=sql.matches("value", DOTTED),
    )
    for order, other in (("day", "month"), ("month", "day")):
        proof, against = tally[order], tally[other].count
        if proof.count and proof.count >= TYPO_RATIO * against:
            evidence = Sentence("{count} values such as “{example}” have a day above 12.", count=proof.count, example=proof.example)
            return values.decision(STYLES[f"{order} first{suffix}"], evidence)
    readings = (STYLES[f"day first{suffix}"], STYLES[f"month first{suffix}"])
    if tally["day"].count:
        evidence = Sentence(
            "{days} values such as “{day}” have the day first, {months} such as “{month}” the month.",
            days=tally["day"].count,
            day=tally["day"].example,
            months=tally["month"].count,
            month=tally["month"].example,
        )
        return values.undecided(readings, evidence)
    if tally["dotted"].count:
        evidence = Sentence("Dates with points, such as “{example}”, have the day first.", example=tally["dotted"].example)
        return values.decision(readings[0], evidence)
    if tally["either"].count:
        evidence = Sentence(
            "“{example}” can have the day or the month first, and no other value settles it ({count} such values).",
            example=tally["either"].example,
            count=tally["either"].count,
        )
        return values.undecided(readings, evidence)
    return values.decision(readings[0], Sentence("Day and month are the same number in every value."))
