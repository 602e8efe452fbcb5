"""Overview: the few numbers that matter, and what moved."""

from ui.overview import families, headline, unanswered
from ui.scene import scene

here = scene()
headline(here)
families(here)
unanswered(here)
