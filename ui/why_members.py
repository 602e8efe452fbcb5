"""Who moved a KPI: the members of one dimension, drawn and listed; a tick narrows the page to a member."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from kpi.currencies import currency_of
from kpi.why import Explanation, Member
from locales import Sentence
from locales.numbers import NO_VALUE
from locales.words import N_
from ui import choice, state
from ui.explained_table import explained_table
from ui.scene import Scene
from ui.takeaway import described, takeaway
from ui.why_numbers import change_shown, parts_shown, value_shown
from ui.words import DIMENSION_NAMES, capital, member_name, say, tell

DRAWN = 8
"""So many members are drawn, all others together."""

SMALL = 30
"""A member with fewer rows in both periods is drawn pale and marked."""

Shared = tuple[Member, Fraction]
"""A member and its share of the change as it is shown."""


@dataclass(frozen=True)
class Part:
    """One step of a waterfall: a name, its share of the change, and whether it rests on few rows."""

    name: str
    share: Fraction
    few: bool = False


Draw = Callable[[Scene, Explanation, Sequence[Part], Sentence], Any]


def dimension_chosen(found: Explanation) -> str | None:
    """The dimension that the address says, else the one the explanation begins with."""
    asked = state.view().choice("by")
    return asked if asked in found.shared else found.dimension


def members(scene: Scene, found: Explanation, draw: Draw) -> None:
    """The choice of the dimension, the waterfall of its members, and their table."""
    options = {each.dimension: DIMENSION_NAMES[each.dimension] for each in found.dimensions}
    dimension = choice.segments("by", N_("By"), options, found.dimensions[0].dimension)
    chosen = found.shared[dimension]
    shared = list(zip(chosen, parts_shown([each.share for each in chosen], found), strict=True))
    title = Sentence("{kpi} by {dimension}: what each makes of the change", kpi=found.kpi.title, dimension=Sentence(options[dimension]))
    drawn = _drawn(shared, found.change)
    alt = takeaway(
        tell(title),
        [each.name for each in drawn],
        [change_shown(each.share, found.kpi, currency_of(scene.data, found.kpi)) for each in drawn],
    )
    st.altair_chart(described(draw(scene, found, drawn, title), alt), key=f"members_{found.kpi.id}_{dimension}")
    st.caption(say("Tick a row to narrow the whole page to it; untick it to take that back."))
    _table(scene, replace(found, dimension=dimension), shared, tell(title))


def _drawn(shared: Sequence[Shared], change: Fraction) -> list[Part]:
    """The largest ones, those that went with the change first, and all others together."""
    first = sorted(shared[:DRAWN], key=lambda each: -each[1] * (1 if change > 0 else -1))
    parts = [Part(member_name(member.group[0]), share, _is_few(member)) for member, share in first]
    others = shared[DRAWN:]
    if others:
        parts.append(Part(tell(Sentence("Others ({number})", number=len(others))), sum((share for _, share in others), Fraction(0))))
    return parts


def _is_few(member: Member) -> bool:
    return max(member.rows) < SMALL


def _table(scene: Scene, found: Explanation, shared: Sequence[Shared], title: str) -> None:
    dimension = found.dimension or ""
    chosen = state.view().members(dimension)
    key = f"why_{found.kpi.id}_{dimension}_{hash((chosen, len(shared)))}"
    names = [member.group[0] for member, _ in shared]
    explained_table(
        _styled(scene, found, shared),
        hide_index=True,
        height=min(420, 38 + 35 * len(shared)),
        key=key,
        alt=title,
        on_select=partial(_narrow, key, dimension, names),
        selection_mode="multi-row",
        selection_default={"selection": {"rows": [index for index, member in enumerate(names) if member in chosen]}},
    )


def _styled(scene: Scene, found: Explanation, shared: Sequence[Shared]) -> Any:
    """Numbers stay numbers, so that a click on a heading sorts them; only their text is in the reader's style."""
    parts = [member for member, _ in shared]
    kpi, currency = found.kpi, currency_of(scene.data, found.kpi)

    def amount(value: float) -> str:
        return NO_VALUE if pd.isna(value) else value_shown(Fraction(value), kpi, currency)

    def change(value: float) -> str:
        return NO_VALUE if pd.isna(value) else change_shown(Fraction(value), kpi, currency)

    columns: dict[str, tuple[list[Any], Any]] = {
        capital(tell(DIMENSION_NAMES[found.dimension or ""])): ([member_name(each.group[0]) for each in parts], None),
        tell("Makes of the change"): ([float(share) for _, share in shared], change),
        tell("Before"): ([_plain(each.before) for each in parts], amount),
        tell("After"): ([_plain(each.after) for each in parts], amount),
    }
    if any(each.rate is not None for each in parts):
        columns[tell("By its own value")] = ([_plain(each.rate) for each in parts], change)
        columns[tell("By its weight")] = ([_plain(each.mix) for each in parts], change)
    columns[tell("Note")] = ([_note(each) for each in parts], None)
    frame = pd.DataFrame({name: column for name, (column, _) in columns.items()})
    return frame.style.format({name: written for name, (_, written) in columns.items() if written})


def _plain(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _note(member: Member) -> str:
    if member.is_new or member.is_gone:
        return tell("new") if member.is_new else tell("gone")
    return tell("few") if _is_few(member) else ""


def _narrow(key: str, dimension: str, names: list[str | None]) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    state.change(state.view().filtered(dimension, tuple(names[row] for row in rows if row < len(names))))
