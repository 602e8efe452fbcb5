"""One number in several definitions, side by side, and what lies between two of them, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

import pandas as pd
import streamlit as st

from charts.finish import Scale
from charts.steps_between import StepBetween, steps_between
from kpi.currencies import currency_of
from kpi.kpis import KPI, Unit
from kpi.own.catalogue import catalogue_of
from kpi.variants import VARIANTS, Variant, Variants
from kpi.variants.reconciling import Reconciliation, Step, VariantValue, reconcile, rows, values
from kpi.why.rounded import rounded_to
from locales import Sentence, numbers
from locales.numbers import NO_VALUE, signed
from locales.words import N_
from ui import choice
from ui.charted import charted
from ui.empty import no_value
from ui.explained_table import explained_table
from ui.figures import lacking_of
from ui.page_head import page_head
from ui.records_view import headings
from ui.scene import Scene
from ui.taken_along import csv_to_come
from ui.trend_view import SCALES, axis_title
from ui.values import shown
from ui.words import capital, language, say, tell

LISTED, DOWNLOADED = 500, 200_000
TENTHS = 3
"""Decimal places of a share that is written in per cent with one."""

QUESTIONS = {each.kpi: each.question for each in VARIANTS.values()}


def chosen_number(scene: Scene) -> Variants:
    """Which number is looked at."""
    return VARIANTS[choice.chosen("number", QUESTIONS, _first_answered(scene))]


def _first_answered(scene: Scene) -> str:
    """The number shown where none was chosen: the first that this data answers."""
    return next((kpi for kpi in VARIANTS if not lacking_of(scene.data)[kpi]), next(iter(VARIANTS)))


def side_by_side(scene: Scene, group: Variants) -> bool:
    """Every definition with its value, the rows it is over, and who counts so. False where none has a value, after saying why."""
    found = values(scene.data, group, scene.selection)
    page_head(_headline(scene, group, found))
    choice.select("number", N_("Question"), QUESTIONS, _first_answered(scene))
    if all(each.value is None for each in found):
        no_value(next((each.reason for each in found if each.reason), None))
    with st.grid(4, min_column_width=190, gap="small"):
        for each in found:
            _card(scene, group, each)
    return any(each.value is not None for each in found)


def _card(scene: Scene, group: Variants, found: VariantValue) -> None:
    with st.container(border=True, height="stretch"):
        name = say(found.variant.name)
        st.markdown(f":small[{name}]")  # a metric's own label is cut where it is long
        st.metric(name, _shown(scene, group, found.value), label_visibility="collapsed")
        st.caption(say(found.reason or Sentence(found.variant.meaning)))
        st.caption(say(Sentence("{rows} rows. Who counts like this: {who}.", rows=found.rows, who=Sentence(found.variant.used))))


def between(scene: Scene, group: Variants) -> None:
    """What lies between two of the definitions: the rows that only one of them counts, and how they are put together."""
    st.markdown(f"## {say('Why do they differ?')}")
    named = {each.id: each.name for each in group.variants}
    with st.container(horizontal=True):
        one = choice.select("one", N_("From"), named, group.variants[0].id)
        other = choice.select("other", N_("To"), named, group.variants[1].id)
    if one == other:
        st.info(say("Choose two different definitions to see what lies between them."))
        return
    first, second = group.variant(one), group.variant(other)
    way = reconcile(scene.data, group, first, second, scene.selection)
    if way is None:
        st.info(say("One of the two cannot be answered by this data; the table says why."))
        return
    _picture(scene, group, way)
    for step in way.steps:
        st.markdown(f"- {capital(say(_said(scene, group, step, second.meaning)))}")
    for step in way.steps:
        if step.side:
            _rows(scene, group, (first, second) if step.side == "first" else (second, first), step)


def _headline(scene: Scene, group: Variants, found: tuple[VariantValue, ...]) -> Sentence:
    known = sorted(each.value for each in found if each.value is not None)
    if not known:
        return Sentence("This data cannot answer it in this period.")
    if len(known) == 1 or known[0] == known[-1]:
        return Sentence(
            "{kpi}: {value} in every definition that this data can answer",
            kpi=_kpi(scene, group).title, value=_shown(scene, group, known[0]),
        )  # fmt: skip
    least, most = _shown(scene, group, known[0]), _shown(scene, group, known[-1])
    return Sentence("{kpi}: between {least} and {most}, depending on the definition", kpi=_kpi(scene, group).title, least=least, most=most)


def _picture(scene: Scene, group: Variants, way: Reconciliation) -> None:
    ends = (way.first.value or 0.0, way.second.value or 0.0)
    places = [way.first.value or 0.0, *((step.value or 0.0) for step in way.steps)]
    bars = [
        StepBetween(tell(way.first.variant.name), 0.0, ends[0], _shown(scene, group, way.first.value), whole=True),
        *(
            StepBetween(capital(tell(step.said)), before, after, _change(scene, group, change))
            for step, before, after, change in zip(way.steps, places, places[1:], changes_between(places, group.unit), strict=False)
        ),
        StepBetween(tell(way.second.variant.name), 0.0, ends[1], _shown(scene, group, way.second.value), whole=True),
    ]
    title = tell(Sentence("From {one} to {other}", one=Sentence(way.first.variant.name), other=Sentence(way.second.variant.name)))
    axis, scale = axis_title(_kpi(scene, group), None), SCALES.get(group.unit, Scale.PLAIN)
    charted(
        steps_between(bars, title=title, axis=axis, language=language(), scale=scale),
        key="definitions_between",
        title=title,
        columns={tell(N_("Step")): [each.name for each in bars], tell("Value"): [each.shown for each in bars]},
    )  # fmt: skip


def changes_between(values: Sequence[float], unit: Unit) -> list[float]:
    """From each value to the next; of shares rounded as they are written, so that they lead from the first to the last as written."""
    exact = [Fraction(after) - Fraction(before) for before, after in pairwise(values)]
    if unit is not Unit.SHARE or not exact:
        return [float(each) for each in exact]
    whole = round(Fraction(values[-1]), TENTHS) - round(Fraction(values[0]), TENTHS)
    return [float(each) for each in rounded_to(exact, whole, TENTHS)]


def _said(scene: Scene, group: Variants, step: Step, meaning: str) -> Sentence:
    value = _shown(scene, group, step.value)
    if not step.why:
        return Sentence("{step} ({rows}): {value}. {meaning}", step=step.said, rows=step.rows, value=value, meaning=Sentence(meaning))
    why = [Sentence("{count} {reason}", count=count, reason=Sentence(reason)) for reason, count in step.why]
    return Sentence("{step} ({why}): {value}", step=step.said, why=why, value=value)


def _rows(scene: Scene, group: Variants, two: tuple[Variant, Variant], step: Step) -> None:
    said = Sentence("{rows} rows that only “{definition}” counts", rows=step.rows, definition=Sentence(two[0].name))
    with st.expander(say(said), icon=":material/list:"):
        listed = _listed(scene, group, two, LISTED)
        explained_table(listed, hide_index=True, placeholder=NO_VALUE, column_config=headings(listed), height=320, alt=tell(said))
        if step.rows > LISTED:
            st.caption(say(Sentence("The first {shown} are listed; the file has all.", shown=LISTED)))
        st.download_button(
            say("Download CSV"),
            data=csv_to_come(lambda: _listed(scene, group, two, DOWNLOADED)),
            file_name=f"{group.kpi}_{two[0].id}_not_{two[1].id}.csv",
            mime="text/csv",
            icon=":material/download:",
            key=f"rows_{two[0].id}_{two[1].id}",
            on_click="ignore",
        )


def _listed(scene: Scene, group: Variants, two: tuple[Variant, Variant], limit: int) -> pd.DataFrame:
    found = rows(scene.data, group, two, scene.selection, limit=limit)
    return found.assign(why=[tell(Sentence(str(each))) for each in found["why"]])


def _kpi(scene: Scene, group: Variants) -> KPI:
    return catalogue_of(scene.data)[group.kpi]


def _change(scene: Scene, group: Variants, difference: float) -> str:
    """How far a step leads: points for shares."""
    if group.unit is Unit.SHARE:
        return signed(numbers.points(difference, language()), difference)
    return signed(_shown(scene, group, abs(difference)), difference)


def _shown(scene: Scene, group: Variants, value: float | None) -> str:
    return shown(value, group.unit, currency_of(scene.data, _kpi(scene, group)) if group.unit is Unit.MONEY else None)
