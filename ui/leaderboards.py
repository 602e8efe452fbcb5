"""Leaderboards: a KPI by the members of a dimension; a tick narrows the view to a member, and is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from charts.bars import MOST, Bar, bars
from charts.finish import Scale
from kpi.compute import Value
from kpi.currencies import currency_of
from kpi.kpis import KPI
from kpi.ranked import Ranked
from kpi.status import dimensions_of
from locales import Sentence, numbers
from locales.numbers import NO_VALUE, signed
from locales.words import N_
from ui import choice, state
from ui.empty import not_in_data
from ui.explained_table import explained_table
from ui.fields import field_sentence
from ui.figures import headlines, leaderboard
from ui.scene import Scene
from ui.takeaway import described, takeaway
from ui.trend_view import SCALES, axis_title
from ui.values import difference, relative_change, share_shown, shown
from ui.words import DIMENSION_NAMES, capital, language, member_name, say, tell

DIMENSIONS = ("rep", "team", "country", "region", "city", "channel", "product", "segment")
TOLD = ("status", "currency")
"""Own dimensions of tables that formulas and amounts tell already."""

SMALL = 30
"""Fewer rows than these are marked: one case more or less would move the value visibly."""

FEW = 5
"""With fewer members that have rows enough, a picture of those alone would show nothing: all are drawn, small ones pale."""

HEIGHT = 36 + 35 * 12


def leaderboards(scene: Scene, kpi: KPI) -> None:
    """The members of one dimension as bars and as a table; which dimension stands in the address."""
    possible = [name for name in dimensions_of(scene.data, kpi) if name not in (*DIMENSION_NAMES, *TOLD) or name in DIMENSIONS]
    if not possible:
        not_in_data((Sentence("{kpi} cannot be split here: its data names no rep, place, channel or product.", kpi=kpi.title),))
        return
    dimension = choice.segments("by", N_("By"), {name: name_of(name) for name in possible}, possible[0])
    found = leaderboard(scene.data, kpi.id, scene.selection, dimension)
    picture, table = st.columns([1, 2], gap="medium")
    with picture:
        _bars(scene, kpi, dimension, found)
        if any(value.rows < SMALL for value in found.members):
            st.caption(say(Sentence("Pale: fewer than {rows} rows, too few to judge by.", rows=SMALL)))
    with table:
        if dimension in DIMENSION_NAMES:
            st.caption(say("Tick a row to narrow the whole page to it; untick it to take that back."))
        _table(scene, kpi, dimension, found)


def _bars(scene: Scene, kpi: KPI, dimension: str, found: Ranked) -> None:
    """The members, of many the best ones and all others together."""
    currency = currency_of(scene.data, kpi)
    if len(found.members) > MOST:
        least = 0 if kpi.additive or sum(value.rows >= SMALL for value in found.members) < FEW else SMALL
        found = leaderboard(scene.data, kpi.id, scene.selection, dimension, MOST - 1, least=least)
    drawn = [_bar(member_name(value.group[0][1]), value, kpi, currency) for value in found.members if value.value is not None]
    others = [_bar(tell(_others(found)), value, kpi, currency) for value in found.others if value.value is not None]
    members = [*drawn, *others]
    if members:
        title = tell(_title(kpi, dimension))
        chart = bars(
            members,
            title=title,
            axis=axis_title(kpi, currency),
            scale=SCALES.get(kpi.unit, Scale.PLAIN),
            names=(tell("This period"), tell("Compared with")),
            language=language(),
            reference=None if kpi.additive else headlines(scene.data, (kpi.id,), scene.selection)[kpi.id].value,
        )
        said = takeaway(title, [each.name for each in members], [each.shown for each in members])
        st.altair_chart(described(chart, said), key=f"bars_{kpi.id}_{dimension}")


def _bar(name: str, value: Value, kpi: KPI, currency: str | None) -> Bar:
    compared = shown(value.comparison, kpi.unit, currency)
    return Bar(name, value.value or 0.0, shown(value.value, kpi.unit, currency), value.comparison, compared, value.rows < SMALL)


def _others(found: Ranked) -> Sentence:
    return Sentence("Others ({number})", number=found.beyond)


def _table(scene: Scene, kpi: KPI, dimension: str, found: Ranked) -> None:
    """The members and, under them, the whole, which no tick narrows to."""
    members = [value.group[0][1] for value in found.members]
    chosen = state.view().members(dimension)
    key = f"leaders_{kpi.id}_{dimension}_{hash((chosen, tuple(members)))}"
    ticks: dict[str, Any] = {
        "on_select": partial(_narrow, key, dimension, members),
        "selection_mode": "multi-row",
        "selection_default": {"selection": {"rows": [index for index, member in enumerate(members) if member in chosen]}},
    }
    explained_table(
        member_table(found, kpi, currency_of(scene.data, kpi), dimension),
        hide_index=True,
        height=min(HEIGHT, 38 + 35 * (len(members) + 1)),
        key=key,
        alt=tell(_title(kpi, dimension)),
        # What one table has of its own narrows nothing else on the page.
        **(ticks if dimension in DIMENSION_NAMES else {}),
    )


def _title(kpi: KPI, dimension: str) -> Sentence:
    return Sentence("{kpi} by {dimension}", kpi=kpi.title, dimension=name_of(dimension))


def name_of(dimension: str) -> Sentence:
    """A dimension as it is called, conformed or a table's own."""
    return Sentence(DIMENSION_NAMES[dimension]) if dimension in DIMENSION_NAMES else field_sentence(dimension)


def _narrow(key: str, dimension: str, members: Sequence[str | None]) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    state.change(state.view().filtered(dimension, tuple(members[row] for row in rows if row < len(members))))


def member_table(found: Ranked, kpi: KPI, currency: str | None, dimension: str) -> Any:
    """Numbers stay numbers, so that a click on a heading sorts them; only their text is in the reader's style."""
    values = [*found.members, *found.whole]
    names = [*(member_name(value.group[0][1]) for value in found.members), *(tell("Total") for _ in found.whole)]
    columns: dict[str, tuple[list[Any], Any]] = {
        capital(tell(name_of(dimension))): (names, None),
        tell(kpi.name): ([value.value for value in values], lambda number: _text(number, kpi, currency)),
    }
    shares = [found.share(value) for value in values]
    if any(share is not None for share in shares):
        columns[tell("Share")] = (shares, share_shown)
    if any(value.change is not None for value in values):
        changes = {value.change: difference(value, kpi, currency) for value in values}
        columns[tell("Change")] = ([value.change for value in values], lambda change: changes.get(change, NO_VALUE))
        columns[tell("Change %")] = ([relative_change(value) for value in values], _per_cent)
    columns[tell("Rows")] = ([value.rows for value in values], _rows)
    frame = pd.DataFrame({name: column for name, (column, _) in columns.items()})
    return frame.style.format({name: written for name, (_, written) in columns.items() if written})


def _text(number: float, kpi: KPI, currency: str | None) -> str:
    return NO_VALUE if pd.isna(number) else shown(number, kpi.unit, currency)


def _per_cent(change: float) -> str:
    return NO_VALUE if pd.isna(change) else signed(numbers.share(abs(change), language()), change)


def _rows(rows: int) -> str:
    counted = numbers.count(rows, language())
    return f"{counted} · {tell('few')}" if rows < SMALL else counted
