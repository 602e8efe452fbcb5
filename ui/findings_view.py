"""The findings that matter most, in words, each a link to its KPI."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kpi.currencies import currency_of
from kpi.findings import MOST, Finding, Kind
from kpi.periods import Period
from kpi.selection import Selection
from locales import Sentence
from locales.markdown import escape
from locales.words import N_
from ui.figures import reason_of
from ui.finding_words import AMONG, because, said, step_told
from ui.opening import ask_why, open_kpi
from ui.scene import Scene
from ui.values import Move, move
from ui.why_numbers import as_shown
from ui.why_steps import looking_at
from ui.words import say

_ICON = {True: ":red[:material/warning:]", False: ":green[:material/check_circle:]"}
"""A worry, and anything else: seen before it is read."""

_NEWS = {"green": ":green[**{}**]", "red": ":red[**{}**]", "gray": "**{}**"}


def findings_view(
    scene: Scene, found: tuple[Finding, ...], *, compared: bool, instead: Selection | None = None
) -> list[Callable[[], None]]:
    """A line each; where nothing stands out, or nothing is `compared`, that is said.

    `instead` is the comparison they are of, where that is not the one asked for. What is given back adds to each where it comes from.
    """
    st.header(say("What stands out"), help=say(HOW))
    if instead and instead.compared:
        st.caption(say(_instead(instead, instead.compared)))
    if not found:
        st.markdown(say(_nothing(scene.selection, compared)))
    with st.container(gap=None):
        return [_line(scene, each, instead or scene.selection) for each in found[:MOST]]


HOW = N_(
    "Changes larger than the usual ups and downs, targets that are missed, and values outside their usual range. First comes what moves "
    "most money, what you follow counting more; good news never stands alone while there is something to worry about. Of twenty such "
    "changes about one may be chance: each step of the period is compared with the same step before (Wilcoxon’s signed-rank test)."
)
PERHAPS = N_("This may still be chance.")


def _line(scene: Scene, finding: Finding, seen: Selection) -> Callable[[], None]:
    """What happened, with the way to its evidence; calling what is given back adds where it comes from."""
    kpi = scene.catalogue[finding.value.kpi]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        place = st.empty()
        place.markdown(_told(scene, finding), width="content")
        evidence = say("Why?") if finding.kind is Kind.CHANGED else say("See it")
        if st.button(evidence, type="tertiary", key=f"finding_{kpi.id}", help=say(kpi.name)):
            (ask_why if finding.kind is Kind.CHANGED else open_kpi)(kpi.id, None if seen is scene.selection else looking_at(seen))
    return partial(_add_reason, scene, finding, seen, place)


def _add_reason(scene: Scene, finding: Finding, seen: Selection, place: DeltaGenerator) -> None:
    kpi = scene.catalogue[finding.value.kpi]
    found = as_shown(reason_of(scene.data, kpi.id, seen, AMONG))
    currency = currency_of(scene.data, kpi)
    if reason := because(found, finding, currency):
        step = step_told(finding, kpi, currency) if seen.comparison.is_period else None
        moved = move(finding.value, kpi) if step else None
        parts = [_told(scene, finding), say(step) if step else "", f"{_news(moved)}." if moved else "", say(reason)]
        place.markdown(" ".join(each for each in parts if each), width="content")


def _told(scene: Scene, finding: Finding) -> str:
    icon = _ICON[finding.is_bad]
    moved = move(finding.value, scene.catalogue[finding.value.kpi]) if finding.kind is Kind.CHANGED else None
    parts = [f"{icon} {say(said(scene, finding))}", f"{_news(moved)}." if moved else "", "" if finding.sure else say(PERHAPS)]
    return " ".join(each for each in parts if each)


def _news(moved: Move) -> str:
    text = escape(moved.text)
    return _NEWS[moved.colour].format(f"{text}, {say(moved.word)}" if moved.word else text)


def _nothing(selection: Selection, compared: bool) -> Sentence:
    if not selection.comparison.is_period:
        return Sentence("Compare with a period, and what changed more than usual stands here.")
    if not compared:
        return Sentence("The period compared with lies before the data: nothing can be compared.")
    return Sentence("Nothing moved more than it usually does.")


def _instead(selection: Selection, other: Period) -> Sentence:
    days = {"first": selection.period.start, "last": selection.period.to_date(selection.today).end - timedelta(days=1),
            "before": other.start, "until": other.end - timedelta(days=1)}  # fmt: skip
    return Sentence("The data does not reach back so far. Instead, {first} – {last} against {before} – {until}:", **days)
