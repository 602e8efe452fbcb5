"""The views that people mostly open: every period by name, compared with the one before and with the year before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from data.version import Version
from forecasting.expected import history, known_days, whole_span
from kpi.calendar import USUAL, Calendar
from kpi.foreseen import View, foresee_beside
from kpi.own.catalogue import catalogue_of
from kpi.periods import Period
from kpi.rollups import prepare_beside
from kpi.selection import Comparison, Selection
from kpi.terms import USUAL_TERMS, Terms
from ui.presets import PRESETS
from ui.scene import Scene
from ui.selection import fitting_grain, selection_of
from ui.usual import whole_of
from ui.view import DEFAULT_PERIOD
from ui.view import View as Chosen
from ui.workspace import now

FIRST = (DEFAULT_PERIOD, "last_quarter", "this_year", "all")
"""What is looked at most, before all others."""

_begun: set[int] = set()
"""What was handed over, by its hash; the next day it is looked through again."""


def foresee(scene: Scene) -> None:
    """Have them answered beside the pages, for whoever clicks on one later."""
    prepare_beside(scene.data, scene.today)
    calendar, terms = scene.selection.calendar, scene.selection.terms
    key = hash((scene.data.holdings, scene.data.definitions, scene.today, calendar.today(now()), calendar, terms))
    if key not in _begun:
        _begun.add(key)
        foresee_beside(scene.data, views(scene.data, scene.today, calendar, terms))


def views(version: Version, today: date, calendar: Calendar = USUAL, terms: Terms = USUAL_TERMS) -> list[View]:
    """Every period with a name by every comparison with another period."""
    periods = [*FIRST, *(name for name in PRESETS if name not in FIRST)]
    chosen = [Chosen(period=name, comparison=each) for each in (Comparison.PREVIOUS, Comparison.YEAR) for name in periods]
    asked = {each: selection_of(each, version, today, calendar, terms) for each in chosen}
    known = whole_span(known_days(version, kpi, today) for kpi in catalogue_of(version).values())
    first = {each for each in chosen if each.period in FIRST and each.comparison is Comparison.PREVIOUS}
    return [View(each, fitting_grain(each.period), _histories(each, known), view in first) for view, each in asked.items()]


def _histories(asked: Selection, known: Period | None) -> tuple[Selection, ...]:
    """What `ui.usual` reads to tell whether values are usual: step by step, and by wholes where the period is one."""
    grains = [fitting_grain(asked.period), *filter(None, [whole_of(asked)])]
    return tuple(history(replace(asked, grain=grain, goals=()), known) for grain in grains)
