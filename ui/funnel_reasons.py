"""Why they end: the reasons, at each step and over all of them; a tick gives the list."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from charts.bars import Bar, bars
from charts.finish import Scale
from kpi.funnel import Behind, Loss, Part
from kpi.kpis import Unit
from locales import Sentence
from locales.numbers import NO_VALUE
from locales.words import N_
from ui.explained_table import explained_table
from ui.funnel_list import Asked
from ui.funnel_view import FunnelView, key_of, open_list, step_name
from ui.takeaway import unchecked
from ui.values import shown
from ui.words import capital, language, say, tell

DRAWN = 10


def why_they_end(found: FunnelView) -> None:
    """The most frequent reasons as bars, and every one of them step by step."""
    losses = [(place, loss) for place, step in enumerate(found.steps) for loss in step.losses]
    if not losses:
        st.info(say("Nobody ended on the way in this selection."), icon=":material/info:")
        return
    left, right = st.columns([2, 3], gap="medium")
    with left:
        _picture(found, losses)
    with right:
        _table(found, losses)


def reason_name(reason: str | None) -> str:
    return tell("not stated") if reason is None else reason


def _picture(found: FunnelView, losses: list[tuple[int, Loss]]) -> None:
    together: dict[str | None, int] = {}
    for _, loss in losses:
        together[loss.reason] = together.get(loss.reason, 0) + loss.count
    ended = sum(together.values())
    drawn = sorted(together.items(), key=lambda each: -each[1])[:DRAWN]
    top, count = drawn[0]
    title = Sentence("“{reason}” ended {count} of {all}", reason=reason_name(top), count=count, all=ended)
    chart = bars(
        [
            Bar(reason_name(reason), number, f"{shown(number, Unit.COUNT, None)} · {shown(number / ended, Unit.SHARE, None)}")
            for reason, number in drawn
        ],
        title=tell(title),
        axis=tell(N_("Ended on the way")),
        scale=Scale.PLAIN,
        names=(tell("Ended"), ""),
        language=language(),
    )
    st.altair_chart(
        unchecked(chart),
        key=f"reasons_{found.of}_{found.reading}",
    )


def _table(found: FunnelView, losses: list[tuple[int, Loss]]) -> None:
    base = f"losses_{found.of}_{found.reading}_{len(losses)}"
    key = key_of(base)
    explained_table(
        _styled(found, losses),
        hide_index=True,
        height=min(38 + 35 * len(losses), 420),
        placeholder=NO_VALUE,
        key=key,
        on_select=partial(_open, key, base, [(place, loss.reason) for place, loss in losses]),
        selection_mode="single-row",
        alt=tell("Reasons for which they ended, step by step"),
    )


def _styled(found: FunnelView, losses: list[tuple[int, Loss]]) -> Any:
    steps = found.steps
    columns = {
        tell("Step"): [capital(step_name(steps[place])) for place, _ in losses],
        tell("Reason"): [reason_name(loss.reason) for _, loss in losses],
        tell("Ended"): [loss.count for _, loss in losses],
        tell("Of those at the step"): [loss.count / steps[place].count if steps[place].count else None for place, loss in losses],
        tell("Value"): [loss.value for _, loss in losses],
    }
    written_as: dict[Any, Any] = {
        tell("Ended"): lambda value: shown(value, Unit.COUNT, None),
        tell("Of those at the step"): lambda value: NO_VALUE if pd.isna(value) else shown(value, Unit.SHARE, None),
        tell("Value"): lambda value: NO_VALUE if pd.isna(value) else shown(value, Unit.MONEY, found.currency),
    }
    return pd.DataFrame(columns).style.format(written_as)


def _open(key: str, base: str, behind: list[tuple[int, str | None]]) -> None:
    for row in st.session_state[key]["selection"]["rows"]:
        if row < len(behind):
            place, reason = behind[row]
            open_list(Asked(Behind(Part.LEFT, place, (reason,))).written, base)
