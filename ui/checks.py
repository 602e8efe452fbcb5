"""The checks of the data in sight: what they find, which KPIs it touches, the rows behind it, and a place to put them right."""

from __future__ import annotations

import streamlit as st

from data.checks.listing import Listed, Listing
from kpi.check_effects import AT_IMPORT, Effect, touched
from kpi.currencies import currency_of
from kpi.stored_listing import listing
from locales import Sentence
from locales.words import N_
from ui.check_rows import check_rows
from ui.figures import effects_of
from ui.problems import SIGNS, in_words
from ui.put_right import put_right_list
from ui.row_editor import say_put_right
from ui.scene import Scene
from ui.values import shown
from ui.words import say
from ui.workspace import now

LISTED = 8
NAMED = 3
"""How many KPIs a line names before it counts the others."""

QUICK = 300_000
"""Up to so many rows it is worked out at once which KPIs change."""

WORDS = {"error": N_("Error"), "warning": N_("Warning"), "note": N_("Note")}


def checks(scene: Scene) -> None:
    """One line a check that rows fail, the worst first; nothing where there is nothing to check."""
    if scene.version is None or scene.access.link is not None:
        return
    with st.spinner(say("Checking the data…"), show_time=False):
        found = listing(scene.version, scene.selection.calendar.today(now()))
    if not found.listed and not found.passed:
        return
    st.header(say("Checks"), anchor="checks")
    say_put_right()
    st.markdown(say(_summary(found)))
    for listed in found.listed[:LISTED]:
        _check(scene, listed)
    if rest := found.listed[LISTED:]:
        with st.expander(say(Sentence("All other findings: {number}", number=len(rest))), key="other_checks"):
            for listed in rest:
                _check(scene, listed)
    put_right_list(scene)


def _summary(listing: Listing) -> Sentence:
    if not listing.listed:
        return Sentence("{passed} checks were made, and none found anything.", passed=len(listing.passed))
    return Sentence("Checks that found something: {found}. Checks that found nothing: {passed}.",
                    found=len(listing.listed), passed=len(listing.passed))  # fmt: skip


def _check(scene: Scene, listed: Listed) -> None:
    key = listed.check.id.replace("/", "_")
    label = f"**{say(WORDS[listed.check.severity])}** · {say(in_words(listed.sentence))} :gray[· {say(_touches(scene, listed))}]"
    with st.expander(label, icon=SIGNS[listed.check.severity], key=f"check_{key}", on_change="rerun") as opened:
        if opened.open:
            _effects(scene, listed)
            for number, place in enumerate(listed.places):
                check_rows(scene, place, f"{key}_{number}")


def _touches(scene: Scene, listed: Listed) -> Sentence:
    """The KPIs that change without the rows, the most first; of many rows those that read the fields, for finding out takes long then."""
    if listed.check.table in AT_IMPORT or scene.data.facts[listed.check.table].rows > QUICK:
        names = [scene.catalogue[each].title for each in touched(scene.data, listed.check)]
        return Sentence("is read by {kpis}", kpis=_few(names)) if names else Sentence("no KPI reads this")
    names = [scene.catalogue[each.kpi].title for each in _moving(scene, listed)]
    return Sentence("changes {kpis}", kpis=_few(names)) if names else Sentence("changes no KPI")


def _few(names: list[Sentence]) -> list[Sentence]:
    return names if len(names) <= NAMED + 1 else [*names[:NAMED], Sentence("{number} others", number=len(names) - NAMED)]


def _moving(scene: Scene, listed: Listed) -> list[Effect]:
    return [
        each for each in effects_of(scene.data, listed.check, scene.selection.calendar.today(now()), scene.selection.terms) if each.moves
    ]


def _effects(scene: Scene, listed: Listed) -> None:
    moving = _moving(scene, listed)
    if listed.check.table in AT_IMPORT:
        st.markdown(say("What stands here went into other rows when they came in: put it right, and they are linked anew."))
        return
    if not moving:
        st.markdown(say("No KPI changes without these rows."))
        return
    st.markdown(say("What the KPIs are over all days of the data, and at most become without these rows:"))
    st.markdown("\n".join(f"- {_effect(scene, each)}" for each in moving))


def _effect(scene: Scene, effect: Effect) -> str:
    kpi = scene.catalogue[effect.kpi]
    currency = currency_of(scene.data, kpi)
    values = {
        "kpi": kpi.title,
        "value": shown(effect.value, kpi.unit, currency),
        "without": shown(effect.without, kpi.unit, currency),
    }
    return say(Sentence("{kpi}: {value} → at most {without} without them", **values))
