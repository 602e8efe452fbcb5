"""What the checks found: how bad, how many rows, and the KPIs that read it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from kpi.state_of_data import Touching
from locales.words import N_
from ui.checks import WORDS
from ui.data_health_sources import HEIGHT, counted, to_data
from ui.explained_table import explained_table
from ui.fields import table_name
from ui.problems import in_words
from ui.scene import Scene
from ui.words import say, tell


def findings(scene: Scene, found: Sequence[Touching]) -> None:
    """One row a finding, the worst first; the way to the rows themselves."""
    if not found:
        st.success(say("All checks were passed."))
        return
    frame = pd.DataFrame(
        {
            "severity": [tell(WORDS[each.listed.check.severity]) for each in found],
            "finding": [tell(in_words(each.listed.sentence)) for each in found],
            "table": [table_name(each.listed.check.table) for each in found],
            "rows": [each.listed.count for each in found],
            "kpis": [len(each.kpis) for each in found],
            "names": [", ".join(tell(scene.catalogue[kpi].name) for kpi in each.kpis) for each in found],
        }
    )
    explained_table(
        frame.style.format(dict.fromkeys(("rows", "kpis"), counted)),
        hide_index=True,
        height=min(HEIGHT, 38 + 35 * len(found)),
        key="data_health_findings",
        alt=tell("Findings and the KPIs that read what they are about"),
        column_config={
            "severity": st.column_config.TextColumn(tell("How bad"), width=100),
            "finding": st.column_config.TextColumn(tell("Finding"), width="large"),
            "table": st.column_config.TextColumn(tell("Table"), width=110),
            "rows": st.column_config.NumberColumn(tell("Rows"), width=80),
            "kpis": st.column_config.NumberColumn(tell("KPIs"), width=60),
            "names": st.column_config.TextColumn(tell("KPIs that read it"), width="large"),
        },
    )
    st.caption(
        say("Counted are KPIs that read the fields a finding is about; whether it changes them, and by how much, the page Data says.")
    )
    to_data(N_("The rows behind each finding, to look at and put right"))
