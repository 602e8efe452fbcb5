"""The parts of the page Geography."""

from __future__ import annotations

from functools import partial

import streamlit as st

from data.geography.maps import MAPS
from kpi.catalogue import SYNONYMS
from kpi.compute import Value
from locales import Sentence
from locales.words import N_
from ui import choice, state
from ui.empty import no_value
from ui.figures import placed_kpis
from ui.geography_map import draw, drawn_apart, is_wide, paint_of, spots_of
from ui.geography_table import places_table
from ui.geography_view import COLOURS, WITHIN, Geography, compared, default_kpi, view
from ui.geography_words import rose_and_fell
from ui.leaderboards import SMALL
from ui.links import page_named, parameters
from ui.place_names import country_name
from ui.scene import Scene
from ui.values import move, shown
from ui.words import language, say, tell

MOST = 12
"""Names that are listed under the map; the table has all."""

__all__ = ["answered", "choices", "choose_place", "numbers", "picture_and_table", "remarks", "view"]


def choices(scene: Scene, here: Geography) -> None:
    """The KPI, whether colours say value or change, and regions or cities of a country."""
    possible = placed_kpis(scene.data)
    names = {kpi_id: scene.catalogue[kpi_id].name for kpi_id in sorted(possible, key=lambda kpi_id: tell(scene.catalogue[kpi_id].name))}
    others = {kpi_id: ", ".join(SYNONYMS[kpi_id][language()]) for kpi_id in names if kpi_id in SYNONYMS}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        choice.select("kpi", N_("Choose a KPI"), names, default_kpi(possible), found_by=others)
        if compared(here.found):
            choice.segments("colour", N_("Colour"), COLOURS, "value")
        if here.level.country and not here.level.region and {"region", "city"} <= set(possible[here.kpi.id]):
            choice.segments("places", N_("Places"), WITHIN, "regions")


def choose_place(here: Geography) -> None:
    """The way back up, from a region over its country to the world, each step taking narrower filters back; and the way to the KPI."""
    view, level = state.view(), here.level
    steps: list[tuple[str, tuple[str, ...]]] = [(tell("World"), ("country", "region"))] if view.members("country") else []
    if level.country and view.members("region"):
        steps.append((country_name(level.country), ("region",)))
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        for number, (name, freed) in enumerate(steps):
            st.button(name, icon=":material/arrow_back:", key=f"up_{number}", on_click=partial(_free, freed), type="tertiary")
        # The way to the KPI's own page explains what it is, as a card does.
        st.page_link(
            page_named("kpi.py"),
            label=say(here.kpi.name),
            icon=":material/monitoring:",
            help=say(here.kpi.meaning),
            query_params=parameters(state.view(), ("kpi",)),
        )


def _free(dimensions: tuple[str, ...]) -> None:
    freed = state.view()
    for dimension in dimensions:
        freed = freed.filtered(dimension, ())
    state.change(freed)


def answered(here: Geography) -> bool:
    """Whether there is anything to show; says why where there is not."""
    whole = here.found.whole
    if whole and whole.reason is None and here.found.ranked.members:
        return True
    no_value(whole.reason if whole else None)
    return False


def numbers(here: Geography) -> None:
    """The whole, the places that rose and fell most, and what lies on no map."""
    rose, fell = rose_and_fell(here.found.placed)
    with st.grid(min_column_width=140, gap="small"):
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
    members = {place.code: place.members for place in drawn_apart(here.found.placed, here.level)}
    if here.level.map_code is None:
        st.caption(say("No map is shipped for these places: the table shows them."))
        places_table(here)
        return
    # The whole world is wide: it has the page's width, and the table stands under it.
    picture, table = (st.container(), st.container()) if is_wide(here.level, list(members)) else st.columns([3, 4], gap="small")
    with picture:
        spots = spots_of(here.found.placed, here.level, here.kpi, name=here.name, currency=here.currency, change=here.change)
        title = tell(here.headline)
        draw(
            here.level, spots, members, here.kpi, title=title, paint=paint_of(here.kpi, here.currency, here.found.whole, change=here.change)
        )
    with table:
        places_table(here)


def remarks(here: Geography) -> None:
    """How to read the map, what lies on none, and where the boundaries come from."""
    found, said = here.found, []
    if here.level.map_code:
        said.append(Sentence("Grey: nothing there. Pale with a dashed line: fewer than {rows} rows, too few to judge by.", rows=SMALL))
    if found.unmatched:
        names = [str(value.group[0][1]) for value in found.unmatched]
        rows = sum(value.rows for value in found.unmatched)
        said.append(
            Sentence("Not on the map: {names} ({rows} rows).", names=[*names[:MOST], *(["…"] if len(names) > MOST else [])], rows=rows)
        )
    if found.nowhere:
        said.append(Sentence("Without a place: {rows} rows; they count in the whole.", rows=found.nowhere.rows))
    if here.level.map_code:
        said.append(Sentence("Boundaries: {source}, simplified. Cities: GeoNames (CC BY 4.0).", source=MAPS[here.level.map_code].credit))
    st.caption(" ".join(say(each) for each in said))
