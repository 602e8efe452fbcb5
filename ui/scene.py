"""What a page is given: the data, what is selected, who looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from data.version import Version
from kpi.kpis import KPI
from kpi.own.catalogue import catalogue_of
from kpi.periods import Grain
from kpi.selection import Selection
from sharing.access import Access
from ui.address import Members

_SCENE = "_scene"


@dataclass(frozen=True)
class Scene:
    """One run of a page. `access` says what this visitor may do; `version` is `None` while the workspace is empty.

    `selection` has no grain; `grain` is the one for trends. `members` are the members of each dimension that the data has.
    """

    access: Access
    selection: Selection
    grain: Grain
    members: Members
    today: date

    @property
    def version(self) -> Version | None:
        return self.access.version

    @property
    def catalogue(self) -> Mapping[str, KPI]:
        """Every KPI by id: ours and those of the workspace."""
        return catalogue_of(self.version)

    @property
    def may_edit(self) -> bool:
        return self.access.may_edit

    @property
    def data(self) -> Version:
        """The version, for pages that are run only when there is one."""
        if self.version is None:
            raise LookupError("a page that needs data was run on an empty workspace")
        return self.version


def set_scene(scene: Scene) -> None:
    st.session_state[_SCENE] = scene


def scene() -> Scene:
    """The scene that the frame set for this run."""
    return st.session_state[_SCENE]
