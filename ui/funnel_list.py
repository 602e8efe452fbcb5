"""The leads or deals behind one number of a funnel: which one stands in the address, and can be chosen without a mouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from kpi.funnel import Behind, Part, count_behind, dimensions_of, rows_behind
from kpi.selection import Selection
from locales import Sentence
from locales.words import N_
from ui import choice, state
from ui.address import member_of, token
from ui.funnel_view import FunnelView, open_list
from ui.leaderboards import name_of
from ui.records_view import DOWNLOADED, SHOWN, record_list
from ui.scene import Scene
from ui.words import member_name, say

NOBODY = "none"
CAME_AT = N_("came to this step")


@dataclass(frozen=True)
class Asked:
    """A number of the funnel, and where it is one member's, the dimension and the member."""

    behind: Behind
    whose: tuple[str, str | None] | None = None

    @property
    def in_section(self) -> bool:
        """Whether it was asked for in a table further down: of one reason, or of one member."""
        return bool(self.behind.because) or self.whose is not None

    @property
    def written(self) -> str:
        """As it stands in the address: `left.1`, `left.1.reason.Price`, `reached.2.channel.Web`."""
        more = [("reason", reason) for reason in self.behind.because] or ([self.whose] if self.whose else [])
        return ".".join([self.behind.part.value, str(self.behind.step), *(f"{name}.{token(member)}" for name, member in more)])


def read(text: str | None, dimensions: Sequence[str]) -> Asked | None:
    """The number that the address asks for; `None` where it names none."""
    part, step, name, member = (*(text or "").split(".", 3), "", "", "", "")[:4]
    if part not in list(Part) or not step.isdecimal():
        return None
    if name == "reason":
        return Asked(Behind(Part(part), int(step), (member_of(member),)))
    return Asked(Behind(Part(part), int(step)), (name, member_of(member)) if name in dimensions else None)


def list_behind(scene: Scene, found: FunnelView) -> None:
    """The choice of the number, and where one is chosen its list, to search and to take along."""
    options, asked = _options(found), _asked(scene, found)
    if asked and asked.in_section:
        options[asked.written] = _named(found, asked)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = choice.select("behind", N_("List"), options, NOBODY, width=420)
        if chosen != NOBODY:
            st.button(say("Close the list"), icon=":material/close:", type="tertiary", on_click=open_list, args=(None,))
    if asked and not asked.in_section:
        _rows(scene, found, asked)


def list_in_section(scene: Scene, found: FunnelView) -> None:
    """The list of one member or one reason, under the table in which it was clicked."""
    asked = _asked(scene, found)
    if asked and asked.in_section:
        st.markdown(f"**{say(_named(found, asked))}**")
        _rows(scene, found, asked)


def _asked(scene: Scene, found: FunnelView) -> Asked | None:
    asked = read(state.view().choice("behind"), dimensions_of(scene.data, found.of))
    return asked if asked and asked.behind.step < len(found.steps) else None


def _rows(scene: Scene, found: FunnelView, asked: Asked) -> None:
    selection = scene.selection.narrowed(*asked.whose) if asked.whose else scene.selection
    counted = (scene.data, selection, found.of, found.reading, asked.behind)
    record_list(
        rows_behind(*counted, limit=SHOWN),
        count_behind(*counted),
        lambda: rows_behind(*counted, limit=DOWNLOADED),
        title=_named(found, asked),
        name=_file(found, asked.behind, selection),
        oldest_first=asked.behind.part is Part.WAITING,
        labels={"came_at": CAME_AT},
    )


def _file(found: FunnelView, behind: Behind, selection: Selection) -> str:
    return f"{found.of}_{behind.part}_{behind.step + 1}_{selection.period.start}_{selection.period.end}"


def _options(found: FunnelView) -> dict[str, str | Sentence]:
    """Every number of the funnel that counts anybody."""
    options: dict[str, str | Sentence] = {NOBODY: N_("Choose a step or a part of it")}
    for place, step in enumerate(found.steps):
        for part, count in ((Part.REACHED, step.count), (Part.WAITING, step.waiting or 0), (Part.LEFT, step.left)):
            if count:
                asked = Asked(Behind(part, place))
                options[asked.written] = _named(found, asked)
    return options


def _named(found: FunnelView, asked: Asked) -> Sentence:
    behind, step = asked.behind, found.steps[asked.behind.step]
    if asked.whose:
        dimension, member = asked.whose
        return Sentence("{step}, {dimension}: {member}", step=step.name, dimension=name_of(dimension), member=member_name(member))
    if behind.because:
        reason = behind.because[0]
        loss = next((each for each in step.losses if each.reason == reason), None)
        why = Sentence("not stated") if reason is None else reason
        return Sentence("{step}: {count} ended, “{reason}”", step=step.name, count=loss.count if loss else 0, reason=why)
    if behind.part is Part.WAITING:
        return Sentence("{step}: {count} still there", step=step.name, count=step.waiting or 0)
    if behind.part is Part.LEFT:
        return Sentence("{step}: {count} ended", step=step.name, count=step.left)
    return Sentence("{step}: {count} came to it", step=step.name, count=step.count)
