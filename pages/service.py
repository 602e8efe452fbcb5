"""Service: what waits and for how long, how soon it is resolved and answered, what customers say of it; by agent, kind and channel."""

from ui.scene import scene
from ui.service import headline, looks, numbers
from ui.service_table import by_member

here = scene()
found = headline(here)
if found:
    numbers(here, found)
    looks(here, found)
    by_member(here, found)
