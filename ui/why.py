"""The parts of the page that says why a KPI changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import Any

import streamlit as st

from charts.finish import Scale
from charts.waterfall import Step, waterfall
from kpi.currencies import currency_of
from kpi.kpis import Better
from kpi.why import Explanation
from kpi.why.findings import NO_CAUSES, findings, headline
from locales import Sentence
from locales.words import N_
from ui import choice, state
from ui.charted import charted
from ui.empty import no_value, not_in_data
from ui.figures import explained, lacking_of
from ui.kpi_page import chosen_kpi, select_kpi
from ui.page_head import page_head
from ui.scene import Scene
from ui.trend_view import SCALES, axis_title
from ui.why_members import Part, dimension_chosen, members
from ui.why_numbers import as_shown, change_shown, driver_shown, parts_shown, speech_of, value_shown
from ui.why_steps import offer_covered
from ui.words import capital, language, say, tell

BEFORE, AFTER = N_("Before"), N_("After")


def explanation(scene: Scene) -> Explanation:
    """Why the KPI in the address changed, taken apart as the address says."""
    found = explained(scene.data, chosen_kpi(scene).id, scene.selection, state.view().choice("tree"))
    return as_shown(replace(found, dimension=dimension_chosen(found)))


def answer(scene: Scene, found: Explanation) -> bool:
    """The change as headline, and what there is to say of it. False where there is nothing to explain, after saying why."""
    speech = speech_of(found.kpi, currency_of(scene.data, found.kpi))
    page_head(headline(found, speech), _compared(scene, found), tab=found.kpi.title)
    select_kpi(scene)
    lacks = lacking_of(scene.data)[found.kpi.id]
    if lacks:
        not_in_data(lacks)
        return False
    if found.because:
        no_value(found.because)
        offer_covered(scene, found.kpi)
        return False
    said = [capital(say(each)) for each in findings(found, speech)]
    if said:
        st.markdown("\n".join(f"- {each}" for each in said))
    st.caption(" ".join(say(each) for each in (found.of, NO_CAUSES) if each))
    return bool(found.change)


def made_of(scene: Scene, found: Explanation) -> None:
    """The drivers as a waterfall, and the other ways to take the KPI apart."""
    if not found.drivers:
        return
    st.header(say("What it is made of"))
    if found.tree and len(found.trees) > 1:
        choice.select("tree", N_("Taken apart as"), {each.id: capital(tell(each.name)) for each in found.trees}, found.trees[0].id)
    currency = currency_of(scene.data, found.kpi)
    names = [capital(tell(each.name)) for each in found.drivers]
    shares = parts_shown([each.share for each in found.drivers], found)
    title = Sentence("What {kpi} is made of, and what each part makes of its change", kpi=found.kpi.title)
    charted(
        draw(scene, found, [Part(name, share) for name, share in zip(names, shares, strict=True)], title),
        key=f"drivers_{found.kpi.id}",
        title=tell(title),
        columns={
            tell("Part"): names,
            tell("Makes of the change"): [change_shown(each, found.kpi, currency) for each in shares],
            tell(BEFORE): [driver_shown(each, each.before, currency) for each in found.drivers],
            tell(AFTER): [driver_shown(each, each.after, currency) for each in found.drivers],
        },
    )


def moved_by(scene: Scene, found: Explanation) -> None:
    """The members of a dimension as a waterfall and as a table whose rows narrow the page."""
    st.header(say("Who and where"))
    if found.no_members:
        st.info(say(found.no_members), icon=":material/info:")
        return
    members(scene, found, draw)


def draw(scene: Scene, found: Explanation, parts: Sequence[Part], title: Sentence) -> Any:
    """The way from the value before to the one after, part by part."""
    currency = currency_of(scene.data, found.kpi)
    before, after = float(found.before or 0), float(found.after or 0)
    reached, drawn = before, [Step(tell(BEFORE), before, before, value_shown(found.before, found.kpi, currency), "total")]
    for part in parts:
        moved = reached + float(part.share)
        drawn.append(
            Step(part.name, reached, moved, change_shown(part.share, found.kpi, currency), _kind(part.share, found.kpi.better), part.few)
        )
        reached = moved
    return waterfall(
        [*drawn, Step(tell(AFTER), after, after, value_shown(found.after, found.kpi, currency), "total")],
        title=tell(title),
        axis=axis_title(found.kpi, currency),
        scale=SCALES.get(found.kpi.unit, Scale.PLAIN),
        language=language(),
    )


def _kind(share: Fraction, better: Better) -> str:
    if not share or better is Better.NEITHER:
        return "plain"
    return "good" if (share > 0) == (better is Better.HIGHER) else "bad"


def _compared(scene: Scene, found: Explanation) -> Sentence | None:
    """What is compared with, where the filter bar does not say it: the period before, both ends included."""
    if found.compared is None or scene.selection.comparison.is_period:
        return None
    first, end = found.compared.start, found.compared.end
    return Sentence("Compared with the period before, {first} – {last}.", first=first, last=end - timedelta(days=1))
