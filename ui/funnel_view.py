"""What the page Funnel shows: whose way, in which reading, as the address asks, and the same of the period compared with."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kpi.currencies import currency_in
from kpi.funnel import Funnel, Of, Reading, Step, of_data
from kpi.status import span
from locales.words import N_
from ui import choice, state
from ui.clicks import click_key, clicked
from ui.figures import funnels_of
from ui.scene import Scene
from ui.words import tell

THROUGH = {Of.LEADS: N_("Leads"), Of.DEALS: N_("Deals by stage")}
READINGS = {Reading.COHORT: N_("Those who came in"), Reading.PERIOD: N_("What happened")}


@dataclass(frozen=True)
class FunnelView:
    """One run: the funnel of the selection, that of the period compared with where there is one, and the currency of its amounts."""

    whole: Funnel
    before: Funnel | None
    currency: str | None
    usual: Of

    @property
    def of(self) -> Of:
        return self.whole.of

    @property
    def reading(self) -> Reading:
        return self.whole.reading

    @property
    def by_cohort(self) -> bool:
        return self.whole.reading is Reading.COHORT

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.whole.steps

    @property
    def is_conversion(self) -> bool:
        """Whether the way ends with what the CRM calls converted, because nothing is known of won deals."""
        return bool(self.steps) and str(self.steps[-1].name) == "converted" and self.of is Of.LEADS

    def step_before(self, place: int) -> Step | None:
        """The same step in the period compared with."""
        return self.before.steps[place] if self.before and len(self.before.steps) == len(self.steps) else None


def view(scene: Scene) -> FunnelView:
    """What the address asks for."""
    usual = of_data(scene.data)
    of = Of(choice.chosen("through", {each.value: "" for each in Of}, usual))
    reading = Reading(choice.chosen("reading", {each.value: "" for each in Reading}, Reading.COHORT))
    (whole,) = funnels_of(scene.data, scene.selection, of, reading)
    return FunnelView(whole, _before(scene, of, reading), currency_in(scene.data, "deals"), usual)


def _before(scene: Scene, of: Of, reading: Reading) -> Funnel | None:
    """The funnel of the period compared with, where the data reaches back to its beginning."""
    period, data = scene.selection.compared, span(scene.data)
    if period is None or data is None or period.start < data.start:
        return None
    (before,) = funnels_of(scene.data, replace(scene.selection, period=period), of, reading)
    return before if before.steps else None


def step_name(step: Step) -> str:
    """A step as it is called, in plain text."""
    return tell(step.name)


def open_list(behind: str | None, by: str = "") -> None:
    """Open the list behind a number, as it stands in the address; of none, close it. `by` is what was clicked. For callbacks."""
    clicked(by, behind)
    state.change(state.view().chosen("behind", behind))


def key_of(base: str) -> str:
    """The key of a chart or table called `base`, in which a click opens a list."""
    return click_key(base, state.view().choice("behind"))
