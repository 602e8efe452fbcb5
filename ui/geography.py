"""The parts of the page Geography."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from kpi.catalogue import SYNONYMS
from kpi.compute import Value
from kpi.geography import Level, Mapped, Placed, level_of
from kpi.kpis import KPI
from locales import Sentence
from locales.numbers import NO_VALUE
from locales.words import N_
from ui import choice, state
from ui.empty import no_value
from ui.figures import currency_of, mapped_of, placed_kpis
from ui.geography_map import draw, paint_of, spots_of
from ui.geography_words import headline, rose_and_fell
from ui.kpi_page import DEFAULT
from ui.leaderboards import SMALL, member_table
from ui.page_head import page_head
from ui.place_names import country_name, place_name
from ui.scene import Scene
from ui.values import move, shown
from ui.words import language, member_name, say, tell

COLOURS = {"value": N_("Value"), "change": N_("Change")}
WITHIN = {"regions": N_("Regions"), "cities": N_("Cities")}
HEIGHT = 38 + 35 * 13


@dataclass(frozen=True)
class Geography:
    """What one run shows: a KPI by the places of one level; `change` colours by how it moved."""

    kpi: KPI
    level: Level
    found: Mapped
    currency: str | None
    change: bool

    def name(self, place: Placed) -> str:
        return place_name(place, self.level)

    @property
    def headline(self) -> Sentence:
        within = country_name(self.level.country) if self.level.country else ""
        return headline(self.found, self.kpi, self.name, self.currency, within=within, change=self.change)


def view(scene: Scene) -> Geography | None:
    """What the address asks for, said in the headline; `None` where there is nothing to show, after saying why."""
    possible = placed_kpis(scene.data)
    if not possible:
        page_head(N_("This data names no places"))
        st.info(say("A column with the country, region or city of customers, deals, orders or tickets makes this page."))
        return None
    kpi = scene.catalogue[choice.chosen("kpi", dict.fromkeys(possible, ""), _default(possible))]
    cities = choice.chosen("places", WITHIN, "regions") == "cities"
    level = level_of(scene.selection.filters, possible[kpi.id], scene.members, cities=cities)
    if level is None:
        raise LookupError("a KPI without a place was offered")
    found = mapped_of(scene.data, kpi.id, scene.selection, level)
    change = choice.chosen("colour", COLOURS, "value") == "change"
    shown_ = Geography(kpi, level, found, currency_of(scene.data, kpi), change)
    page_head(shown_.headline, tab=kpi.title)
    return shown_


def _default(possible: dict[str, tuple[str, ...]]) -> str:
    return DEFAULT if DEFAULT in possible else next(iter(possible))


def choices(scene: Scene, here: Geography) -> None:
    """The KPI, whether colours say value or change, and regions or cities of a country."""
    possible = placed_kpis(scene.data)
    names = {kpi_id: scene.catalogue[kpi_id].name for kpi_id in sorted(possible, key=lambda kpi_id: tell(scene.catalogue[kpi_id].name))}
    others = {kpi_id: ", ".join(SYNONYMS[kpi_id][language()]) for kpi_id in names if kpi_id in SYNONYMS}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        choice.select("kpi", N_("Choose a KPI"), names, _default(possible), found_by=others)
        choice.segments("colour", N_("Colour"), COLOURS, "value")
        if here.level.country and not here.level.region and {"region", "city"} <= set(possible[here.kpi.id]):
            choice.segments("places", N_("Places"), WITHIN, "regions")


def choose_place(here: Geography) -> None:
    """The way back up, from the region over its country to the world; each step takes the narrower filters back."""
    view, level = state.view(), here.level
    steps: list[tuple[str, tuple[str, ...]]] = [(tell("World"), ("country", "region"))] if view.members("country") else []
    if level.country and view.members("region"):
        steps.append((country_name(level.country), ("region",)))
    if not steps:
        return
    with st.container(horizontal=True, gap="xsmall"):
        for number, (name, freed) in enumerate(steps):
            st.button(name, icon=":material/arrow_back:", key=f"up_{number}", on_click=partial(_free, freed), type="tertiary")


def _free(dimensions: tuple[str, ...]) -> None:
    freed = state.view()
    for dimension in dimensions:
        freed = freed.filtered(dimension, ())
    state.change(freed)


def numbers(here: Geography) -> None:
    """The whole, the places that rose and fell most, and what lies on no map."""
    rose, fell = rose_and_fell(here.found.placed)
    with st.grid(min_column_width=170, gap="medium"):
        if here.found.whole:
            _metric(here, tell("All together"), None, here.found.whole)
        for label, place in ((N_("Rose most"), rose), (N_("Fell most"), fell)):
            if place:
                _metric(here, tell(label), here.name(place), place.value)


def _metric(here: Geography, label: str, name: str | None, value: Value) -> None:
    moved = move(value, here.kpi)
    st.metric(
        label,
        name or shown(value.value, here.kpi.unit, here.currency, short=True),
        moved.text if moved else None,
        delta_color=moved.colour if moved else "off",
        delta_arrow=moved.arrow if moved else "off",
    )


def picture_and_table(here: Geography) -> None:
    """The map, where one is shipped, and every place in numbers beside it: whatever a click on the map does, a tick in the table does."""
    members = {place.code: place.members for place in here.found.placed}
    if here.level.map_code is None:
        st.caption(say("No map is shipped for these places: the table shows them."))
        _table(here)
        return
    picture, table = st.columns([9, 10], gap="medium")
    with picture:
        spots = spots_of(here.found.placed, here.level, here.kpi, name=here.name, currency=here.currency, change=here.change)
        title = tell(here.headline)
        draw(
            here.level, spots, members, here.kpi, title=title, paint=paint_of(here.kpi, here.currency, here.found.whole, change=here.change)
        )
    with table:
        _table(here)


def _table(here: Geography) -> None:
    """Places, then names that are none, then the rows without one, then the whole."""
    rows = [*((here.name(place), place.members, place.value) for place in here.found.placed), *_elsewhere(here.found)]
    if not rows:
        no_value(here.found.whole.reason if here.found.whole else None)
        return
    values = tuple(replace(value, group=((here.level.dimension, name),)) for name, _, value in rows)
    key = f"places_{here.kpi.id}_{here.level}_{hash(tuple(members for _, members, _ in rows))}"
    st.dataframe(
        member_table(replace(here.found.ranked, members=values), here.kpi, here.currency, here.level.dimension),
        hide_index=True,
        height=min(HEIGHT, 38 + 35 * (len(rows) + 1)),
        key=key,
        on_select=partial(_narrow, key, here.level.dimension, [members for _, members, _ in rows]),
        selection_mode="single-row",
        placeholder=NO_VALUE,
        alt=tell(Sentence("{kpi} by place", kpi=here.kpi.title)),
    )
    st.caption(say("Click a place on the map, or tick its row, to go into it."))


def _elsewhere(found: Mapped) -> list[tuple[str, tuple[str | None, ...], Value]]:
    unmatched = [(f"{value.group[0][1]} · {tell('not on the map')}", (value.group[0][1],), value) for value in found.unmatched]
    return [*unmatched, *((member_name(None), (None,), value) for value in (found.nowhere,) if value)]


def _narrow(key: str, dimension: str, rows: list[tuple[str | None, ...]]) -> None:
    for row in st.session_state[key]["selection"]["rows"]:
        if row < len(rows):
            state.change(state.view().filtered(dimension, rows[row]))


def remarks(here: Geography) -> None:
    """How to read the map, what lies on none, and where the boundaries come from."""
    found, said = here.found, []
    if here.level.map_code:
        said.append(Sentence("Grey: nothing there. Pale with a dashed line: fewer than {rows} rows, too few to judge by.", rows=SMALL))
    if found.unmatched:
        names = [str(value.group[0][1]) for value in found.unmatched]
        rows = sum(value.rows for value in found.unmatched)
        said.append(Sentence("{count} names are not on the map ({rows} rows): {names}.", count=len(names), rows=rows, names=names[:12]))
    if found.nowhere:
        said.append(Sentence("{rows} rows name no place; they count in the whole.", rows=found.nowhere.rows))
    if here.level.map_code:
        said.append(Sentence("Boundaries: Natural Earth, simplified. Cities: GeoNames (CC BY 4.0)."))
    st.caption(" ".join(say(each) for each in said))
