"""What if: move the drivers, set a target, see what it takes, keep the scenario."""

from locales.words import N_
from ui.scenarios_view import scenarios
from ui.scene import scene
from ui.sections import sections
from ui.what_if import by_month, try_out, what_it_takes

here = scene()
trial = try_out(here)
if trial:
    sections(
        "part",
        {
            "takes": (N_("What would it take"), lambda: what_it_takes(here, trial)),
            "months": (N_("By month"), lambda: by_month(trial)),
            "scenarios": (N_("Scenarios"), lambda: scenarios(here, trial)),
        },
    )
