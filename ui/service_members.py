"""By whose tickets the page Service splits: agent, kind, channel."""

from __future__ import annotations

from kpi.status import dimensions_of
from locales.words import N_
from ui import choice
from ui.grain import choose_grain
from ui.leaderboards import DIMENSIONS, TOLD, name_of
from ui.scene import Scene
from ui.words import DIMENSION_NAMES

UNSPLIT = (*TOLD, "stage", "kind")
MOST = 12
"""Members in one picture; the table has all."""


def possible(scene: Scene, kpis: tuple[str, ...]) -> tuple[str, ...]:
    """The dimensions by which all of these KPIs can be split: people, then kinds of request, then the others."""
    every = [dimensions_of(scene.data, scene.catalogue[each]) for each in kpis]
    common = [name for name in dict.fromkeys(name for names in every for name in names) if all(name in names for names in every)]
    own = [name for name in common if name not in DIMENSION_NAMES and name not in UNSPLIT]
    conformed = [name for name in DIMENSIONS if name in common]
    people = [name for name in conformed if name in ("rep", "team")]
    return (*people, *own, *(name for name in conformed if name not in people))


def choose_steps_and_split(scene: Scene, dimensions: tuple[str, ...]) -> None:
    """The steps of what goes through time, and by whom or what everything else on the page is split."""
    choose_grain(scene)
    if dimensions:
        choice.segments("split", N_("By"), {name: name_of(name) for name in dimensions}, dimensions[0])


def chosen(dimensions: tuple[str, ...]) -> str | None:
    """The dimension that the address says, else the first."""
    return choice.chosen("split", dict.fromkeys(dimensions, ""), dimensions[0]) if dimensions else None
