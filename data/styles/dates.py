"""How dates are written: ISO, day or month first, names of months, seconds since 1970, days since 1900.

Values that can mean one thing only (ISO, names of months) are read in whichever order of day and month the column has, so a column may mix
them; that order is found in `data.styles.orders`.
"""

from __future__ import annotations

from data.styles import sql
from data.styles.decision import Decision, Style
from data.styles.moments import (
    COMPACT,
    DAY,
    ISO,
    LETTERS,
    MICROSECONDS,
    MILLISECONDS,
    NANOSECONDS,
    NUMERIC,
    SECONDS,
    SERIAL,
    SLASHED,
    STAMP,
    TIME,
    ZONE,
    compact,
    iso,
    moment,
    named,
    numeric,
    serial,
    since,
    year_first,
)
from data.styles.orders import DAY_FIRST, MIXED_ORDERS, MONTH_FIRST, YEAR_FIRST, find_order, numeric_with
from data.styles.periods import MONTH_YEAR, MONTHS, is_period, period
from data.styles.values import Values
from data.tables import Kind
from locales import Sentence

NAMED = ", named"
"""Ends the name of a style that also reads names of months."""


SERIALS = ("serial", "1904 serial")
"""The two ways in which spreadsheets count days: four years and a day lie between what they mean by a number."""


def _quick(pattern: str, usual: str, otherwise: str) -> str:
    """The usual writing read at once, anything else by the longer way."""
    return f"(CASE WHEN {sql.matches('{text}', pattern)} THEN {usual} ELSE {otherwise} END)"


def _styles() -> dict[str, Style]:
    year = _quick(rf"{DAY}(?: {TIME})?", "try_cast(replace({text}, ',', '.') AS TIMESTAMP)", moment(iso("{text}")))
    month_names = moment(named("{text}"))
    day = _quick(SLASHED, "try_strptime({text}, '%d/%m/%Y')", f"coalesce({year}, {moment(numeric('{text}', 'day'))})")
    month = _quick(SLASHED, "try_strptime({text}, '%m/%d/%Y')", f"coalesce({year}, {moment(numeric('{text}', 'month'))})")
    orders = [
        (DAY_FIRST, day, Sentence("day first, as in {example}", example="27/01/2024")),
        (MONTH_FIRST, month, Sentence("month first, as in {example}", example="01/27/2024")),
    ]
    for name, separators in MIXED_ORDERS.items():
        by_separator = f"(CASE WHEN {numeric_with('trim({text})', separators)} THEN {month} ELSE {day} END)"
        orders.append((name, by_separator, Sentence("day first, but month first with “{separators}”", separators=" ".join(separators))))
    made = (
        ("iso", year, Sentence("year first, as in {example}", example="2024-01-27")),
        ("named", f"coalesce({year}, {month_names})", Sentence("names of months, as in {example}", example="27 Jan 2024")),
        *orders,
        *((name + NAMED, f"coalesce({expression}, {month_names})", sentence) for name, expression, sentence in orders),
        ("compact", f"coalesce({compact('trim({text})')}, {year})", Sentence("eight digits, as in {example}", example="20240127")),
        ("seconds", since("trim({text})", SECONDS, 1_000_000), Sentence("seconds since 1970, in UTC")),
        ("milliseconds", since("trim({text})", MILLISECONDS, 1_000), Sentence("milliseconds since 1970, in UTC")),
        ("microseconds", since("trim({text})", MICROSECONDS, 1), Sentence("microseconds since 1970, in UTC")),
        ("nanoseconds", since("trim({text})", NANOSECONDS, 0.001), Sentence("nanoseconds since 1970, in UTC")),
        (
            YEAR_FIRST,
            f"coalesce({year}, {moment(year_first('{text}'))})",
            Sentence("year first, of two digits, as in {example}", example="24-01-27"),
        ),
        (
            "periods",
            f"coalesce({period('trim({text})')}, {year}, {month_names})",
            Sentence("periods, by their first day, as in {example}", example="Q1 2024, 2024-W05"),
        ),
        (SERIALS[0], f"coalesce({serial('trim({text})')}, {year})", Sentence("days since 1900, as in {example}", example="45318")),
        (
            SERIALS[1],
            f"coalesce({serial('trim({text})', '1904-01-01')}, {year})",
            Sentence("days since 1904, as in {example}", example="43856"),
        ),
    )
    return {name: Style(name, Kind.DATE, expression, sentence) for name, expression, sentence in made}


STYLES = _styles()


def decide_date(values: Values, *, in_workbook: bool = False) -> Decision:
    """The style of a column of dates. `in_workbook`: a workbook says that they are numbers, and dates it marks as such itself."""
    tally = values.tally(
        iso=sql.matches("value", ISO),
        numeric=sql.matches("value", NUMERIC),
        named=sql.has("value", LETTERS),
        compact=f"({sql.matches('value', COMPACT)} OR {sql.matches('value', STAMP)})",
        seconds=sql.matches("value", SECONDS),
        milliseconds=sql.matches("value", MILLISECONDS),
        microseconds=sql.matches("value", MICROSECONDS),
        nanoseconds=sql.matches("value", NANOSECONDS),
        periods=f"({is_period('value')} OR {sql.matches('value', MONTH_YEAR)} OR {sql.matches('value', MONTHS)})",
        serial=sql.matches("value", SERIAL),
    )
    if tally["numeric"].count:
        names, evidence = find_order(values)
        styles = tuple(STYLES[name + (NAMED if tally["named"].count else "")] for name in names)
        return values.decision(styles[0], evidence) if len(styles) == 1 else values.undecided(styles, evidence)
    for name in ("compact", "seconds", "milliseconds", "microseconds", "nanoseconds", SERIALS[0], "periods"):
        if name == SERIALS[0] and tally[name].count:
            return _days_counted(values, tally[name].count, tally[name].example, in_workbook=in_workbook)
        if tally[name].count > tally["iso"].count:
            evidence = Sentence("Values such as “{example}”: {count}.", count=tally[name].count, example=tally[name].example)
            return values.decision(STYLES[name], evidence)
    if tally["named"].count and not tally["iso"].count:
        evidence = Sentence("Values such as “{example}” with the name of a month: {count}.", **vars(tally["named"]))
        return values.decision(STYLES["named"], evidence)
    name = "named" if tally["named"].count and tally["iso"].count < values.filled else "iso"
    return values.decision(STYLES[name], _zones(values, tally["iso"].count, tally["iso"].example))


def _days_counted(values: Values, count: int, example: str | None, *, in_workbook: bool) -> Decision:
    """Since when days are counted: settled by dates written out in the same column, if the days of one way alone lie among them."""
    ways = tuple(STYLES[name] for name in SERIALS)
    said = Sentence("Values such as “{example}”: {count}.", count=count, example=example)
    if in_workbook:
        return values.decision(ways[0], said)
    fitting = [way for way in ways if values.lie_among(way.sql("value"), sql.matches("value", SERIAL), sql.matches("value", ISO))]
    if len(fitting) == 1:
        return values.decision(fitting[0], said)
    evidence = Sentence("“{example}” counts days, since 1900 or since 1904; nothing settles which ({count} such values).",
                        example=example, count=count)  # fmt: skip
    return values.undecided(ways, evidence)


def _zones(values: Values, count: int, example: str | None) -> Sentence:
    zoned = values.tally(zoned=rf"regexp_matches(value, '\d:\d\d(?::[\d.]+)?(?: ?Z| ?UTC|{ZONE})$')")["zoned"]
    if zoned.count:
        return Sentence(
            "Values such as “{example}” with a time zone, brought to that of the workspace: {count}.",
            count=zoned.count,
            example=zoned.example,
        )
    if count:
        return Sentence("Values such as “{example}” that start with the year: {count}.", count=count, example=example)
    return Sentence("Values looked at: {count}.", count=values.filled)
