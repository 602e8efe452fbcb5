"""How durations are written: `30:15`, `2d 3h`, `1 h 20 min`, `PT2H`, `2 days 03:15:00`. SQL from text to hours."""

from __future__ import annotations

from data.styles import sql

UNITS = {
    "w": (168.0, "weeks?|wks?|w|settiman[ae]|semanas?|setman(?:a|es)|semaines?|wochen?"),
    "d": (24.0, "days?|d|giorn[oi]|gg?|d[ií]as?|dies|jours?|j|tage?n?"),
    "h": (1.0, "hours?|hrs?|h|or[ae]|horas?|hor(?:a|es)|heures?|stunden?|std"),
    "m": (1 / 60, "minutes?|minut[oi]s?|minuts?|mins?|minuten?|m|′|'"),
    "s": (1 / 3600, "seconds?|second[oi]|segundos?|segons?|secondes?|sekunden?|secs?|sek|seg|s"),
}
"""Units from the longest to the shortest: hours in one of them, and what they are called, in seven languages."""

CLOCK = r"\d{1,5}:\d{2}(?::\d{2}(?:\.\d+)?)?"
CLOCK_PART = "'clock'"
_NUMBER = r"\d+(?:[.,]\d+)?"
_SEPARATOR = r"(?:,? *(?:and|e|y|i|et|und)? *)"
SPAN = (
    r"p?"
    + "".join(rf"(?:{_NUMBER} ?(?:{names})\.?{_SEPARATOR})?" + ("t?" if key == "d" else "") for key, (_, names) in UNITS.items())
    + rf"(?:{CLOCK})?"
)
"""One number for each unit at most, in this order; a clock may close it. Lower case."""


def is_span(text: str) -> str:
    """SQL: whether a text names at least one unit."""
    return f"({sql.matches(f'lower(trim({text}))', SPAN)} AND {sql.has(text, '[^0-9:., ]')} AND {sql.has(text, '[0-9]')})"


def span(text: str) -> str:
    """SQL for the hours of a duration with units; NULL for any other text."""
    groups = "".join(rf"(?:({_NUMBER}) ?(?:{unit})\.?{_SEPARATOR})?" + ("t?" if key == "d" else "") for key, (_, unit) in UNITS.items())
    listed = ", ".join([*map(sql.quote, UNITS), CLOCK_PART])
    parts = f"regexp_extract(lower(trim({text})), {sql.quote(f'^p?{groups}({CLOCK})?$')}, [{listed}])"
    total = " + ".join(f"coalesce(try_cast(replace(p['{key}'], ',', '.') AS DOUBLE), 0) * {factor!r}" for key, (factor, _) in UNITS.items())
    hours = sql.given(parts, lambda p: f"{total} + coalesce({clock(f'{p}[{CLOCK_PART}]')}, 0)", "p")
    return f"(CASE WHEN {is_span(text)} THEN {hours} END)"


def clock(text: str, unit: float = 1.0) -> str:
    """SQL for `30:15` or `30:15:20`; `unit` is what the first number counts, in hours."""
    part = f"string_split(trim({text}), ':')"
    first = f"try_cast({part}[1] AS DOUBLE) + try_cast({part}[2] AS DOUBLE) / 60 + coalesce(try_cast({part}[3] AS DOUBLE), 0) / 3600"
    value = first if unit == 1.0 else f"({first}) * {unit!r}"
    return f"(CASE WHEN {sql.matches(f'trim({text})', CLOCK)} THEN {value} END)"
