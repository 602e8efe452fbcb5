"""What the values of a column look like, for matching columns by their values."""

from __future__ import annotations

import re

from data.styles import moments, sql
from data.styles.decision import Profile
from data.styles.values import Values
from data.styles.words import CURRENCY_CODES, CURRENCY_SIGNS, FALSE_WORDS, TRUE_WORDS

EMAIL = r"[^@\s]+@[^@\s]+\.[^@\s.]+"
URL = r"(?:https?://|www\.)\S+|[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\.(?:com|org|net|io|it|es|pt|br|cat|fr|de|eu|co|uk)(?:/\S*)?"
ID = r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|[0-9a-fA-F]{16,64}|[a-zA-Z]{1,8}[-_:#]?\d[\w-]*|\d{4,20}|00\w{13,16}"


_BLANKS = " \u00a0\u2009\u202f"
"""A blank, and those that are not broken at: `1\u202f234,56`."""
_SIGNS = sorted(CURRENCY_SIGNS, key=len, reverse=True)
_MONEY = rf"(?i:{'|'.join(map(re.escape, (*_SIGNS, '$', '¥', *CURRENCY_CODES)))})"
NUMBER = rf"[(]?[-+−]? ?(?:{_MONEY}[{_BLANKS}]?)?[-+]?\d[\d.,'’{_BLANKS}]*(?:[eE][-+]?\d+)?(?: ?(?:{_MONEY}|%))?[)]?-?"
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_REST = r"(?:[ ,Tt].*)?"
DATE = "|".join(
    (
        rf"{_YEAR}[-/.]{_MONTH}[-/.]{_DAY}{_REST}",
        rf"{_DAY}[-/.]{_DAY}[-/.](?:{_YEAR}|\d\d){_REST}",
        moments.COMPACT,
        rf"(?:{moments.WORD}+,? )?{_DAY}\S*[ /-](?:de |d['’])?{moments.LETTERS}\.?,?[ /-](?:de )?(?:{_YEAR}|\d\d){_REST}",
        rf"{moments.LETTERS}\.? {_DAY},? {_YEAR}{_REST}",
    )
)


def profile_of(values: Values) -> Profile:
    """Shares of the filled values that look like a number, date, flag, e-mail, address or key.

    A look is enough to match a column; whether a value can be read is decided by `decide`. Plain numbers are no dates, even those
    that could count days or seconds.
    """
    tally = values.tally(
        number=sql.matches("value", NUMBER),
        date=sql.matches("value", DATE),
        flag=sql.one_of("lower(value)", (*TRUE_WORDS, *FALSE_WORDS)),
        email=sql.matches("value", EMAIL),
        url=sql.matches("value", URL),
        id=sql.matches("value", ID),
        any="true",
    )
    share = {name: each.count / values.filled if values.filled else 0.0 for name, each in tally.items()}
    last, examples = values.ends()
    return Profile(
        rows=values.rows,
        filled=values.filled,
        distinct=values.distinct,
        **{name: share[name] for name in ("number", "date", "flag", "email", "url", "id")},
        first=tally["any"].example,
        last=last,
        examples=examples,
    )
