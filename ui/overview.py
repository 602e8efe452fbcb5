"""The overview: the answer first, then the KPIs that are followed, what stands out, and everything else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kpi.importance import weight
from kpi.selection import Selection
from locales.words import N_
from ui.answer import answer
from ui.cards import Later, card
from ui.empty import no_value, not_in_data, only_there
from ui.families import families
from ui.figures import Overview, findings_of, overview_of, targets_of, told_of
from ui.findings_view import findings_view
from ui.followed import answered, choose_followed, followed
from ui.kpi_search import found, kpi_search
from ui.page_head import page_head
from ui.scene import Scene
from ui.selection import fitting_grain, with_goals
from ui.unanswered import unanswered
from ui.usual import Told, Usual, awaited, outside, soon, usual_beside
from ui.usual_words import USUAL
from ui.why_steps import covered
from ui.words import say


def overview(scene: Scene) -> None:
    """What is followed is read and drawn first; the rest is read while that can be looked at already."""
    first = followed(scene)
    if not first:
        page_head(N_("This data answers no KPI yet"))
        not_in_data((only_there(scene),))
        unanswered(scene, {})
        return
    shown_first = _read(scene, first)
    _headline(scene, shown_first)
    _toolbar(scene)
    found(scene)
    standing_out = st.container()
    usual = usual_beside(scene.data, first, scene.selection, scene.grain)
    cards = _cards(scene, shown_first, usual.result() if usual.done() else {})
    beneath = st.empty()
    others = tuple(kpi_id for kpi_id in answered(scene) if kpi_id not in first)
    news = _could_be_news(scene, others)
    with st.skeleton(height=320):
        told = told_of(scene.data, tuple(kpi_id for kpi_id in others if kpi_id not in news), scene.selection)
        everything = shown_first | _read(scene, news) | told
        instead = _instead(scene, shown_first)
        targets = _targets(scene, tuple(everything.wholes))
        odd = outside(shown_first, soon(usual)) if not instead else []
        seen, grain = instead or scene.selection, fitting_grain(instead.period) if instead else scene.grain
        goals = {} if instead else targets
        stands_out = findings_of(scene.data, (first, news), seen, grain, goals, _outside=odd, ranges_told=usual.done())
    reasons: list[Callable[[], None]] = []
    if _anything(everything):
        with standing_out:
            changed = any(value.change is not None for value in everything.wholes.values())
            reasons = findings_view(scene, stands_out, compared=changed, instead=instead if stands_out else None)
        families(scene, everything.wholes, targets)
    unanswered(scene, everything.wholes)
    _whether_usual(cards, usual, beneath)
    for add_reason in reasons:
        add_reason()


def _instead(scene: Scene, first: Overview) -> Selection | None:
    """Where the data does not reach back to what most of the first are compared with, the nearest comparison that it covers."""
    early = [value for value in first.wholes.values() if value.no_data_before]
    if not scene.selection.comparison.is_period or 2 * len(early) < len(first.wholes):
        return None
    return covered(scene, early[0].kpi)


def _could_be_news(scene: Scene, kpi_ids: tuple[str, ...]) -> tuple[str, ...]:
    """Those whose steps are looked at for what stands out: none where nothing is compared with them."""
    return tuple(kpi_id for kpi_id in kpi_ids if weight(kpi_id)) if scene.selection.comparison.is_period else ()


def _read(scene: Scene, kpi_ids: tuple[str, ...]) -> Overview:
    return overview_of(scene.data, kpi_ids, scene.selection, scene.grain)


def _targets(scene: Scene, kpi_ids: tuple[str, ...]) -> dict[str, float]:
    return targets_of(scene.data, kpi_ids, with_goals(scene.selection, scene.access))


def _toolbar(scene: Scene) -> None:
    box, choose = st.columns([3, 1], vertical_alignment="center")
    with box:
        kpi_search()
    with choose:
        choose_followed(scene)


def _headline(scene: Scene, first: Overview) -> None:
    """One sentence on revenue, else on the first KPI that has a value."""
    usable = [value for value in first.wholes.values() if value.reason is None and value.value is not None]
    value = next((each for each in usable if each.kpi == "revenue"), usable[0] if usable else None)
    if value and _anything(first):
        page_head(answer(scene.data, scene.catalogue[value.kpi], value))
        return
    reasons = [each.reason for each in first.wholes.values()]
    page_head(N_("Nothing to count here"))
    no_value(reasons[0] if all(reasons) else None)


def _anything(found: Overview) -> bool:
    """Whether any number rests on any row."""
    return any(value.rows for value in found.wholes.values() if value.reason is None)


def _cards(scene: Scene, first: Overview, usual: Mapping[str, Usual]) -> list[Later]:
    """The cards; those of which it is not told yet whether their value is usual."""
    if not _anything(first):
        return []
    targets = _targets(scene, tuple(first.wholes))
    with st.grid(4, min_column_width=150, gap="small"):
        drawn = [
            card(scene, scene.catalogue[kpi_id], value, first.steps[kpi_id], targets.get(kpi_id), usual=usual.get(kpi_id))
            for kpi_id, value in first.wholes.items()
            if value.reason is None
        ]
    return [each for each in drawn if each.kpi.id not in usual]


def _whether_usual(cards: Sequence[Later], told: Told, beneath: DeltaGenerator) -> None:
    """Last of all, and only where it was not told when the cards were drawn; how it is told stands once, `beneath` them."""
    usual = awaited(told, beneath)
    for each in cards:
        each.tell(usual.get(each.kpi.id, Usual()))
    if any(each.judged for each in usual.values()):
        beneath.caption(say(USUAL))
