"""Data health: how fresh the data is, what came in and what was set aside, what is doubtful and which KPIs that touches."""

from ui.data_health import headline, looks, numbers, picture
from ui.scene import scene

here = scene()
found = headline(here)
numbers(here, found)
picture(here, found)
looks(here, found)
