"""The funnel as a picture: what became of those who came to each step; a click gives the list."""

from __future__ import annotations

from functools import partial

import streamlit as st

from charts.funnel import PICKED, Piece, funnel
from kpi.funnel import Behind, Part, Step
from kpi.kpis import Unit
from locales import Sentence
from locales.words import N_
from ui.funnel_list import Asked
from ui.funnel_view import FunnelView, key_of, open_list, step_name
from ui.takeaway import unchecked
from ui.values import shown
from ui.words import language, say, tell

KINDS = {"reached": N_("went on"), "waiting": N_("still there"), "left": N_("ended")}
CAME = N_("came to it")


def picture(found: FunnelView) -> None:
    """A bar a step; by period only who came to it, for then a step may count more than the one before."""
    kinds = KINDS if found.by_cohort else {"reached": CAME}
    base = f"funnel_{found.of}_{found.reading}"
    key = key_of(base)
    chart = funnel(
        [(step_name(step), _under(step)) for step in found.steps],
        [piece for place in range(len(found.steps)) for piece in _pieces(found, place)],
        title=tell(_title(found)),
        axis=tell(N_("Leads")) if found.of.value == "leads" else tell(N_("Deals")),
        kinds={kind: tell(word) for kind, word in kinds.items()},
        language=language(),
    )
    st.altair_chart(unchecked(chart), key=key, on_select=partial(_open, key, base, found), selection_mode=PICKED)
    st.caption(say("Click a part of a bar, or a number in a table, for the list behind it."))


def _title(found: FunnelView) -> Sentence:
    first, last = found.steps[0], found.steps[-1]
    return Sentence("From {count} at “{first}” to {won} at “{last}”", count=first.count, first=first.name, won=last.count, last=last.name)


def _under(step: Step) -> str:
    counted = shown(step.count, Unit.COUNT, None)
    return f"{counted} · {shown(step.step_share, Unit.SHARE, None)}" if step.step_share is not None else counted


def _pieces(found: FunnelView, place: int) -> list[Piece]:
    step = found.steps[place]
    if not found.by_cohort:
        return [_piece(step, place, "reached", step.count, CAME)]
    last = place == len(found.steps) - 1
    on = step.count if last else found.steps[place + 1].count
    parts = (
        ("reached", on, CAME if last else KINDS["reached"]),
        ("waiting", step.waiting or 0, KINDS["waiting"]),
        ("left", step.left, KINDS["left"]),
    )
    return [_piece(step, place, kind, count, word) for kind, count, word in parts if count]


def _piece(step: Step, place: int, kind: str, count: int, word: str) -> Piece:
    share = shown(count / step.count, Unit.SHARE, None) if step.count else ""
    text = Sentence("{step}: {count} {became} ({share})", step=step.name, count=count, became=Sentence(word), share=share)
    return Piece(place, kind, count, tell(text))


def _open(key: str, base: str, found: FunnelView) -> None:
    picked = st.session_state[key]["selection"].get(PICKED) or []
    if not picked:
        return
    place, kind = int(picked[0]["step"]), str(picked[0]["kind"])
    goes_on = kind == "reached" and found.by_cohort and place < len(found.steps) - 1
    open_list(Asked(Behind(Part(kind), place + goes_on)).written, base)
