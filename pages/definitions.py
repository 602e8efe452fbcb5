"""Definitions: one number as different systems count it, and what lies between them."""

from ui.definitions import between, choose_number, side_by_side
from ui.scene import scene

here = scene()
number = choose_number(here)
if side_by_side(here, number):
    between(here, number)
