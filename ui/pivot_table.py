"""A pivot as a table: numbers in the reader's style, shades behind them, a click on a heading that orders by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from kpi.kpis import KPI
from kpi.pivot import Face, Head, Order, Part, Pivot
from kpi.pivot.head import ALL
from locales.numbers import NO_VALUE
from ui import state
from ui.explained_table import explained_table
from ui.explore_choices import Asked, order_token
from ui.pivot_shades import shades
from ui.pivot_words import FACES, Words
from ui.words import say, tell

ROW, TALLEST = 35, 24
INDENT = "\u2003"
ARROWS = {True: " ↓", False: " ↑"}
STRONG = "font-weight: 650;"
HEAD = "head"


@dataclass(frozen=True)
class Shown:
    """One column of the table: a KPI, a column of the pivot, and what of the value stands there."""

    kpi: KPI
    head: Head
    face: Face


def columns_of(pivot: Pivot, faces: Sequence[Face]) -> list[Shown]:
    """KPI by KPI, so that each one's numbers lie side by side."""
    return [Shown(kpi, head, face) for kpi in pivot.kpis for head in pivot.columns for face in faces]


def pivot_table(words: Words, asked: Asked, columns: Sequence[Shown]) -> tuple[Head, Shown] | None:
    """Draw the table; returns the cell that is selected."""
    pivot = words.pivot
    key = f"pivot_{hash((asked, tuple(columns), pivot.rows, pivot.layout.order))}"
    groups = _groups(words, columns)
    table = frame(words, columns, groups)
    selected = explained_table(
        table.style.apply(lambda _: _styles(words, asked, columns, table), axis=None),
        key=key,
        hide_index=True,
        height=ROW * min(len(pivot.rows) + (2 if groups else 1), TALLEST) + 3,
        column_config=_config(words, columns, bool(groups)),
        placeholder=NO_VALUE,
        on_select=partial(_take_order, key, columns, pivot.layout.order),
        selection_mode=["single-column", "single-cell"],
        alt=tell(words.title()),
    )
    cells = selected["selection"]["cells"]
    if not cells or cells[0][1] == HEAD:
        return None
    row, name = cells[0]
    return pivot.rows[int(row)], columns[int(name)]


def frame(words: Words, columns: Sequence[Shown], groups: Sequence[str]) -> pd.DataFrame:
    """What is read, under names that are unique: `head`, then `0`, `1`…; under headings of groups where there are some."""
    pivot = words.pivot
    cells = {str(index): [words.cell(row, each.head, each.kpi, each.face) for row in pivot.rows] for index, each in enumerate(columns)}
    made = pd.DataFrame({HEAD: [_indent(pivot, row) + words.row(row) for row in pivot.rows]} | cells)
    if groups:
        made.columns = pd.MultiIndex.from_tuples(list(zip((words.rows_title(), *groups), made.columns, strict=True)))
    return made


def _indent(pivot: Pivot, row: Head) -> str:
    deep = len(pivot.layout.rows) > 1
    return INDENT if deep and row.group and row.part is not Part.TOTAL else ""


def _groups(words: Words, columns: Sequence[Shown]) -> list[str]:
    """What stands above the headings: the KPI, with the member where each has several columns; nothing where headings say it all."""
    pivot, faces = words.pivot, {each.face for each in columns}
    if len(faces) > 1 and pivot.layout.across:
        several = len(pivot.kpis) > 1
        return [f"{words.kpi(each.kpi)} · {words.column(each.head)}" if several else words.column(each.head) for each in columns]
    return [words.kpi(each.kpi) for each in columns] if len(faces) > 1 or pivot.layout.across else []


def _heading(words: Words, each: Shown, faces: int) -> str:
    if faces > 1:
        return tell(FACES[each.face])
    if words.pivot.layout.across:
        return words.column(each.head)
    return words.kpi(each.kpi) if each.face is Face.VALUE else f"{words.kpi(each.kpi)}, {tell(FACES[each.face])}"


def _config(words: Words, columns: Sequence[Shown], grouped: bool) -> dict[Any, Any]:
    """Headings, with an arrow where the rows are ordered by one; what a KPI means stands behind it.

    By position: the hidden index is the first, and names stand under groups.
    """
    order, faces = words.pivot.layout.order, len({each.face for each in columns})
    named = order is not None and order.kpi is None
    title = "" if grouped else words.rows_title()
    config: dict[Any, Any] = {1: st.column_config.Column(title + (ARROWS[order.descending] if order and named else ""), pinned=True)}
    for index, each in enumerate(columns):
        here = order is not None and (order.kpi, order.column, order.face) == (each.kpi.id, each.head, each.face)
        arrow = ARROWS[order.descending] if order and here else ""
        config[index + 2] = st.column_config.Column(_heading(words, each, faces) + arrow, help=say(each.kpi.meaning), alignment="right")
    return config


def _styles(words: Words, asked: Asked, columns: Sequence[Shown], table: pd.DataFrame) -> pd.DataFrame:
    """CSS for each cell: totals stand out, shades lie behind members."""
    pivot = words.pivot
    css = [[STRONG if row.part is Part.TOTAL else ""] * (len(columns) + 1) for row in pivot.rows]
    if asked.heat:
        for (row, column), colour in shades(pivot, [(each.kpi, each.head, each.face) for each in columns]).items():
            css[row][column + 1] += f"background-color: {colour};"
    return pd.DataFrame(css, index=table.index, columns=table.columns)


def _take_order(key: str, columns: Sequence[Shown], order: Order | None) -> None:
    """Order by the column whose heading was clicked; once more turns it round."""
    chosen = st.session_state[key]["selection"]["columns"]
    if not chosen:
        return
    if chosen[0] == HEAD:
        asked = Order(None, descending=bool(order and order.kpi is None and not order.descending))
    else:
        each = columns[int(chosen[0])]
        same = order is not None and (order.kpi, order.column, order.face) == (each.kpi.id, each.head, each.face)
        asked = Order(each.kpi.id, each.head, each.face, not order.descending if order and same else True)
    if asked.column.part is not Part.OTHERS or asked.column == ALL:
        state.change(state.view().chosen("order", order_token(asked)))
