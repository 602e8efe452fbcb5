"""Funnel: how many go from step to step on the way to being won, what they are worth, how long it takes, where and why they end."""

from locales.words import N_
from ui.funnel import answer, choices, numbers, remarks
from ui.funnel_list import list_behind, list_in_section
from ui.funnel_members import side_by_side
from ui.funnel_picture import picture
from ui.funnel_reasons import why_they_end
from ui.funnel_table import steps_table
from ui.funnel_view import view
from ui.scene import scene
from ui.sections import sections

here = scene()
found = view(here)
answered = answer(found)
choices(found)
if answered:
    numbers(found)
    picture(found)
    list_behind(here, found)
    steps_table(found)
    sections(
        "see",
        {
            "members": (N_("Side by side"), lambda: side_by_side(here, found)),
            "reasons": (N_("Why they end"), lambda: why_they_end(found)),
        },
    )
    list_in_section(here, found)
    remarks(found)
