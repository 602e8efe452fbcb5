"""What the page Cohorts shows: what is counted, in which steps, as the address asks; and how its numbers are written."""

from __future__ import annotations

from dataclasses import dataclass

from kpi.cohorts import GRAINS, KINDS, Cohorts, Counted, Kind, Point, lacking_for
from kpi.currencies import currency_in
from kpi.kpis import Unit
from kpi.periods import Grain, Period
from locales import Sentence
from locales.words import N_
from ui import choice
from ui.figures import cohorts_of
from ui.scene import Scene
from ui.values import shown

FIRST = (Counted.RETENTION, Counted.AGAIN, Counted.WON, Counted.REVENUE, Counted.WON_REVENUE)
"""What is shown before anybody chooses: the first of these that the data answers."""

_LONGEST = ((550, Grain.MONTH), (2000, Grain.QUARTER))
"""A period of no more days than these is cut into cohorts so long."""

_ONE = {Grain.MONTH: N_("{number} month"), Grain.QUARTER: N_("{number} quarter"), Grain.YEAR: N_("{number} year")}
_MANY = {Grain.MONTH: N_("{number} months"), Grain.QUARTER: N_("{number} quarters"), Grain.YEAR: N_("{number} years")}


@dataclass(frozen=True)
class CohortView:
    """One run: all cohorts together, what this data can count, and the currency of its amounts."""

    whole: Cohorts
    answered: tuple[Counted, ...]
    currency: str | None
    fitting: Grain

    @property
    def counted(self) -> Counted:
        return self.whole.counted

    @property
    def grain(self) -> Grain:
        return self.whole.grain

    @property
    def kind(self) -> Kind:
        return KINDS[self.whole.counted]

    @property
    def judged(self) -> Point | None:
        return self.whole.judged

    def shown(self, value: float | None, *, short: bool = False) -> str:
        """A value of a cell or a line."""
        unit = Unit.MONEY if self.kind is Kind.AMOUNT else Unit.SHARE
        return shown(value, unit, self.currency, short=short)

    def time(self, age: int) -> Sentence:
        """How long it has been when the step of an age has ended: the first step counts."""
        return Sentence((_ONE if age == 0 else _MANY)[self.grain], number=age + 1)


def view(scene: Scene) -> CohortView:
    """What the address asks for."""
    lacks = lacking_for(scene.data)
    answered = tuple(each for each in FIRST if not lacks[each])
    first = (answered or FIRST)[0]
    fitting = _fitting(scene.selection.period)
    counted = Counted(choice.chosen("counted", {each.value: "" for each in Counted}, first.value))
    grain = Grain(choice.chosen("every", {each.value: "" for each in GRAINS}, fitting.value))
    (whole,) = cohorts_of(scene.data, scene.selection, counted, grain)
    return CohortView(whole, answered, currency_in(scene.data, "purchases" if counted is Counted.REVENUE else "deals"), fitting)


def _fitting(period: Period) -> Grain:
    return next((grain for longest, grain in _LONGEST if period.days <= longest), Grain.YEAR)
