"""The numbers of an explanation in the reader's words, parts rounded so that they add up to the change as it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from kpi.kpis import KPI, Unit
from kpi.why import Explanation
from kpi.why.drivers import Driver
from kpi.why.findings import Speech
from kpi.why.rounded import rounded_to
from locales import numbers
from locales.numbers import NO_VALUE, signed
from ui.values import shown
from ui.words import language

PLACES = {Unit.SHARE: 3, Unit.RATIO: 2}
WHOLE_FROM = 1000
"""Amounts from here on are written without cents."""


def places_of(found: Explanation) -> int:
    """Decimal places at which the change of the KPI is written, here and on the KPI's own page."""
    if found.kpi.unit is Unit.MONEY:
        return 0 if abs(found.change) >= WHOLE_FROM else 2
    if found.kpi.unit is Unit.COUNT:
        return 0 if all(each.denominator == 1 for each in (found.before, found.after) if each is not None) else 2
    return PLACES.get(found.kpi.unit, 1)


def parts_shown(shares: Sequence[Fraction], found: Explanation) -> list[Fraction]:
    """Shares rounded so that all of them make the change as it is written.

    The change is rounded itself, as everywhere: the rounded values before and after may be one unit more or less apart.
    """
    return list(shares) if found.because else rounded_to(list(shares), found.change, places_of(found))


def as_shown(found: Explanation) -> Explanation:
    """The explanation with shares rounded as they are written, so that sentences, charts and tables say the same."""
    drivers = zip(found.drivers, parts_shown([each.share for each in found.drivers], found), strict=True)
    shared = {
        name: zip(members, parts_shown([each.share for each in members], found), strict=True) for name, members in found.shared.items()
    }
    return replace(
        found,
        drivers=tuple(replace(each, share=share) for each, share in drivers),
        shared={name: tuple(replace(each, share=share) for each, share in members) for name, members in shared.items()},
    )


def value_shown(value: Fraction | None, kpi: KPI, currency: str | None, *, short: bool = False) -> str:
    return shown(None if value is None else float(value), kpi.unit, currency, short=short)


def change_shown(value: Fraction | None, kpi: KPI, currency: str | None, *, short: bool = False) -> str:
    """A change with its sign; of a share in points."""
    if value is None:
        return NO_VALUE
    value = round(value, PLACES.get(kpi.unit, 2))
    if kpi.unit is Unit.SHARE:
        return signed(numbers.points(float(value), language()), float(value))
    return signed(value_shown(abs(value), kpi, currency, short=short), float(value))


def speech_of(kpi: KPI, currency: str | None) -> Speech:
    """How sentences say the numbers of a KPI."""
    return Speech(
        lambda value: value_shown(value, kpi, currency, short=True),
        lambda value: change_shown(value, kpi, currency, short=True).lstrip("+"),
        lambda value: change_shown(value, kpi, currency, short=True),
        lambda value: numbers.share(float(value), language()),
        lambda driver, value: driver_shown(driver, value, currency),
    )


def driver_shown(driver: Driver, value: Fraction | None, currency: str | None) -> str:
    """What a driver comes to: money, or a number of things."""
    return shown(None if value is None else float(value), Unit.MONEY if driver.is_money else Unit.COUNT, currency)
