"""What the page Geography shows: which KPI, on which map, in which colours, as the address asks."""

from __future__ import annotations

from dataclasses import dataclass

from kpi.currencies import currency_of
from kpi.geography import Level, Mapped, Placed, level_of
from kpi.kpis import KPI
from locales import Sentence
from locales.words import N_
from ui import choice
from ui.empty import not_in_data
from ui.figures import mapped_of, placed_kpis
from ui.geography_words import headline
from ui.kpi_page import DEFAULT
from ui.page_head import page_head
from ui.place_names import country_name, place_name
from ui.scene import Scene

COLOURS = {"value": N_("Value"), "change": N_("Change")}
WITHIN = {"regions": N_("Regions"), "cities": N_("Cities")}


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
        not_in_data((N_("A column with the country, region or city of customers, deals, orders or tickets makes this page."),))
        return None
    kpi = scene.catalogue[choice.chosen("kpi", dict.fromkeys(possible, ""), default_kpi(possible))]
    cities = choice.chosen("places", WITHIN, "regions") == "cities"
    level = level_of(scene.selection.filters, possible[kpi.id], scene.members, cities=cities)
    if level is None:
        raise LookupError("a KPI without a place was offered")
    found = mapped_of(scene.data, kpi.id, scene.selection, level)
    change = choice.chosen("colour", COLOURS, "value") == "change" and compared(found)
    shown_ = Geography(kpi, level, found, currency_of(scene.data, kpi), change)
    page_head(shown_.headline, tab=kpi.title)
    return shown_


def compared(found: Mapped) -> bool:
    """Whether any place has something to be compared with."""
    return any(place.value.change is not None for place in found.placed)


def default_kpi(possible: dict[str, tuple[str, ...]]) -> str:
    return DEFAULT if DEFAULT in possible else next(iter(possible))
