"""Two KPIs against each other by the members of a dimension: who is ahead in both, in one, in none."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from charts.against import PICKED, Axis, Dot, is_skewed
from charts.against import against as drawn
from charts.finish import Scale
from data.tables import DIMENSIONS
from kpi.currencies import currency_of
from kpi.kpis import KPI
from kpi.pivot import Layout
from kpi.pivot.against import Against, Placed, Side, against
from kpi.pivot.pivot import SMALL
from locales import Sentence, numbers
from locales.words import N_
from ui import choice, state
from ui.address import member_of, token
from ui.explained_table import explained_table
from ui.explore_choices import dimensions_offered, first_of, kpis_offered
from ui.figures import pivot_of, without
from ui.leaderboards import name_of
from ui.page_head import page_head
from ui.scene import Scene
from ui.takeaway import described, takeaway
from ui.trend_view import SCALES, axis_title
from ui.values import shown
from ui.words import capital, language, member_name, say, tell

MOST_DOTS = 400
ROWS = "count"
SIDES: dict[Side, str] = {
    (True, True): N_("Ahead in both"),
    (True, False): N_("Ahead in {x} alone"),
    (False, True): N_("Ahead in {y} alone"),
    (False, False): N_("Behind in both"),
}
NAMED = 6


def two_kpis(scene: Scene, above: st.delta_generator.DeltaGenerator) -> None:
    """The choices, the sentence, the picture, the four corners in words, the numbers."""
    offered = kpis_offered(scene)
    first, second = first_of(offered, 2)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        x = choice.select("x", N_("From left to right"), offered, first, width=230)
        y = choice.select("y", N_("From bottom to top"), offered, second, width=230)
        dimensions = dimensions_offered(scene, (x, y), every=True)
        if not dimensions:
            above.title(say(Sentence("{x} and {y} share no dimension", x=offered[x], y=offered[y])))
            return
        dimension = choice.select("rows", N_("A dot for each"), dimensions, first_of(dimensions, 1)[0], width=170)
        sizes: dict[str, str | Sentence] = {ROWS: N_("Rows counted")} | dict(offered)
        size = choice.select("size", N_("Size of the dots"), sizes, ROWS, width=200)
    kpis = tuple(dict.fromkeys((x, y) if size == ROWS else (x, y, size)))
    pivot = pivot_of(scene.data, Layout(kpis, (dimension,)), without(scene.selection, dimension))
    found = against(pivot)
    with above:
        page_head(_headline(found))
    sizes_of = {row.group[0]: pivot.cells[row, pivot.columns[-1], size].value for row in pivot.rows if row.group} if size != ROWS else {}
    dots = _dots(scene, found, dimension, scene.catalogue.get(size), sizes_of)
    _picture(scene, found, dimension, dots, tell(sizes[size]))
    _corners(found)
    _numbers(scene, found, dimension, dots)


def _headline(found: Against) -> Sentence:
    judged = [each for each in found.placed if found.side(each) is not None]
    if not judged:
        return Sentence("Too few rows to set {x} against {y}", x=found.x.title, y=found.y.title)
    both = found.on((True, True))
    named = {"x": found.x.title, "y": found.y.title}
    if not both:
        return Sentence("Nobody of {all} is ahead in both {x} and {y}", all=len(judged), **named)
    if len(both) == 1:
        return Sentence("{name} alone is ahead in both {x} and {y}", name=member_name(both[0].member), **named)
    return Sentence("{number} of {all} are ahead in both {x} and {y}", number=len(both), all=len(judged), **named)


def _dots(scene: Scene, found: Against, dimension: str, sized: KPI | None, sizes: dict[str | None, float | None]) -> list[Dot]:
    """A dot for each member; of very many the largest ones."""
    chosen = state.view().members(dimension)
    money_of = partial(currency_of, scene.data)
    currencies = [money_of(kpi) for kpi in (found.x, found.y)]
    dots = []
    for each in found.placed:
        size = float(each.values[1].rows) if sized is None else sizes.get(each.member) or 0.0
        told = (
            numbers.count(size, language()) if sized is None else shown(sizes.get(each.member), sized.unit, currency_of(scene.data, sized))
        )
        shown_x, shown_y = (shown(v, k.unit, c) for v, k, c in zip((each.x, each.y), (found.x, found.y), currencies, strict=True))
        is_chosen = not chosen or each.member in chosen
        dots.append(Dot(token(each.member), member_name(each.member), each.x, each.y, size, shown_x, shown_y, told, each.few, is_chosen))
    return sorted(dots, key=lambda dot: -dot.size)[:MOST_DOTS]


def _picture(scene: Scene, found: Against, dimension: str, dots: Sequence[Dot], size: str) -> None:
    if not dots:
        st.info(say("No member has a value of both."))
        return
    axes = [_axis(scene, kpi, usual) for kpi, usual in zip((found.x, found.y), found.usual, strict=True)]
    title = Sentence("{x} against {y} by {dimension}", x=found.x.title, y=found.y.title, dimension=name_of(dimension))
    chart = drawn(
        dots, *axes, title=tell(title), names=(tell(found.x.title), tell(found.y.title), size), language=language()
    )  # fmt: skip
    key = f"against_{found.x.id}_{found.y.id}_{dimension}_{hash(state.view())}"
    pairs = [tell(Sentence("{name}, {value}", name=each.shown_x, value=each.shown_y)) for each in dots]
    chart = described(chart, takeaway(tell(title), [each.name for each in dots], pairs))
    if dimension in DIMENSIONS:
        st.altair_chart(chart, key=key, on_select=partial(_pick, key, dimension), selection_mode=PICKED)
    else:
        st.altair_chart(chart, key=key)
    st.caption(" ".join(say(each) for each in _remarks(found, dots, dimension)))


def _axis(scene: Scene, kpi: KPI, usual: float | None) -> Axis:
    return Axis(axis_title(kpi, currency_of(scene.data, kpi)), SCALES.get(kpi.unit, Scale.PLAIN), usual)


def _remarks(found: Against, dots: Sequence[Dot], dimension: str) -> list[Sentence]:
    said = []
    means = [kpi.title for kpi in (found.x, found.y) if kpi.additive]
    wholes = [kpi.title for kpi in (found.x, found.y) if not kpi.additive]
    if means:
        said.append(Sentence("Dashed in {kpis}: the mean of the members.", kpis=means))
    if wholes:
        said.append(Sentence("Dashed in {kpis}: the value of all together.", kpis=wholes))
    if any(each.few for each in dots):
        said.append(Sentence("Empty circle: fewer than {rows} rows, too few to judge by.", rows=SMALL))
    for kpi, values in ((found.x, [each.x for each in dots]), (found.y, [each.y for each in dots])):
        if is_skewed(values):
            said.append(Sentence("{kpi} differs so much that equal steps of its axis are equal multiples.", kpi=kpi.title))
    if found.lacking:
        said.append(Sentence("{number} have no value of one of the two, and no dot.", number=found.lacking))
    if len(found.placed) > len(dots):
        said.append(Sentence("Drawn are the {number} largest.", number=len(dots)))
    if dimension in DIMENSIONS:
        said.append(Sentence("Click a dot to narrow the page to it, once more to take that back."))
    return said


def _pick(key: str, dimension: str) -> None:
    picked = st.session_state[key]["selection"].get(PICKED) or []
    members = tuple(member_of(str(each["token"])) for each in picked if "token" in each)
    if members:
        same = state.view().members(dimension) == members
        state.change(state.view().filtered(dimension, () if same else members))


def _corners(found: Against) -> None:
    """Who stands in which corner, in words."""
    named = {"x": found.x.title, "y": found.y.title}
    corners = {side: found.on(side) for side in SIDES}
    if found.x == found.y or not any(corners.values()):
        return
    with st.grid(min_column_width=170, gap="small"):
        for side, members in corners.items():
            with st.container(border=True, height="stretch", gap="xxsmall"):
                st.markdown(f"**{say(Sentence(SIDES[side], **named))}** · {numbers.count(len(members), language())}")
                st.caption(say(_names(members)))


def _names(members: Sequence[Placed]) -> Sentence:
    first = sorted(members, key=lambda each: -each.values[1].rows)[:NAMED]
    names = [member_name(each.member) for each in first]
    if not names:
        return Sentence("Nobody")
    more = len(members) - len(names)
    return Sentence("{names} and {number} more", names=", ".join(names), number=more) if more else Sentence("{names}", names=names)


def _numbers(scene: Scene, found: Against, dimension: str, dots: Sequence[Dot]) -> None:
    columns = {
        capital(tell(name_of(dimension))): [each.name for each in dots],
        tell(found.x.title): [each.shown_x for each in dots],
        tell(found.y.title): [each.shown_y for each in dots],
        tell("Size"): [each.shown_size for each in dots],
    }
    with st.expander(say("The numbers behind the chart"), icon=":material/table:"):
        explained_table(pd.DataFrame(columns), hide_index=True, alt=tell(Sentence("{kpis}", kpis=[found.x.title, found.y.title])))
