"""What the page Explore is asked for: every choice stands in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from kpi.members import number_of
from kpi.periods import Grain
from kpi.pivot import Face, Head, Layout, Order, Part, faces
from kpi.pivot.head import ALL
from kpi.selection import Selection
from kpi.status import dimensions_of
from locales import Sentence
from locales.words import N_
from ui import choice, state
from ui.address import member_of, token
from ui.figures import lacking_of
from ui.filter_bar import GRAINS
from ui.leaderboards import TOLD
from ui.leaderboards import name_of as dimension_name
from ui.scene import Scene
from ui.words import DIMENSION_NAMES, say, tell

FIRST_SHOWN = ("revenue", "win_rate", "sales_cycle", "leads", "tickets")
MOST_KPIS = 6
NOTHING = "none"
TOPS = {"5": N_("Top 5"), "10": N_("Top 10"), "20": N_("Top 20"), "50": N_("Top 50"), "all": N_("All members")}
SHOWN = {Face.VALUE: N_("Value"), "all": N_("Value and change"), Face.CHANGE: N_("Change"), Face.RELATIVE: N_("Change %")}
LARGEST = 20_000
"""A dimension of more members is no table any more, and takes seconds to be counted."""


@dataclass(frozen=True)
class Asked:
    """The layout, and how its cells are shown."""

    layout: Layout
    shown: str
    heat: bool

    def faces(self, compared: bool) -> tuple[Face, ...]:
        return faces(compared, self.shown)


def ask(scene: Scene) -> Asked:
    """Draw the controls, where the data answers a KPI."""
    kpis = _kpis(scene)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        dimensions = dimensions_offered(scene, kpis)
        rows = choice.select("rows", N_("Rows"), dimensions or {NOTHING: N_("Nothing")}, first_of(dimensions, 1)[0], width=200)
        inner = choice.select("then", N_("Within them"), {NOTHING: N_("Nothing")} | _others(dimensions, rows), NOTHING, width=200)
        columns = {NOTHING: N_("The numbers")} | {f"by_{grain}": GRAINS[grain] for grain in Grain} | _others(dimensions, rows, inner)
        across = choice.select("across", N_("Columns"), columns, NOTHING, width=200)
        with st.popover(say("Display"), icon=":material/tune:"):
            shown = choice.segments("show", N_("Show"), SHOWN, "all" if across == NOTHING else Face.VALUE)
            top = choice.select("top", N_("How many members"), TOPS, "20", width=240)
            _order_menu(scene, kpis)
            heat = choice.segments("heat", N_("Shades"), {"on": N_("Shaded"), "off": N_("Not shaded")}, "on") == "on"
    layout = Layout(
        kpis,
        tuple(each for each in (rows, inner) if each != NOTHING),
        None if across == NOTHING else Grain(across.removeprefix("by_")) if across.startswith("by_") else across,
        None if top == "all" else int(top),
    )
    order = read_order(state.view().choice("order") or "", kpis, steps_of(layout, scene.selection))
    return Asked(replace(layout, order=order), shown, heat)


def kpis_offered(scene: Scene) -> dict[str, Sentence]:
    """The KPIs that the data answers, in the order of their names."""
    lacks = lacking_of(scene.data)
    known = (kpi for kpi_id, kpi in scene.catalogue.items() if not lacks[kpi_id])
    return {kpi.id: kpi.title for kpi in sorted(known, key=lambda kpi: tell(kpi.name))}


def _kpis(scene: Scene) -> tuple[str, ...]:
    offered = kpis_offered(scene)
    default = tuple(each for each in FIRST_SHOWN if each in offered)[:3] or tuple(offered)[:1]
    return choice.several("kpis", N_("Numbers"), offered, default, most=MOST_KPIS)


def _others(dimensions: Mapping[str, str | Sentence], *taken: str) -> dict[str, str | Sentence]:
    return {name: label for name, label in dimensions.items() if name not in taken}


def first_of(offered: Mapping[str, str | Sentence], number: int) -> list[str]:
    """What is shown before anybody chooses: what most people look at first, else what comes first."""
    usual = [name for name in (*FIRST_SHOWN, "rep", "channel", "country") if name in offered]
    return [*dict.fromkeys((*usual, *offered)), *offered, NOTHING][:number]


def steps_of(layout: Layout, selection: Selection) -> dict[date, Head]:
    """The steps of time that stand in columns, by their first day."""
    windows = replace(selection, grain=layout.grain).windows if layout.grain else ()
    return {window.start: Head(Part.MEMBER, (), window) for window in windows}


def dimensions_offered(scene: Scene, kpis: tuple[str, ...], *, every: bool = False) -> dict[str, str | Sentence]:
    """The dimensions that one of the KPIs has at least, or every one of them, first those of the filter bar, by their names."""
    each = [dimensions_of(scene.data, scene.catalogue[kpi]) for kpi in kpis]
    own = [name for names in each for name in names if name not in TOLD and (not every or all(name in others for others in each))]
    ordered = [name for name in DIMENSION_NAMES if name in own] + [name for name in own if name not in DIMENSION_NAMES]
    return {name: dimension_name(name) for name in dict.fromkeys(ordered) if number_of(scene.data, name) <= LARGEST}


def order_token(order: Order) -> str:
    """An order as it stands in the address: `revenue.change.up.m.Italy`; of names `name.up`."""
    way = "down" if order.descending else "up"
    if order.kpi is None:
        return f"name.{way}"
    column = order.column
    place = f"t.{column.period.start}" if column.period else f"m.{token(column.group[0])}" if column.group else column.part.value
    return f"{order.kpi}.{order.face}.{way}.{place}"


def _order_menu(scene: Scene, kpis: tuple[str, ...]) -> None:
    """The same as a click on a heading, for the keyboard: by the total of each KPI, or by name."""
    options: dict[str, str | Sentence] = {"": N_("Best first"), "name.up": N_("By name")}
    for kpi in kpis:
        title = scene.catalogue[kpi].title
        options[f"{kpi}.value.down.total"] = Sentence("{kpi}, largest first", kpi=title)
        options[f"{kpi}.value.up.total"] = Sentence("{kpi}, smallest first", kpi=title)
        options[f"{kpi}.change.up.total"] = Sentence("{kpi}, what fell most first", kpi=title)
    asked = state.view().choice("order")
    if asked and asked not in options:
        options[asked] = N_("As clicked in the table")
    choice.select("order", N_("Order of rows"), options, "", width=320)


def read_order(text: str, kpis: tuple[str, ...], steps: Mapping[date, Head]) -> Order | None:
    """The order that the address asks for; `None` where it names no column of this table. `steps` are those that stand in columns."""
    if text in ("name.up", "name.down"):
        return Order(None, descending=text.endswith("down"))
    kpi, face, way, place = (*text.split(".", 3), "", "", "")[:4]
    if kpi not in kpis or face not in list(Face) or way not in ("up", "down"):
        return None
    kind, _, rest = place.partition(".")
    head = ALL if place == ALL.part else _head(kind, rest, steps)
    return Order(kpi, head, Face(face), way == "down") if head else None


def _head(kind: str, rest: str, steps: Mapping[date, Head]) -> Head | None:
    if kind == "m":
        return Head(Part.MEMBER, (member_of(rest),))
    return next((head for start, head in steps.items() if rest == start.isoformat()), None) if kind == "t" else None
