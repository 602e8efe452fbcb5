"""The section of a KPI's page that shows how its single durations or amounts are spread."""

from __future__ import annotations

import streamlit as st

from charts.finish import Scale
from charts.histogram import Bar, Mark, histogram
from kpi.currencies import currency_of
from kpi.distribution import Bin, Spread
from kpi.kpis import KPI
from locales import Sentence, numbers
from locales.words import N_
from ui import choice
from ui.charted import charted
from ui.figures import spread_of
from ui.scene import Scene
from ui.trend_view import axis_title
from ui.values import shown
from ui.words import language, say, tell

LINEAR, LOGARITHMIC = "linear", "log"


def distribution(scene: Scene, kpi: KPI) -> None:
    """The histogram with median and 90th percentile; where large values lie far out, on a logarithmic axis if wanted."""
    found = spread_of(scene.data, kpi.id, scene.selection, False)
    if found is None:
        st.info(say("Too few rows in this selection to draw how they are spread."))
        return
    logarithmic = False
    if found.skewed:
        options = {LINEAR: N_("Even steps"), LOGARITHMIC: N_("Each step a multiple")}
        logarithmic = choice.segments("axis", N_("Axis"), options, LINEAR) == LOGARITHMIC
    drawn = spread_of(scene.data, kpi.id, scene.selection, True) if logarithmic else found
    _draw(scene, kpi, drawn or found, logarithmic=logarithmic and drawn is not None)


def _draw(scene: Scene, kpi: KPI, found: Spread, *, logarithmic: bool) -> None:
    currency = currency_of(scene.data, kpi)
    median, p90 = (shown(each, kpi.unit, currency) for each in (found.median, found.p90))
    takeaway = Sentence("Half of {rows} rows lie below {median}, nine in ten below {p90}.", rows=found.rows, median=median, p90=p90)
    st.markdown(say(takeaway))
    names = [_named(each, kpi, currency) for each in found.bins]
    rows = [numbers.count(each.rows, language()) for each in found.bins]
    width = found.bins[-1].low / found.bins[-2].low if logarithmic and len(found.bins) > 1 else 0.0
    bars = [
        Bar(each.low, each.high if each.high is not None else _end(found, width), each.rows, name, text)
        for each, name, text in zip(found.bins, names, rows, strict=True)
    ]
    charted(
        histogram(
            bars,
            [
                Mark(found.median, tell(Sentence("median {value}", value=median))),
                Mark(found.p90, tell(Sentence("9 in 10 below {value}", value=p90))),
            ],
            title=tell(takeaway),
            axis=axis_title(kpi, currency),
            rows=tell("Rows"),
            scale=Scale.PLAIN,
            language=language(),
            logarithmic=logarithmic,
        ),
        key=f"spread_{kpi.id}_{logarithmic}",
        title=tell(takeaway),
        columns={tell(kpi.name): names, tell("Rows"): [each.rows for each in found.bins]},
    )


def _end(found: Spread, ratio: float) -> float:
    """Where the last bar, which holds all above, is drawn to."""
    last = found.bins[-1].low
    if ratio or len(found.bins) < 2:
        return last * (ratio or 2.0)
    return 2 * last - found.bins[-2].low


def _named(each: Bin, kpi: KPI, currency: str | None) -> str:
    low = shown(each.low, kpi.unit, currency, short=True)
    if each.high is None:
        return tell(Sentence("{low} and more", low=low))
    return tell(Sentence("{low} to {high}", low=low, high=shown(each.high, kpi.unit, currency, short=True)))
