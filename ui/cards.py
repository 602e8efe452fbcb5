"""Cards: one KPI each, with value, change, trend and target; the name opens the KPI."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts.sparkline import sparkline
from kpi.compute import Value
from kpi.currencies import currency_of
from kpi.kpis import KPI
from kpi.measures import Stock, measures_in
from locales import Sentence
from locales.words import N_
from ui.opening import open_kpi
from ui.scene import Scene
from ui.target_state import target_state
from ui.trend_view import point
from ui.usual import Usual
from ui.usual_words import usual_in_words
from ui.values import counted_as, move, shown
from ui.words import language, say, tell

RIPENING = N_("It is early: some of these cases have not ended yet, so the value will still move.")


@dataclass(frozen=True)
class Later:
    """What a card says once it is known whether its value is usual: where, and of what."""

    scene: Scene
    kpi: KPI
    steps: Sequence[Value]
    way: DeltaGenerator
    beneath: DeltaGenerator

    def tell(self, usual: Usual) -> None:
        """The band of what is usual behind the way there, and whether the value lies in it."""
        currency = currency_of(self.scene.data, self.kpi)
        if any(each.low is not None for each in usual.steps):
            with self.way:
                _way_there(self.scene, self.kpi, self.steps, currency, usual)
        if said := usual_in_words(self.scene, self.kpi, usual, currency):
            self.beneath.caption(say(said))


def card(scene: Scene, kpi: KPI, value: Value, steps: Sequence[Value], target: float | None = None, *, usual: Usual | None = None) -> Later:
    """One KPI: its name, which opens it; value with change; the way there; its target, or why there is nothing to compare with.

    Whether the value is `usual` may be told later.
    """
    currency, moved = currency_of(scene.data, kpi), move(value, kpi)
    with st.container(border=True, height="stretch", gap="xxsmall"):
        if st.button(say(kpi.name), type="tertiary", key=f"open_{kpi.id}", help=say(kpi.meaning)):
            open_kpi(kpi.id)
        st.metric(
            say(kpi.name),
            shown(value.value, kpi.unit, currency, short=True),
            moved.text if moved else None,
            delta_color=moved.colour if moved else "off",
            delta_arrow=moved.arrow if moved else "off",
            delta_description=tell(moved.word) if moved and moved.word else None,
            label_visibility="collapsed",
        )
        later = Later(scene, kpi, steps, st.empty(), st.empty())
        if usual:
            later.tell(usual)
        if not usual or not any(each.low is not None for each in usual.steps):
            with later.way:
                _way_there(scene, kpi, steps, currency, Usual())
        if said := " · ".join(each for each in (counted_as(kpi, value), _as_of(scene, kpi)) if each):
            st.caption(said)
        _remark(kpi, value, target, currency)
    return later


def _as_of(scene: Scene, kpi: KPI) -> str:
    """The day on which a stock was what the card says, in Markdown; empty for what happened in a period, and where the day is today."""
    measures = {type(each) for each in measures_in(kpi.measure)}
    day = scene.selection.period.end - timedelta(days=1)
    return say(Sentence("on {day}", day=day)) if measures == {Stock} and day < scene.today else ""


def _way_there(scene: Scene, kpi: KPI, steps: Sequence[Value], currency: str | None, usual: Usual) -> None:
    ripe = [step for step in steps if not step.immature]
    known = [step for step in ripe if step.value is not None]
    if len(known) > 2:
        first, last = (shown(each.value, kpi.unit, currency, short=True) for each in (known[0], known[-1]))
        title = Sentence("{kpi} step by step, from {first} to {last}", kpi=kpi.title, first=first, last=last)
        drawn = sparkline(
            [point(step, step, scene, kpi, currency) for step in ripe], title=tell(title), language=language(), expected=usual.ranges
        )
        st.vega_lite_chart(drawn, key=f"way_{kpi.id}")


def _remark(kpi: KPI, value: Value, target: float | None, currency: str | None) -> None:
    if target is not None and value.value is not None:
        st.caption(say(target_state(kpi, value.value, target, currency)))
    elif value.immature:
        st.caption(say("too early to judge"), help=say(RIPENING))
    elif value.no_data_before:
        st.caption(say(Sentence("no data before {day}", day=value.no_data_before)))
