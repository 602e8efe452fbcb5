"""Open deals on which nobody works: how the share moved, and whose they are."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from charts.bars import MOST, Bar, bars
from charts.finish import Scale
from charts.trend import trend
from kpi.adoption import Person, Team
from kpi.kpis import Unit
from locales import Sentence
from locales.words import N_
from ui.adoption_words import deals_of_nobody
from ui.charted import charted
from ui.figures import trends
from ui.grain import choose_grain
from ui.leaderboards import SMALL
from ui.list_link import list_link
from ui.scene import Scene
from ui.step_lines import point, step_of
from ui.values import shown
from ui.words import language, say, tell

UNTOUCHED = N_("Untouched deals")


def deals(scene: Scene, team: Team, people: Sequence[Person]) -> None:
    """The share through time at the left, by person at the right; the way to the deals past their date."""
    choose_grain(scene)
    left, right = st.columns(2, gap="medium")
    with left:
        _through_time(scene)
    with right:
        _by_person(people)
        if beside := deals_of_nobody(team, people):
            st.caption(say(beside))
    list_link("past_due_deals", Sentence("Deals past their expected close, the longest overdue first"))


def _through_time(scene: Scene) -> None:
    steps = trends(scene.data, ("pipeline_upkeep",), scene.selection, scene.grain)["pipeline_upkeep"]
    untouched = [None if step.value is None else 1 - step.value for step in steps]
    known = [each for each in untouched if each is not None]
    if len(known) < 2:
        return
    title = Sentence("Share of open deals that lie untouched: from {first} to {last}", first=_share(known[0]), last=_share(known[-1]))
    st.markdown(f"**{say('Share of open deals that lie untouched')}**")
    points = [point(scene, step, share, _share(share)) for step, share in zip(steps, untouched, strict=True)]
    charted(
        trend(points, [], title=tell(title), axis=tell(UNTOUCHED), scale=Scale.SHARE, names=(tell(UNTOUCHED), ""), language=language()),
        key="adoption_untouched",
        title=tell(title),
        columns={
            tell("Period"): [step_of(scene, step) for step in steps],
            tell(UNTOUCHED): [_share(each) for each in untouched],
            tell("Open deals"): [step.rows for step in steps],
        },
    )


def _by_person(people: Sequence[Person]) -> None:
    told = sorted((each for each in people if each.open_deals), key=lambda each: -(each.untouched or 0))[:MOST]
    if not told:
        return
    title = _who_has_most(told)
    st.markdown(f"**{say('Untouched deals by person')}**")
    words = [Sentence("{untouched} of {open} open deals", untouched=_count(each.untouched), open=_count(each.open_deals)) for each in told]
    drawn = [
        Bar(each.member or "", each.untouched or 0.0, tell(word), few=(each.open_deals or 0) < SMALL)
        for each, word in zip(told, words, strict=True)
    ]
    charted(
        bars(drawn, title=tell(title), axis=tell(UNTOUCHED), scale=Scale.PLAIN, names=(tell(UNTOUCHED), " "), language=language()),
        key="adoption_untouched_by",
        title=tell(title),
        columns={
            tell("Rep"): [each.name for each in drawn],
            tell(UNTOUCHED): [each.untouched for each in told],
            tell("Open deals"): [each.open_deals for each in told],
            tell("Share"): [_share(each.untouched_share) for each in told],
        },
    )
    if any(each.few for each in drawn):
        st.caption(say(Sentence("Pale: fewer than {rows} open deals.", rows=SMALL)))


def _who_has_most(told: Sequence[Person]) -> Sentence:
    """Of people sorted by it, whoever has more untouched deals than everybody else; nobody where two have as many."""
    first, second = told[0], next(iter(told[1:]), None)
    if second is not None and second.untouched == first.untouched:
        return Sentence("Untouched deals by person")
    return Sentence("Untouched deals by person: {most} has the most, {number}", most=first.member, number=_count(first.untouched))


def _share(share: float | None) -> str:
    return shown(share, Unit.SHARE, None)


def _count(number: float | None) -> str:
    return shown(number, Unit.COUNT, None)
