"""KPI: one number in full: how it moved, who makes it, how it is spread, the records behind it, its receipt."""

from kpi.distribution import can_spread
from locales.words import N_
from ui.distribution import distribution
from ui.health_view import health_tab
from ui.kpi_page import chosen_kpi, definition, headline, leaderboards, receipt_tab, records_tab, select_kpi, trend_chart
from ui.neighbours import neighbours
from ui.notes import notes
from ui.scene import scene
from ui.sections import sections
from ui.why_link import why_link

here = scene()
kpi = chosen_kpi(here)
answered = headline(here, kpi)
select_kpi(here)
if answered:
    why_link(kpi)
    trend_chart(here, kpi)
    notes(here, kpi)
    spread = {"spread": (N_("How it is spread"), lambda: distribution(here, kpi))} if can_spread(here.data, kpi, here.selection) else {}
    sections(
        "about",
        {
            "leaders": (N_("Who and where"), lambda: leaderboards(here, kpi)),
            **spread,
            "records": (N_("Records"), lambda: records_tab(here, kpi)),
            "receipt": (N_("Receipt"), lambda: receipt_tab(here, kpi)),
            "health": (N_("Data behind it"), lambda: health_tab(here, kpi)),
            "definition": (N_("Definition"), lambda: definition(here, kpi)),
        },
    )
else:
    definition(here, kpi)
neighbours(here, kpi)
