"""Explore: any KPIs by any dimensions, and two against each other."""

from ui.explore import explore
from ui.scene import scene

here = scene()
explore(here)
