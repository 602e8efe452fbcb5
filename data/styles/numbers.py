"""How numbers are written: decimal point or comma, thousands, currency, percent, negative.

A text such as `1.234` reads as 1.234 with a decimal point and as 1234 with a decimal comma. What other values of the column settle holds
for it; where nothing settles it, both readings are given back and a person decides.
"""

from __future__ import annotations

import re

from data.styles import sql
from data.styles.decision import Decision, Style
from data.styles.values import Values
from data.styles.words import CURRENCY_CODES, CURRENCY_SIGNS
from data.tables import SQL_TYPE, Kind
from locales import Sentence

PLAIN = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?"
_SPACED = r"[1-9]\d{0,2}(?: \d{3})+|[1-9]\d{0,2}(?:'\d{3})+"
_POWER = r"(?:[eE][-+]?\d{1,3})?"
POINT = rf"[-+]?(?:\d+|[1-9]\d{{0,2}}(?:,\d{{2,3}})*,\d{{3}}|{_SPACED})?(?:\.\d*)?{_POWER}"
COMMA = rf"[-+]?(?:\d+|[1-9]\d{{0,2}}(?:\.\d{{3}})+|{_SPACED})?(?:,\d*)?{_POWER}"
CLOCK = r"\d{1,5}:\d{2}(?::\d{2}(?:\.\d+)?)?"
DIGIT = r".*\d.*"
NEGATIVE = r"\s*\(.*\)\s*|[^-−(]*\d[^-−]*[-−]\s*"
PERCENT = r".*%\s*[)−-]?\s*"

_SIGNS = "|".join(re.escape(sign) for sign in sorted((*CURRENCY_SIGNS, "$"), key=len, reverse=True))
CURRENCY = rf"(?i){_SIGNS}|{'|'.join(CURRENCY_CODES)}"
HEADER_CURRENCY = rf"{_SIGNS}|(?<![A-Za-z])(?:{'|'.join(CURRENCY_CODES)})(?![A-Za-z])"

POINT_SENTENCE = Sentence("decimal point, as in {example}", example="1,234.56")
COMMA_SENTENCE = Sentence("decimal comma, as in {example}", example="1.234,56")
MIXED_SENTENCE = Sentence("decimal point and decimal comma mixed; each value is read where it can mean one thing only")


def _core(text: str) -> str:
    """The digits and separators: blanks, currency, percent, and the marks of a negative are taken off."""
    bare = sql.replaced(sql.replaced(f"replace({text}, '’', '''')", sql.BLANKS, " "), CURRENCY, "")
    unmarked = sql.replaced(sql.replaced(bare, r"^\s*\(|\)\s*$|[-−]\s*$|%\s*[-−)]?\s*$", ""), "−", "-")
    joined = sql.replaced(unmarked, r"^(\s*[-+])\s+", r"\1")
    return f"trim({joined})"


def reading(text: str, decimal: str, kind: Kind) -> str:
    """SQL for the exact value of a text with that decimal mark, NULL where it cannot be read so.

    The sign of `(5)` and `5-` and the hundredth of `5%` are put into the digits, so that the value is cast once and exactly.
    """
    core = _core(text)
    pattern, thousands = (POINT, "[, ']") if decimal == "." else (COMMA, "[. ']")
    digits = f"replace({sql.replaced(core, thousands, '')}, ',', '.')"
    is_negative = sql.matches(text, NEGATIVE)
    is_percent = sql.matches(text, PERCENT)
    signed = f"(CASE WHEN {is_negative} THEN '-' ELSE '' END || {digits} || CASE WHEN {is_percent} THEN 'e-2' ELSE '' END)"
    return f"(CASE WHEN {sql.matches(core, pattern)} AND {sql.matches(core, DIGIT)} THEN {_typed(signed, kind)} END)"


def _typed(digits: str, kind: Kind) -> str:
    if kind is not Kind.COUNT:
        return f"try_cast({digits} AS {SQL_TYPE[kind]})"
    exact = f"try_cast({digits} AS DECIMAL(28, 6))"
    return f"(CASE WHEN {exact} = trunc({exact}) THEN try_cast({exact} AS BIGINT) END)"


def styles(kind: Kind) -> dict[str, Style]:
    """The styles of numbers for a kind of field, by name."""
    point, comma = reading("{text}", ".", kind), reading("{text}", ",", kind)
    mixed = f"(CASE WHEN {point} IS NULL OR {comma} IS NULL OR {point} = {comma} THEN coalesce({point}, {comma}) END)"
    plain = f"(CASE WHEN {sql.matches('trim({text})', PLAIN)} THEN {_typed('trim({text})', kind)} END)"
    made = [
        Style("plain", kind, plain, Sentence("plain numbers, as in {example}", example="1234.56")),
        Style("point", kind, point, POINT_SENTENCE),
        Style("comma", kind, comma, COMMA_SENTENCE),
        Style("mixed", kind, mixed, MIXED_SENTENCE),
    ]
    if kind is Kind.HOURS:
        made.append(Style("clock", kind, _clock("{text}"), Sentence("hours and minutes, as in {example}", example="30:15")))
    return {style.name: style for style in made}


def decide_number(values: Values, kind: Kind, header: str) -> Decision:
    """The style of a column of numbers."""
    known = styles(kind)
    point, comma = known["point"].sql("value"), known["comma"].sql("value")
    tally = values.tally(
        plain=sql.matches("value", PLAIN),
        point_only=f"{point} IS NOT NULL AND {comma} IS NULL",
        comma_only=f"{comma} IS NOT NULL AND {point} IS NULL",
        either=f"{point} <> {comma}",
        clock=sql.matches("value", CLOCK),
    )
    point_only, comma_only, either = tally["point_only"], tally["comma_only"], tally["either"]
    currency = find_currency(values, header)
    if kind is Kind.HOURS and tally["clock"].count > values.filled / 2:
        return values.decision(known["clock"], Sentence("{count} values are hours and minutes.", count=tally["clock"].count))
    if point_only.count and comma_only.count:
        evidence = Sentence(
            "{points} values such as “{point}” have a decimal point, {commas} such as “{comma}” a decimal comma.",
            points=point_only.count,
            point=point_only.example,
            commas=comma_only.count,
            comma=comma_only.example,
        )
        return values.decision(known["mixed"], evidence, currency=currency)
    if comma_only.count:
        evidence = Sentence("{count} values such as “{example}” can only be read so.", count=comma_only.count, example=comma_only.example)
        return values.decision(known["comma"], evidence, currency=currency)
    if either.count and not point_only.count:
        evidence = Sentence(
            "“{example}” can be a thousand or a fraction, and no other value settles it ({count} such values).",
            example=either.example,
            count=either.count,
        )
        return values.undecided((known["comma"], known["point"]), evidence, currency=currency)
    style = known["plain" if tally["plain"].count == values.filled else "point"]
    evidence = Sentence("Whole numbers.")
    if point_only.count:
        evidence = Sentence("{count} values such as “{example}” can only be read so.", count=point_only.count, example=point_only.example)
    return values.decision(style, evidence, currency=currency)


def find_currency(values: Values, header: str) -> str | None:
    """The one currency that the values name, else the one the header names; `None` where there is none or more than one.

    A bare `$` is settled by the header alone.
    """
    found = {CURRENCY_SIGNS.get(sign, sign) for sign in values.extracts(CURRENCY)}
    if found - {"$"}:
        return found.pop() if len(found) == 1 else None
    named = {CURRENCY_SIGNS.get(sign, sign) for sign in re.findall(HEADER_CURRENCY, header)} - {"$"}
    return named.pop() if len(named) == 1 else None


def _clock(text: str) -> str:
    part = f"string_split(trim({text}), ':')"
    hours = f"try_cast({part}[1] AS DOUBLE) + try_cast({part}[2] AS DOUBLE) / 60 + coalesce(try_cast({part}[3] AS DOUBLE), 0) / 3600"
    return f"(CASE WHEN {sql.matches(f'trim({text})', CLOCK)} THEN {hours} END)"
