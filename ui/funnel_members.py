"""Funnels of the members of a dimension side by side: who passes which step how well; a click on a number gives the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from charts.side_by_side import Share
from charts.side_by_side import side_by_side as drawn
from kpi.funnel import Behind, Funnel, Part, dimensions_of
from kpi.kpis import Unit
from kpi.members import number_of
from locales import Sentence
from locales.numbers import NO_VALUE
from locales.words import N_
from ui import choice
from ui.explained_table import explained_table
from ui.figures import funnels_of
from ui.funnel_list import Asked
from ui.funnel_view import FunnelView, key_of, open_list, step_name
from ui.leaderboards import SMALL, TOLD, name_of
from ui.scene import Scene
from ui.takeaway import described, takeaway
from ui.values import shown
from ui.words import DIMENSION_NAMES, capital, language, member_name, say, tell

DRAWN = 12
LARGEST = 300
"""A dimension of more members is a list of customers or campaigns, not something to set side by side."""
FIRST = ("channel", "rep", "country")


def side_by_side(scene: Scene, found: FunnelView) -> None:
    """The dimension, a bar for each member and step, and every member in numbers."""
    offered = _offered(scene, found)
    if not offered:
        st.info(say("Nothing is known of these by which they could be set side by side: no rep, place, channel or product."))
        return
    first = next((name for name in FIRST if name in offered), next(iter(offered)))
    dimension = choice.select("split", N_("By"), offered, first, width=260)
    funnels = funnels_of(scene.data, scene.selection, found.of, found.reading, (dimension,))
    parts = sorted((each for each in funnels if each.steps), key=lambda each: -max(step.count for step in each.steps))
    if not parts:
        st.info(say("There is nothing to count in this selection."))
        return
    _picture(found, parts, dimension)
    _table(found, parts, dimension)


def _offered(scene: Scene, found: FunnelView) -> dict[str, str | Sentence]:
    names = [name for name in dimensions_of(scene.data, found.of) if name not in TOLD and number_of(scene.data, name) <= LARGEST]
    ordered = [*(name for name in DIMENSION_NAMES if name in names), *(name for name in names if name not in DIMENSION_NAMES)]
    return {name: name_of(name) for name in ordered}


def _member(each: Funnel) -> str | None:
    return each.group[0][1]


def _heads(found: FunnelView) -> list[str]:
    """What each share is of: the step it leads to, and the last one of all."""
    return [*(f"→ {step_name(step)}" for step in found.steps[1:]), capital(tell(Sentence("{step}, of all", step=found.steps[-1].name)))]


def _shares(each: Funnel) -> list[float | None]:
    return [*(step.step_share for step in each.steps[1:]), each.steps[-1].cumulative_share]


def _bases(each: Funnel) -> list[int]:
    return [*(step.count for step in each.steps[:-1]), each.steps[0].count]


def _picture(found: FunnelView, parts: Sequence[Funnel], dimension: str) -> None:
    heads = _heads(found)
    shares = [
        Share(member_name(_member(each)), head, share, shown(share, Unit.SHARE, None), base < SMALL)
        for each in parts[:DRAWN]
        for head, share, base in zip(heads, _shares(each), _bases(each), strict=True)
        if share is not None
    ]
    title = Sentence("Shares that go on, by {dimension}", dimension=name_of(dimension))
    if shares:
        alt = takeaway(tell(title), [f"{each.name}, {each.column}" for each in shares], [each.shown for each in shares])
        chart = drawn(shares, heads, title=tell(title), language=language())
        st.altair_chart(described(chart, alt), key=f"beside_{found.of}_{found.reading}_{dimension}")
    said = [Sentence("Pale: fewer than {rows} rows, too few to judge by.", rows=SMALL)] if any(each.few for each in shares) else []
    if len(parts) > DRAWN:
        said.append(Sentence("Drawn are the {drawn} largest of {all}; the table has all.", drawn=DRAWN, all=len(parts)))
    if said:
        st.caption(" ".join(say(each) for each in said))


def _table(found: FunnelView, parts: Sequence[Funnel], dimension: str) -> None:
    """Whose rows, whose columns: a click on any number gives who came to that step."""
    columns = _columns(found, parts)
    base = f"members_{found.of}_{found.reading}_{dimension}_{len(parts)}"
    key, whose = key_of(base), [(dimension, _member(each)) for each in parts]
    frame = pd.DataFrame(
        {tell(name_of(dimension)): [member_name(_member(each)) for each in parts]}
        | {name: values for name, (values, _, _) in columns.items()}
    )
    explained_table(
        frame.style.format({name: partial(_text, unit, found.currency) for name, (_, unit, _) in columns.items()}),
        hide_index=True,
        height=min(38 + 35 * len(parts), 38 + 35 * 14),
        placeholder=NO_VALUE,
        key=key,
        on_select=partial(_open, key, base, whose, {name: step for name, (_, _, step) in columns.items()}),
        selection_mode="single-cell",
        alt=tell(Sentence("The funnel by {dimension} in numbers", dimension=name_of(dimension))),
    )


def _columns(found: FunnelView, parts: Sequence[Funnel]) -> dict[str, tuple[list[Any], Unit, int]]:
    """Heading → the numbers, their unit, and the step whose list a click gives."""
    last = len(found.steps) - 1
    counts = {
        capital(step_name(step)): ([each.steps[place].count for each in parts], Unit.COUNT, place) for place, step in enumerate(found.steps)
    }
    places = [*range(1, last + 1), last]
    shares = {head: ([_shares(each)[place] for each in parts], Unit.SHARE, step)
              for place, (head, step) in enumerate(zip(_heads(found), places, strict=True))}  # fmt: skip
    value = {
        capital(tell(Sentence("{step}, value", step=found.steps[-1].name))): ([each.steps[-1].value for each in parts], Unit.MONEY, last)
    }
    return {name: column for name, column in (counts | shares | value).items() if any(each is not None for each in column[0])}


def _text(unit: Unit, currency: str | None, value: float) -> str:
    return NO_VALUE if pd.isna(value) else shown(value, unit, currency)


def _open(key: str, base: str, whose: Sequence[tuple[str, str | None]], steps: Mapping[str, int]) -> None:
    cells = st.session_state[key]["selection"]["cells"]
    if cells:
        row, column = cells[0]
        open_list(Asked(Behind(Part.REACHED, steps.get(column, 0)), whose[int(row)]).written, base)
