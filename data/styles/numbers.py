"""How numbers are written: decimal point or comma, thousands, currency, percent, negative.

A text such as `1.234` reads as 1.234 with a decimal point and as 1234 with a decimal comma. What other values of the column settle holds
for it; where nothing settles it, both readings are given back and a person decides.
"""

from __future__ import annotations

import re

from data.styles import hours, sql
from data.styles.decision import Decision, Style
from data.styles.values import Values
from data.styles.words import CURRENCY_CODES, CURRENCY_SIGNS
from data.tables import SQL_TYPE, Kind
from locales import Sentence

PLAIN = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?"
POWER = r"(?:[eE][-+]?\d{1,3})?"
SPACED = r"[1-9]\d{0,2}(?: \d{3})+|[1-9]\d{0,2}(?:'\d{3})+"
FRACTION = {Kind.COUNT: r"0{0,2}"}
"""What may stand behind the decimal mark, where it is not any digits: a count has none, so `1.234` counts can only be thousands."""

MARK = "[.,]"
MANY_THOUSANDS = 8
"""From so many amounts of money on that all have three digits behind their only mark, the mark parts thousands."""
_NO_FRACTION = "NOT starts_with(ltrim(number, '-+'), '0')"
SCALES = {
    "e3": r"k|mila|mil|tsd\.?|tausend|thousand",
    "e6": r"mm?|mln\.?|mio\.?|mi|millones|milhões|milhão|millón|milions?|milion[ei]|millions?|millionen",
    "e9": r"bn?|mrd\.?|mld\.?|miliard[oi]|billions?|bilhões|bi",
}
"""Words and letters behind a number that stand for a power of ten. `mil` is a thousand in Spanish, Portuguese and Catalan."""
VAGUE = {"$", "KR", "KR."}
"""Signs that many countries write: they name no currency."""
_SIGNS = "|".join(re.escape(sign) for sign in sorted((*CURRENCY_SIGNS, *VAGUE), key=len, reverse=True))
_CURRENCY = rf"{_SIGNS}|{'|'.join(CURRENCY_CODES)}"
CURRENCY = f"(?i){_CURRENCY}"
_BARE_SIGNS = "|".join(re.escape(sign) for sign in CURRENCY_SIGNS if not any(map(str.isalpha, sign)))
HEADER_CURRENCY = rf"{_BARE_SIGNS}|(?<![A-Za-z])(?:{_CURRENCY})(?![A-Za-z])"

SHORTENED = ", shortened"
"""Ends the name of a style that also reads `1.5k` and `2 mln`."""

POINT_SENTENCE = Sentence("decimal point, as in {example}", example="1,234.56")
COMMA_SENTENCE = Sentence("decimal comma, as in {example}", example="1.234,56")
MIXED_SENTENCE = Sentence("decimal point and decimal comma mixed; each value is read where it can mean one thing only")


def patterns(kind: Kind) -> dict[str, str]:
    """What numbers look like, once bare, with a decimal point and with a decimal comma."""
    fraction = FRACTION.get(kind, r"\d*")
    point = rf"[-+]?(?:(?:\d+|[1-9]\d{{0,2}}(?:,\d{{2,3}})*,\d{{3}}|{SPACED})(?:\.{fraction})?|\.\d+){POWER}"
    comma = rf"[-+]?(?:(?:\d+|[1-9]\d{{0,2}}(?:\.\d{{3}})+|{SPACED})(?:,{fraction})?|,\d+){POWER}"
    if kind is Kind.COUNT:  # 1.5k is a count
        point, comma = rf"{point}|[-+]?\d+\.\d+[eE]\d{{1,2}}", rf"{comma}|[-+]?\d+,\d+[eE]\d{{1,2}}"
    return {"point": point, "comma": comma}


BARE = (
    (sql.BLANKS, " "),
    ("[’´`]", "'"),
    ("[−–—]", "-"),
    (r"^([^|]*\d[^|]*)\|([A-Za-z]{3})$", r"\1 \2"),
    (CURRENCY, ""),
    (r"([.,])-+ *$", r"\100"),
    (r"^ *\((.*)\) *$", r"-\1"),
    (r"^([^-]*\d[^-]*)- *$", r"-\1"),
    (r" *% *$", "e-2"),
    (r"^ *([-+]) +", r"\1"),
)
"""Steps from a number as written to sign, digits and separators: blanks, `5|EUR`, currency, `5,-`, `(5)`, `5-`, `5%`, `- 5`."""


SHORT = tuple((rf"(?i)(\d) ?(?:{words}) *$", rf"\1{power}") for power, words in SCALES.items())
"""Further steps where numbers are shortened: `1.5k`, `2 M`, `1,2 mln`."""
IS_SHORT = rf"(?i)\d ?(?:{'|'.join(SCALES.values())})[ )-]*(?:{_CURRENCY})?[ )-]*$"


def bare(text: str, *, short: bool = False) -> str:
    """SQL for a number without what surrounds it."""
    for pattern, by in (*BARE, *SHORT) if short else BARE:
        text = sql.replaced(text, pattern, by)
    return f"trim({text})"


def _reading(number: str, style: str, kind: Kind) -> str:
    """SQL for the exact value of a bare number, NULL where it cannot be read in that style."""
    thousands, mark = ("[, ']", ".") if style == "point" else ("[. ']", ",")
    digits = f"replace({sql.replaced(number, thousands, '')}, '{mark}', '.')"
    return f"(CASE WHEN {sql.matches(number, patterns(kind)[style])} THEN {_typed(digits, kind)} END)"


def _typed(digits: str, kind: Kind) -> str:
    if kind is not Kind.COUNT:
        return f"try_cast({digits} AS {SQL_TYPE[kind]})"
    return sql.given(
        f"try_cast({digits} AS DECIMAL(28, 6))", lambda x: f"(CASE WHEN {x} = trunc({x}) THEN try_cast({x} AS BIGINT) END)", "y"
    )


def styles(kind: Kind) -> dict[str, Style]:
    """The styles of numbers for a kind of field, by name."""
    plain = f"(CASE WHEN {sql.matches('trim({text})', PLAIN)} THEN {_typed('trim({text})', kind)} END)"
    made = [Style("plain", kind, plain, Sentence("plain numbers, as in {example}", example="1234.56"))]
    for short in (False, True):
        number, suffix = bare("{text}", short=short), SHORTENED if short else ""
        made += [
            Style(f"point{suffix}", kind, sql.given(number, lambda x: _reading(x, "point", kind)), POINT_SENTENCE),
            Style(f"comma{suffix}", kind, sql.given(number, lambda x: _reading(x, "comma", kind)), COMMA_SENTENCE),
            Style(f"mixed{suffix}", kind, sql.given(number, lambda x: _mixed(x, kind)), MIXED_SENTENCE),
        ]
    if kind is Kind.HOURS:
        made += hours.STYLES
    return {style.name: style for style in made}


def _mixed(number: str, kind: Kind) -> str:
    """What a bare number means under both styles, or under the one that can read it."""
    point, comma = _reading(number, "point", kind), _reading(number, "comma", kind)
    both = " AND ".join(sql.matches(number, pattern) for pattern in patterns(kind).values())
    return f"(CASE WHEN {both} AND {sql.has(number, MARK)} THEN NULL ELSE coalesce({point}, {comma}) END)"


def decide_number(values: Values, kind: Kind, header: str) -> Decision:
    """The style of a column of numbers."""
    if kind is Kind.HOURS and (decision := hours.decide_span(values, header)):
        return decision
    known = styles(kind)
    is_plain = values.tally(plain=sql.matches("value", PLAIN))["plain"].count == values.filled
    shortened = values.tally(short=sql.has("value", IS_SHORT))["short"]
    if shortened.count:
        known |= {name.removesuffix(SHORTENED): style for name, style in known.items() if name.endswith(SHORTENED)}
    values.derive("number", "value" if is_plain else bare("value", short=shortened.count > 0))
    point, comma = (sql.matches("number", pattern) for pattern in patterns(kind).values())
    tally = values.tally(
        point_only=f"{point} AND NOT {comma}",
        comma_only=f"{comma} AND NOT {point}",
        either=f"{point} AND {comma} AND {sql.has('number', MARK)}",
        dotted=f"{point} AND {comma} AND contains(number, '.') AND {_NO_FRACTION}",
        parted=f"{point} AND {comma} AND contains(number, ',') AND {_NO_FRACTION}",
    )
    point_only, comma_only, either = tally["point_only"], tally["comma_only"], tally["either"]
    currency = None if is_plain and not header else find_currency(values, header)
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
        evidence = Sentence(
            "Values such as “{example}” that can only be read so: {count}.", count=comma_only.count, example=comma_only.example
        )
        return values.decision(known["comma"], evidence, currency=currency)
    if kind is Kind.MONEY and not point_only.count and either.count >= MANY_THOUSANDS:
        evidence = Sentence(
            "{count} amounts such as “{example}” all have three digits behind the mark: money has two, so these are thousands.",
            count=either.count,
            example=either.example,
        )
        for name, thousands in (("comma", tally["dotted"]), ("point", tally["parted"])):
            if thousands.count == either.count:
                return values.decision(known[name], evidence, currency=currency)
    if either.count and not point_only.count:
        evidence = Sentence(
            "“{example}” can be a thousand or a fraction, and no other value settles it ({count} such values).",
            example=either.example,
            count=either.count,
        )
        return values.undecided((known["comma"], known["point"]), evidence, currency=currency)
    style = known["plain" if is_plain else "point"]
    evidence = Sentence("Whole numbers.")
    if point_only.count:
        evidence = Sentence(
            "Values such as “{example}” that can only be read so: {count}.", count=point_only.count, example=point_only.example
        )
    elif shortened.count:
        evidence = Sentence(
            "Values such as “{example}”, in thousands or millions: {count}.", count=shortened.count, example=shortened.example
        )
    return values.decision(style, evidence, currency=currency)


def find_currency(values: Values, header: str) -> str | None:
    """The one currency that the values name, else the one the header names; `None` where there is none or more than one.

    A bare `$` is settled by the header alone.
    """
    found = {CURRENCY_SIGNS.get(sign, sign) for sign in values.extracts(CURRENCY)}
    if found - VAGUE:
        return found.pop() if len(found) == 1 else None
    named = {CURRENCY_SIGNS.get(sign, sign) for sign in re.findall(HEADER_CURRENCY, header)} - VAGUE
    return named.pop() if len(named) == 1 else None
