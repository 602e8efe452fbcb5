"""To do: the deals, leads, prospects, customers and requests that wait for somebody to act."""

from ui.scene import scene
from ui.to_do import chosen_rows, lists

here = scene()
chosen_rows(here, lists(here))
