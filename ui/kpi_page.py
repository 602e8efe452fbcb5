"""The parts of a KPI's page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from kpi.catalogue import SYNONYMS
from kpi.compute import Value
from kpi.currencies import currency_of
from kpi.finding import nearest
from kpi.importance import first_of
from kpi.kpis import KPI, Better, Unit
from kpi.leading import Leading
from kpi.own.nesting import named
from kpi.resolve import by_terms
from kpi.selection import Comparison
from kpi.status import State
from locales import Sentence
from locales.words import N_
from ui import choice, state
from ui.answer import answer
from ui.cards import RIPENING
from ui.empty import no_value, not_in_data
from ui.figures import headlines, lacking_of, leading_of, status_of, targets_of
from ui.formula import formula_in_words
from ui.glossary import meaning_of
from ui.leaderboards import leaderboards
from ui.links import page_named, parameters
from ui.own_draft import in_words
from ui.page_head import page_head
from ui.receipt_view import receipt_tab
from ui.records_view import records_tab
from ui.scene import Scene
from ui.selection import with_goals
from ui.target_state import target_state
from ui.terms_in_words import terms_of_kpi
from ui.trend_view import trend_chart
from ui.values import counted_as, move, shown
from ui.words import DIMENSION_NAMES, capital, language, say, tell

__all__ = ["chosen_kpi", "definition", "headline", "leaderboards", "receipt_tab", "records_tab", "select_kpi", "trend_chart"]

DEFAULT = "revenue"
"""The KPI that is shown where none was chosen and the data answers it."""

BETTER = {
    Better.HIGHER: N_("Higher is better."),
    Better.LOWER: N_("Lower is better."),
    Better.NEITHER: N_("Neither higher nor lower is better."),
}


def first_shown(scene: Scene) -> str:
    """The KPI shown where none was chosen: ours, else the first of those that matter most that this data answers."""
    answered = tuple(kpi_id for kpi_id, lacks in lacking_of(scene.data).items() if not lacks)
    return DEFAULT if DEFAULT in answered or not answered else first_of(answered)[0]


def select_kpi(scene: Scene) -> KPI:
    """A select of all KPIs, found by what people call them; the choice stands in the address."""
    names = {kpi_id: kpi.name for kpi_id, kpi in sorted(scene.catalogue.items(), key=lambda item: tell(item[1].name))}
    others = {kpi_id: ", ".join(SYNONYMS[kpi_id][language()]) for kpi_id in names if kpi_id in SYNONYMS}
    return scene.catalogue[
        choice.select("kpi", N_("Choose a KPI"), names, first_shown(scene), width=640, found_by=others, find=_meant(scene, names))
    ]


def _meant(scene: Scene, names: Mapping[str, str | Sentence]) -> Callable[[str], str | None]:
    """Which KPI is meant by a text that is none of the options: by its id, name or a synonym, in any language."""
    return lambda written: written if written in names else next(iter(nearest(scene.version, written)), None)


def chosen_kpi(scene: Scene) -> KPI:
    """The KPI that the address says, else the first one shown."""
    return scene.catalogue[choice.chosen("kpi", {kpi_id: kpi.name for kpi_id, kpi in scene.catalogue.items()}, first_shown(scene))]


def headline(scene: Scene, kpi: KPI) -> bool:
    """The answer as title, what it means, the values beside it. False where there is no value, after saying why."""
    status = status_of(scene.data, kpi.id)
    if status.state is State.NOT:
        page_head(kpi.title, kpi.meaning, tab=kpi.title)
        not_in_data(status.because)
        return False
    value, currency = headlines(scene.data, (kpi.id,), scene.selection)[kpi.id], currency_of(scene.data, kpi)
    if value.reason:
        page_head(kpi.title, kpi.meaning, tab=kpi.title)
        no_value(value.reason)
        return False
    led = leading_of(scene.data, kpi.id, scene.selection)
    page_head(kpi.title if led else answer(scene.data, kpi, value), kpi.meaning, tab=kpi.title)
    if not value.rows and not value.comparison:
        no_value(None)
        return False
    _numbers(scene, kpi, led.value if led else value, currency)
    if led:
        st.markdown(say(_of_whole(led)))
    _remarks(scene, kpi, value)
    return True


def _of_whole(led: Leading) -> Sentence:
    """Whose the headline is, and how much of the whole."""
    named = {"member": led.member, "dimension": Sentence(DIMENSION_NAMES[led.dimension])}
    if led.share is None:
        return Sentence("The headline is that of {member}, the largest ({dimension}). All members together always make 100%.", **named)
    return Sentence("The headline is that of {member}, the largest ({dimension}): {share} of the whole.", **named,
                    share=shown(led.share, Unit.SHARE, None))  # fmt: skip


def _numbers(scene: Scene, kpi: KPI, value: Value, currency: str | None) -> None:
    moved = move(value, kpi)
    target = targets_of(scene.data, (kpi.id,), with_goals(scene.selection, scene.access)).get(kpi.id)
    has_target = target is not None and value.value is not None and scene.selection.comparison is not Comparison.TARGET
    with st.grid(min(1 + bool(moved) + len(value.beside) + has_target, 5), min_column_width=140, gap="small"):
        st.metric(
            " · ".join(each for each in (say("This period"), counted_as(kpi, value)) if each),
            shown(value.value, kpi.unit, currency),
            moved.text if moved else None,
            delta_color=moved.colour if moved else "off",
            delta_arrow=moved.arrow if moved else "off",
            delta_description=tell(moved.word) if moved and moved.word else None,
        )
        if moved:
            st.metric(say("Compared with"), shown(value.comparison, kpi.unit, currency), help=meaning_of(tell("Compared with")))
        for name, beside in value.beside:
            beside_it = shown(beside, kpi.beside_unit.get(name, kpi.unit), currency)
            st.metric(capital(say(name)), beside_it, help=meaning_of(tell(name)))
        if has_target and target is not None and value.value is not None:
            reached = tell(target_state(kpi, value.value, target, currency, in_column=True))
            told = meaning_of(tell("Target"))
            st.metric(say("Target"), shown(target, kpi.unit, currency), reached, delta_color="off", delta_arrow="off", help=told)


def _remarks(scene: Scene, kpi: KPI, value: Value) -> None:
    remarks = [Sentence("Counted from {rows} rows.", rows=value.rows)]
    if value.no_data_before:
        remarks.append(Sentence("Not compared: there is no data before {day}.", day=value.no_data_before))
    if value.immature:
        remarks.append(Sentence(RIPENING))
    if kpi.note:
        remarks.append(kpi.note if isinstance(kpi.note, Sentence) else Sentence(kpi.note))
    remarks += terms_of_kpi(scene, kpi)
    status = status_of(scene.data, kpi.id)
    remarks += [Sentence("Over all data: {because}.", because=each) for each in status.because]
    st.caption(" ".join(say(each) for each in remarks))


def definition(scene: Scene, kpi: KPI) -> None:
    """What the KPI is: formula in words, direction, how often it is read, what it needs; of an own one the formula as it is written."""
    own = next((each for each in scene.data.definitions if each.id == kpi.id), None)
    if own:
        st.code(in_words(own.formula, named(scene.data.definitions)), language=None, wrap_lines=True)
        st.page_link(page_named("own_kpis.py"), label=say("Own KPIs"), icon=":material/function:", query_params=parameters(state.view()))
    else:
        st.markdown(say(Sentence("Formula: {formula}", formula=formula_in_words(by_terms(kpi.measure, scene.selection.terms)))))
    for term in terms_of_kpi(scene, kpi):
        st.markdown(say(term))
    st.markdown(say(BETTER[kpi.better]))
    for table, columns in kpi.needs.items():
        st.markdown(say(Sentence("It reads {columns} of {table}.", columns=list(columns), table=Sentence(table))))
