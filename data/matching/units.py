"""Values in our units: hours from minutes or days, money from hundredths or millionths."""

from __future__ import annotations

from dataclasses import replace

from data.matching.names import normal
from data.styles import Style, sql
from data.styles.hours import OWN_UNIT
from data.tables import Kind
from locales import Sentence

HOURS_OF = {
    frozenset({"minutes", "minute", "mins", "min", "minuti", "minutos", "minuts", "minuten"}): "(1.0 / 60)",
    frozenset({"seconds", "second", "secs", "sec", "secondi", "segundos", "segons", "secondes", "sekunden"}): "(1.0 / 3600)",
    frozenset({"days", "day", "giorni", "dias", "dies", "jours", "tage", "tagen"}): "24.0",
}
"""Units that a header may name, and how many hours one of them is."""

ONE_LETTER = {"s": "(1.0 / 3600)", "m": "(1.0 / 60)", "d": "24.0"}
"""The same of units in one letter that end a header: `Resolution time (s)`, `resolution_time_s`."""

MICROS = frozenset({"micros"})
CENTS = frozenset({"cents", "centesimi", "centavos", "centimos", "centims", "centimes"})
"""Words in a header of money that say of what it is so many."""

WHOLE = ("JPY", "KRW", "VND", "CLP", "PYG", "XAF", "XOF", "XPF", "UGX", "RWF", "KMF", "GNF", "DJF", "BIF", "MGA", "VUV")
"""Currencies without hundredths: payment systems write their amounts as they are."""


SPAN_OF = {
    "week": frozenset({"week", "weekly", "settimana", "semana", "setmana", "semaine", "woche"}),
    "month": frozenset({"month", "monthly", "mese", "mes", "mois", "monat"}),
}
"""Words in the header of a date that say for how long a row holds."""


def span_of(column: str) -> str | None:
    """`week` or `month`, where the header of a date says that it begins one."""
    words = set(normal(column).split())
    return next((span for span, named in SPAN_OF.items() if named & words), None)


def scaled(style: Style, column: str, kind: Kind, *, in_cents: bool = False, currency: str | None = None) -> Style:
    """A style in our unit. `in_cents` says that a column holds hundredths, `currency` names the column of its currency."""
    words = set(normal(column).split())
    if kind is Kind.HOURS and style.name.partition("; ")[0] in OWN_UNIT:
        return style
    if kind is Kind.HOURS:
        factors = [factor for unit, factor in HOURS_OF.items() if unit & words] or _of_letter(column)
        return replace(style, expression=f"({style.expression} * {factors[0]})") if factors else style
    if kind is not Kind.MONEY:
        return style
    if MICROS & words:
        return _divided(style, "1000000", Sentence("millionths: 2590000 is 2.59"))
    if in_cents or CENTS & words:
        return _divided(style, _hundred(currency), Sentence("hundredths: 2599 is 25.99"))
    return style


def _of_letter(column: str) -> list[str]:
    """The unit that one letter at the end of a header of several words names."""
    *before, last = normal(column).split()
    return [ONE_LETTER[last]] if before and last in ONE_LETTER else []


def _hundred(currency: str | None) -> str:
    """SQL: 100, or 1 on rows whose currency has no hundredths."""
    return f"(CASE WHEN upper({sql.name(currency)}) IN ({', '.join(map(sql.quote, WHOLE))}) THEN 1 ELSE 100 END)" if currency else "100"


def _divided(style: Style, by: str, sentence: Sentence) -> Style:
    return replace(style, expression=f"CAST({style.expression} / {by} AS DECIMAL(18, 4))", sentence=sentence)
