"""Recurring revenue: its change is what was won, added, reduced, lost and came back between the two ends, to the cent."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from data.version import Version
from kpi.catalogue.recurring import MOVED
from kpi.kpis import KPI
from kpi.periods import Period
from kpi.resolve import missing, resolved
from kpi.selection import Selection
from kpi.why.drivers import Driver
from kpi.why.formula import amount_of
from kpi.why.two_periods import two_periods
from locales import Sentence

TIMES = {"mrr": 1, "arr": 12}
"""KPIs that these movements make → how often."""


def movements(version: Version, kpi: KPI, selection: Selection, change: Fraction) -> list[Driver]:
    """The movements between the end of the period compared with and that of the period; empty where they are not known or do not add up."""
    compared, end = selection.compared, selection.period.end
    if kpi.id not in TIMES or compared is None or compared.end >= end or any(missing(each, version) for each in MOVED.values()):
        return []
    between = replace(selection, period=Period(compared.end, end), grain=None)
    kinds = {name: resolved(each, version, selection.terms, selection.today) for name, each in MOVED.items()}
    read = two_periods(version, kinds.values(), between)
    amounts = {name: TIMES[kpi.id] * (amount_of(each, read.sides(each).after) or Fraction(0)) for name, each in kinds.items()}
    if sum(amounts.values()) != change:
        return []
    return [Driver(Sentence(name), None, None, amount, is_money=True) for name, amount in amounts.items() if amount]
