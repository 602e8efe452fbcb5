"""Times with a zone, brought to that of a workspace.

The zone of a workspace is the one its times are told in. Styles read times with a zone, and seconds since 1970, as UTC; in another zone
they are moved. What is midnight in UTC is a day (many systems write days so) and stays it. A time without a zone stays as it is
written, unless the header of its column names one, as in `Created at (Europe/Madrid)`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from zoneinfo import available_timezones

from data.styles import sql
from data.styles.decision import Style
from data.tables import Kind

UTC = "UTC"

_OPENED, _CLOSED = "/*UTC*/", "/*.*/"
_MARKED = re.compile(rf"{re.escape(_OPENED)}(.*?){re.escape(_CLOSED)}")
_IN_HEADER = re.compile(r"\((?:in )?([A-Za-z_]+(?:/[A-Za-z_+-]+){0,2})\)")
_WITHOUT_ZONE = r"\d{1,2}[:.hH]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?: ?[AaPp]\.? ?[Mm]\.?)?$"


def in_utc(timestamp: str) -> str:
    """SQL of a timestamp that is told in UTC, marked as such."""
    return f"{_OPENED}{timestamp}{_CLOSED}"


def in_zone(style: Style, zone: str, header: str) -> Style:
    """A style whose times are brought to a zone; `header` is the column's, which may name the zone of times that have none."""
    if style.kind is not Kind.DATE or zone == UTC:
        return style
    moved = _MARKED.sub(lambda found: sql.given(found.group(1), lambda moment: _moved(moment, UTC, zone), "moment"), style.expression)
    named = zone_of(header)
    if named and named != zone:
        without = sql.has("trim({text})", _WITHOUT_ZONE)
        moved = sql.given(moved, lambda moment: f"(CASE WHEN {without} THEN {_moved(moment, named, zone)} ELSE {moment} END)", "told")
    return replace(style, expression=moved, zone=zone)


def zone_of(header: str) -> str | None:
    """The zone that a header names in brackets.

    >>> zone_of("Created at (Europe/Madrid)"), zone_of("Amount (EUR)")
    ('Europe/Madrid', None)
    """
    return next((name for name in _IN_HEADER.findall(header) if name in available_timezones()), None)


def _moved(moment: str, zone: str, other: str) -> str:
    """A timestamp of one zone as the clocks of another show it; midnight is a day."""
    moved = f"{moment} AT TIME ZONE {sql.quote(zone)} AT TIME ZONE {sql.quote(other)}"
    return f"(CASE WHEN {moment} = date_trunc('day', {moment}) THEN {moment} ELSE {moved} END)"
