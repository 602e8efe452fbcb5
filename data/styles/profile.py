"""What the values of a column look like, for matching columns by their values."""

from __future__ import annotations

from data.styles import dates, flags, numbers, sql
from data.styles.decision import Profile
from data.styles.values import Values
from data.tables import Kind

EMAIL = r"[^@\s]+@[^@\s]+\.[^@\s.]+"
URL = r"(?:https?://|www\.)\S+|[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\.(?:com|org|net|io|it|es|pt|br|cat|fr|de|eu|co|uk)(?:/\S*)?"
ID = r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|[0-9a-fA-F]{16,64}|[a-zA-Z]{1,8}[-_:#]?\d[\w-]*|\d{4,20}|00\w{13,16}"


def profile_of(values: Values) -> Profile:
    """Shares of the filled values that read as number, date, flag, e-mail, address or key.

    A number is what reads with a decimal point or comma; a date what is written as one (plain numbers, even those that could count seconds,
    are not).
    """
    number = numbers.styles(Kind.NUMBER)
    tally = values.tally(
        number=f"coalesce({number['point'].sql('value')}, {number['comma'].sql('value')}) IS NOT NULL",
        date=f"coalesce({dates.STYLES['day first'].sql('value')}, {dates.STYLES['month first'].sql('value')}, "
        f"{dates.STYLES['compact'].sql('value')}) IS NOT NULL",
        flag=f"{flags.WORDS.sql('value')} IS NOT NULL",
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
