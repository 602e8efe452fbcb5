"""Definitions: one number as different systems count it, and what lies between them."""

from ui.definitions import between, chosen_number, side_by_side
from ui.scene import scene

here = scene()
number = chosen_number(here)
if side_by_side(here, number):
    between(here, number)
