"""KPI: one number in full: how it moved, who makes it, the records behind it, its receipt."""

import streamlit as st

from ui.kpi_page import (
    choose_kpi,
    definition,
    headline,
    leaderboards,
    receipt_tab,
    records_tab,
    trend_chart,
)
from ui.scene import scene
from ui.words import say

here = scene()
kpi = choose_kpi(here)
if headline(here, kpi):
    trend_chart(here, kpi)
    leaders, behind, receipt, meaning = st.tabs([say("Who and where"), say("Records"), say("Receipt"), say("Definition")])
    with leaders:
        leaderboards(here, kpi)
    with behind:
        records_tab(here, kpi)
    with receipt:
        receipt_tab(here, kpi)
    with meaning:
        definition(kpi)
else:
    definition(kpi)
