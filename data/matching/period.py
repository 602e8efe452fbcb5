"""The days that a report is about, from the lines above its header: `# Start date: 20240101`, `1 gennaio 2024 - 31 gennaio 2024`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from data.styles.words import months

_JOIN = r"(?:\s+(?:de|del|di|d')\s*|[\s.]+)"
_ISO = r"(?P<y{n}>\d{{4}})-(?P<m{n}>\d\d)-(?P<d{n}>\d\d)"
_PACKED = r"\b(?P<y{n}>20\d\d)(?P<m{n}>[01]\d)(?P<d{n}>[0-3]\d)\b"
_DAY_FIRST = rf"\b(?P<d{{n}}>\d{{{{1,2}}}})(?:\.|º|°|er)?{_JOIN}(?P<m{{n}}>[^\W\d_]{{{{3,}}}})\.?,?{_JOIN}?\s*(?P<y{{n}}>\d{{{{4}}}})"
_MONTH_FIRST = r"\b(?P<m{n}>[^\W\d_]{{3,}})\.? (?P<d{n}>\d{{1,2}}), (?P<y{n}>\d{{4}})"
_FORMS = tuple(form.format(n="") for form in (_ISO, _PACKED, _DAY_FIRST, _MONTH_FIRST))
"""Days that can be read in one way only; `03/04/2024` cannot."""


_WRITTEN = re.compile(r"(?i)generat|gener[ao]d|gerad|creat|criad|cread|erstellt|cré[ée]|download|scaricat")
"""Lines that say when a report was made."""


def period_of(titles: Sequence[str]) -> tuple[date, date] | None:
    """The first and the last day that titles name, where they name exactly two and the first comes first.

    >>> period_of(["Report sulle campagne", "1 gennaio 2024 - 31 gennaio 2024"])
    (datetime.date(2024, 1, 1), datetime.date(2024, 1, 31))
    """
    titles = [title for title in titles if not _WRITTEN.search(title)]
    found = [day for title in titles for day in _days(title)]
    if len(found) == 2 and found[0] <= found[1]:
        return found[0], found[1]
    pairs = [days for title in titles if len(days := _days(title)) == 2]
    return (pairs[0][0], pairs[0][1]) if len(pairs) == 1 and pairs[0][0] <= pairs[0][1] else None


def _days(title: str) -> list[date]:
    for form in _FORMS:
        days = [day for match in re.finditer(form, title) if (day := _day(match))]
        if days:
            return days
    return []


def _day(match: re.Match[str]) -> date | None:
    month = match["m"]
    number = int(month) if month.isdigit() else months().get(month.casefold().rstrip("."))
    try:
        return date(int(match["y"]), number, int(match["d"])) if number else None
    except ValueError:  # such as the 31st of a short month: then it is no date
        return None
