"""What has no value here, and why: the data lacks something, or the filters do not apply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd
import streamlit as st

from kpi.compute import Value
from locales import Sentence
from locales.words import N_
from ui import state
from ui.explained_table import explained_table
from ui.figures import lacking_of
from ui.links import page_named, parameters
from ui.scene import Scene
from ui.words import say, tell


def unanswered(scene: Scene, wholes: Mapping[str, Value]) -> None:
    """A section for each of the two reasons, folded; the data that is missing can be brought."""
    sliced = {kpi_id: (value.reason,) for kpi_id, value in wholes.items() if value.reason}
    lacks = {kpi_id: because for kpi_id, because in lacking_of(scene.data).items() if because}
    _section(scene, N_("Not for this selection"), sliced)
    _section(scene, N_("Not from this data"), lacks, bring=True)


def _section(scene: Scene, title: str, found: Mapping[str, Iterable[Sentence]], *, bring: bool = False) -> None:
    if not found:
        return
    with st.expander(f"{say(title)} ({len(found)})", icon=":material/help:"):
        names = [tell(scene.catalogue[kpi_id].name) for kpi_id in found]
        because = [" · ".join(tell(each) for each in sentences) for sentences in found.values()]
        explained_table(pd.DataFrame({tell("KPI"): names, tell("Why"): because}), hide_index=True, alt=tell(title))
        if bring:
            st.page_link(
                page_named("data.py"), label=say("Bring more data"), icon=":material/upload_file:", query_params=parameters(state.view())
            )
