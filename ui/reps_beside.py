"""Chosen reps or teams side by side: their numbers, what they had won by when, what is left of the difference with the same deals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

import pandas as pd
import streamlit as st

from charts.lines import Line, lines
from kpi.compute import Value
from kpi.periods import Period
from kpi.scorecards import Score, Scorecards
from kpi.selection import Comparison, Filter
from locales import Sentence, numbers
from locales.numbers import NO_VALUE, signed
from ui.charted import charted
from ui.explained_table import explained_table
from ui.figures import colours_of, figures
from ui.rep_figures import alike_of, pair_of
from ui.scene import Scene
from ui.score_words import move_of, value_of
from ui.steps import step_name
from ui.values import shown
from ui.words import language, member_name, say, tell

WON = "deal_size"
"""The KPI above whose line stands what was won."""


def beside(scene: Scene, found: Scorecards, dimension: str, members: Sequence[str | None], currency: str | None) -> None:
    """The numbers in rows, the members in columns; then what each won, step by step."""
    if not members:
        return
    st.header(say(Sentence("Side by side: {members}", members=[member_name(each) for each in members])))
    _same_deals(scene, dimension, members)
    _numbers(found, members, currency)
    _won(scene, dimension, members, currency)


def _numbers(found: Scorecards, members: Sequence[str | None], currency: str | None) -> None:
    columns: dict[str, list[str]] = {tell("Number"): [tell(each.name) for each in found.numbers]}
    cards = [(member_name(member), found.card(member)) for member in members]
    for name, card in [*cards, (tell("All together"), found.whole)]:
        if card:
            columns[name] = [_cell(card.scores[each.id], currency) for each in found.numbers]
    title = tell(Sentence("{members} side by side", members=[name for name, _ in cards]))
    explained_table(pd.DataFrame(columns), hide_index=True, height=38 + 35 * len(found.numbers), alt=title)


def _cell(score: Score, currency: str | None) -> str:
    moved = move_of(score)
    return value_of(score, currency) if moved == NO_VALUE else f"{value_of(score, currency)}   {moved}"


def _same_deals(scene: Scene, dimension: str, members: Sequence[str | None]) -> None:
    """What is left of the difference between the first two, compared within the same kinds of deals."""
    named = [each for each in members if each is not None][:2]
    alike = alike_of(scene.data, "win_rate", scene.selection, dimension, None)
    if len(named) < 2 or alike is None:
        return
    found = pair_of(scene.data, "win_rate", scene.selection, (dimension, *alike.kinds), (named[0], named[1]))
    if found is None:
        said = Sentence("With the same deals: too few in common to compare {one} with {other}.", one=named[0], other=named[1])
        st.markdown(say(said))
        return
    low, high = (signed(numbers.points(each, language()), each) for each in (found.low, found.high))
    values = {"one": named[0], "other": named[1], "points": numbers.points(found.value, language()), "low": low, "high": high}
    if found.low <= 0 <= found.high:
        said = Sentence("With the same deals, {one} and {other} cannot be told apart (difference of win rates: {low} to {high}).", **values)
    elif found.value > 0:
        said = Sentence("With the same deals, {one} wins {points} more than {other} ({low} to {high}).", **values)
    else:
        said = Sentence("With the same deals, {one} wins {points} less than {other} ({low} to {high}).", **values)
    st.markdown(say(said))


def _won(scene: Scene, dimension: str, members: Sequence[str | None], currency: str | None) -> None:
    kept = tuple(each for each in scene.selection.filters if each.dimension != dimension)
    asked = replace(
        scene.selection, filters=(*kept, Filter(dimension, tuple(members))), comparison=Comparison.NONE, other=None, grain=scene.grain
    )
    values = [value for value in figures(scene.data, (WON,), asked, (dimension,)) if not value.reason]
    steps = sorted({value.period for value in values})
    if len(steps) < 2:
        return
    drawn = {member: _so_far(values, member, steps) for member in members}
    colours = colours_of(scene.data, dimension).of(members)
    title = tell("Value of deals won so far")
    kpi = scene.catalogue[WON]
    charted(
        lines(
            [
                Line(member_name(member), step.start, amount, _name(scene, step), shown(amount, kpi.unit, currency))
                for member, amounts in drawn.items()
                for step, amount in zip(steps, amounts, strict=True)
            ],
            title=title,
            axis=f"{title} ({currency})" if currency else title,
            language=language(),
            colours={member_name(member): colour for member, colour in colours.items()},
        ),
        key=f"beside_{dimension}",
        title=title,
        columns={tell("Period"): [_name(scene, step) for step in steps]}
        | {member_name(member): [shown(amount, kpi.unit, currency) for amount in amounts] for member, amounts in drawn.items()},
    )


def _so_far(values: Sequence[Value], member: str | None, steps: Sequence[Period]) -> list[float]:
    """What a member had won by the end of each step."""
    won = {value.period: value.numerator or 0.0 for value in values if value.group[0][1] == member}
    return list(accumulate(won.get(step, 0.0) for step in steps))


def _name(scene: Scene, step: Period) -> str:
    return step_name(step, scene.grain, scene.selection.calendar)
