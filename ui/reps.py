"""The page of reps and teams: whom it compares, and the section that is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from locales.words import N_
from ui import choice
from ui.empty import not_in_data
from ui.figures import members_of
from ui.reps_alike import alike_section
from ui.reps_pace import pace_section
from ui.reps_scores import scores_section
from ui.reps_work import work_section
from ui.scene import Scene
from ui.words import DIMENSION_NAMES, say

WHOM = ("rep", "team")

NOBODY = N_("No deal, lead or activity in this data names a rep or a team. In an export the column is called owner or rep.")
"""What is missing where nobody can be compared."""

Section = Callable[[Scene, str, Any], None]
"""Draws one section for a dimension; the last argument is the place for the headline, above everything."""

SECTIONS: dict[str, tuple[str, Section]] = {
    "scores": (N_("Scorecards"), scores_section),
    "alike": (N_("With the same deals"), alike_section),
    "pace": (N_("Pace to quota"), pace_section),
    "work": (N_("Activity and outcome"), work_section),
}
"""By their value in the address: the label, and what draws it. The first is the default."""


def board(scene: Scene) -> None:
    """The headline's place, whom to compare, the sections, and the one that is open."""
    head = st.container()
    known = [name for name in WHOM if any(member is not None for member in members_of(scene.data)[name])]
    if not known:
        head.title(say("Reps and teams"))
        not_in_data((NOBODY,))
        return
    # One under the other: side by side the second would be cut on a phone.
    dimension = choice.segments("whom", N_("Whom to compare"), {name: DIMENSION_NAMES[name] for name in known}, known[0])
    opened = choice.segments("board", N_("Section"), {name: label for name, (label, _) in SECTIONS.items()}, next(iter(SECTIONS)))
    SECTIONS[opened][1](scene, dimension, head)
