"""Why did it change? One KPI in two periods: the change as a sentence, what it is made of, who moved it."""

from ui.scene import scene
from ui.why import answer, explanation, made_of, moved_by
from ui.why_steps import steps

here = scene()
found = explanation(here)
explains = answer(here, found)
steps(here, found.kpi)
if explains:
    made_of(here, found)
    moved_by(here, found)
