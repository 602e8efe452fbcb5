"""A pivot as a file: CSV, and a workbook with numbers that stay numbers."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pandas as pd
import streamlit as st
import xlsxwriter

from kpi.kpis import Unit
from kpi.pivot import Face
from locales.words import N_
from ui.pivot_table import Shown
from ui.pivot_words import Words
from ui.taken_along import csv_to_come
from ui.words import member_name, say, tell

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = {Unit.SHARE: "0.0%", Unit.COUNT: "#,##0.##", Unit.MONEY: "#,##0.00"}


def downloads(words: Words, columns: Sequence[Shown]) -> None:
    """Two buttons; the files are made when they are asked for."""
    period = words.scene.selection.period
    name = f"{'_'.join(kpi.id for kpi in words.pivot.kpis)[:60]}_{period.start}_{period.end}"
    with st.container(horizontal=True):
        for label, ending, kind, made in (
            (N_("Download CSV"), "csv", "text/csv", csv_to_come(lambda: rows(words, columns), labels=None)),
            (N_("Download workbook"), "xlsx", XLSX, lambda: workbook(words, columns)),
        ):
            st.download_button(
                say(label), data=made, file_name=f"{name}.{ending}", mime=kind, icon=":material/download:", key=ending, on_click="ignore"
            )


def rows(words: Words, columns: Sequence[Shown]) -> pd.DataFrame:
    """The table in plain rows: each member under its own heading, numbers as they are, and the rows that each value rests on."""
    pivot = words.pivot
    made: dict[str, list[Any]] = {}
    for depth, title in enumerate(words.row_titles()):
        made[title] = [member_name(row.group[depth]) if depth < len(row.group) else "" for row in pivot.rows]
    made[tell("Part")] = [words.part(row) for row in pivot.rows]
    for each in columns:
        name = words.heading(each.kpi, each.head, each.face)
        made[name] = [each.face.of(pivot.cell(row, each.head, each.kpi)) for row in pivot.rows]
        if each.face is Face.VALUE:
            made[f"{name} ({tell('Rows')})"] = [pivot.cell(row, each.head, each.kpi).rows for row in pivot.rows]
    return pd.DataFrame(made)


def workbook(words: Words, columns: Sequence[Shown]) -> bytes:
    """The same as a workbook in which text is text, whatever it begins with."""
    table, content = rows(words, columns), BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, strong = book.add_worksheet(), book.add_format({"bold": True})
        formats = _formats(book, words, columns)
        for index, name in enumerate(table.columns):
            sheet.write_string(0, index, str(name), strong)
            for row, cell in enumerate(table[name], start=1):
                if isinstance(cell, str):
                    sheet.write_string(row, index, cell)
                elif not pd.isna(cell):
                    sheet.write_number(row, index, float(cell), formats.get(str(name)))
        sheet.freeze_panes(1, len(words.pivot.layout.rows))
        sheet.autofit()
    return content.getvalue()


def _formats(book: Any, words: Words, columns: Sequence[Shown]) -> dict[str, Any]:
    made = {}
    for each in columns:
        shown = "0.0%" if each.face is Face.RELATIVE else FORMATS.get(each.kpi.unit, "0.00")
        made[words.heading(each.kpi, each.head, each.face)] = book.add_format({"num_format": shown})
    return made
