"""Adoption: who uses the CRM, how completely fields are filled, which deals lie untouched, how soon leads are answered."""

from ui.adoption import headline, looks, numbers
from ui.scene import scene

here = scene()
found = headline(here)
if found:
    numbers(here, found)
    looks(here, found)
