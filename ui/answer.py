"""A KPI's value as a headline: the number, and how it stands to what it is compared with."""

from __future__ import annotations

from data.version import Version
from kpi.compute import Value
from kpi.currencies import currency_of
from kpi.kpis import KPI
from locales import Sentence
from ui.values import move, shown


def answer(version: Version, kpi: KPI, value: Value) -> Sentence:
    """`Revenue: €7.7M, 14.1% more than before (€6.8M)`."""
    currency = currency_of(version, kpi)
    now, moved = shown(value.value, kpi.unit, currency, short=True), move(value, kpi)
    if moved is None:
        return Sentence("{kpi}: {value}", kpi=kpi.title, value=now)
    before = shown(value.comparison, kpi.unit, currency, short=True)
    if moved.arrow == "off":
        return Sentence("{kpi}: {value}, as much as before", kpi=kpi.title, value=now)
    change = moved.text.lstrip("+\u2212")
    more = Sentence("{kpi}: {value}, {change} more than before ({before})", kpi=kpi.title, value=now, change=change, before=before)
    less = Sentence("{kpi}: {value}, {change} less than before ({before})", kpi=kpi.title, value=now, change=change, before=before)
    return more if moved.arrow == "up" else less
