"""The findings that matter most, in words, each a link to its KPI."""

from __future__ import annotations

import streamlit as st

from kpi.findings import Finding
from kpi.selection import Selection
from locales import Sentence
from locales.markdown import escape
from locales.words import N_
from ui.figures import currency_of
from ui.opening import ask_why
from ui.scene import Scene
from ui.values import Move, move, shown
from ui.words import say

MOST = 3
_ICONS = {"up": ":material/trending_up:", "down": ":material/trending_down:", "off": ":material/trending_flat:"}
_NEWS = {"green": ":green[**{}**]", "red": ":red[**{}**]", "gray": "**{}**"}


def findings_view(scene: Scene, found: tuple[Finding, ...], *, compared: bool) -> None:
    """A line each; where nothing stands out, or nothing is `compared`, that is said."""
    st.header(say("What stands out"), help=say(HOW))
    if not found:
        st.markdown(say(_nothing(scene.selection, compared)))
    with st.container(gap=None):
        for each in found[:MOST]:
            _line(scene, each)


HOW = N_(
    "Changes larger than the usual ups and downs: each step of the period is paired with the same step of the period compared with, and "
    "Wilcoxon’s signed-rank test says how likely such a change is by chance. Those that matter most come first."
)


def _line(scene: Scene, finding: Finding) -> None:
    value, kpi = finding.value, scene.catalogue[finding.value.kpi]
    moved = move(value, kpi)
    if moved is None:
        return
    currency = currency_of(scene.data, kpi)
    now, before = (shown(each, kpi.unit, currency, short=True) for each in (value.value, value.comparison))
    sentence = _rose if moved.arrow == "up" else _fell
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"{_ICONS[moved.arrow]} {say(sentence(kpi.title, now, before))} {_news(moved)}", width="content")
        if st.button(say("Why?"), type="tertiary", key=f"finding_{kpi.id}", help=say(kpi.name)):
            ask_why(kpi.id)


def _rose(kpi: Sentence, now: str, before: str) -> Sentence:
    return Sentence("{kpi} rose from {before} to {now}.", kpi=kpi, before=before, now=now)


def _fell(kpi: Sentence, now: str, before: str) -> Sentence:
    return Sentence("{kpi} fell from {before} to {now}.", kpi=kpi, before=before, now=now)


def _news(moved: Move) -> str:
    text = escape(moved.text)
    return _NEWS[moved.colour].format(f"{text}, {say(moved.word)}" if moved.word else text)


def _nothing(selection: Selection, compared: bool) -> Sentence:
    if not selection.comparison.is_period:
        return Sentence("Compare with a period, and what changed more than usual stands here.")
    if not compared:
        return Sentence("The period compared with lies before the data: nothing can be compared.")
    return Sentence("Nothing moved more than it usually does.")
