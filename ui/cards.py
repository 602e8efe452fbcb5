"""Cards: one KPI each, with value, change and trend; the name opens the KPI."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.version import Version
from kpi.compute import Value
from kpi.kpis import KPI
from locales.words import N_
from ui import state
from ui.figures import currency_of
from ui.links import page_named, parameters
from ui.values import move, shown
from ui.words import say

RIPENING = N_("This cohort is young: some of its cases have not ended yet, so the value will still move.")


def card(version: Version, kpi: KPI, value: Value, trend: Sequence[Value]) -> None:
    """One KPI: name (a link to its page, filters kept), value, change against the comparison, trend without cohorts that still ripen."""
    moved = move(value, kpi)
    ripe = [step.value for step in trend if step.value is not None and not step.immature]
    with st.container(border=True, height="stretch", gap="xxsmall"):
        st.page_link(
            page_named("kpi.py"),
            label=say(kpi.name),
            icon=":material/chevron_right:",
            icon_position="right",
            help=say(kpi.meaning),
            query_params=parameters(state.view().chosen("kpi", kpi.id), ("kpi",)),
        )
        st.metric(
            say(kpi.name),
            shown(value.value, kpi.unit, currency_of(version, kpi), short=True),
            moved.text if moved else None,
            delta_color=moved.colour if moved else "off",
            delta_arrow=moved.arrow if moved else "off",
            label_visibility="collapsed",
            chart_data=ripe if len(ripe) > 2 else None,
            chart_type="area",
        )
        if value.immature:
            st.caption(say("Too young to judge"), help=say(RIPENING))
