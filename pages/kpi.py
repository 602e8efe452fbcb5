"""KPI: one number in full: how it moved, who makes it, the records behind it, its receipt."""

from locales.words import N_
from ui.health_view import health_tab
from ui.kpi_page import choose_kpi, definition, headline, leaderboards, receipt_tab, records_tab, trend_chart
from ui.neighbours import neighbours
from ui.scene import scene
from ui.sections import sections
from ui.why_link import why_link

here = scene()
kpi = choose_kpi(here)
if headline(here, kpi):
    why_link(kpi)
    trend_chart(here, kpi)
    sections(
        "about",
        {
            "leaders": (N_("Who and where"), lambda: leaderboards(here, kpi)),
            "records": (N_("Records"), lambda: records_tab(here, kpi)),
            "receipt": (N_("Receipt"), lambda: receipt_tab(here, kpi)),
            "health": (N_("Data behind it"), lambda: health_tab(here, kpi)),
            "definition": (N_("Definition"), lambda: definition(here, kpi)),
        },
    )
else:
    definition(here, kpi)
neighbours(here, kpi)
