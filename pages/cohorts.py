"""Cohorts: those who began together, followed since: who stays, who buys again, which leads are won, and what they bring."""

from ui.cohort_lines import lines
from ui.cohort_members import side_by_side
from ui.cohort_triangle import cells
from ui.cohort_view import view
from ui.cohorts import answer, choices, numbers, remarks
from ui.scene import scene

here = scene()
found = view(here)
answered = answer(here, found)
choices(here, found)
if answered:
    numbers(found)
    lines(found)
    cells(here, found)
    side_by_side(here, found)
    remarks(found)
