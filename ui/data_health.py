"""The head of the page Data health: the answer, the numbers, the picture, and what to look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from charts.cells import Cell, cells
from kpi.kpis import Unit
from kpi.periods import Grain, Period
from kpi.state_of_data import Intake, Rhythm, Touching, intake, rhythms, touching
from kpi.status import State
from locales import Sentence
from locales.words import N_
from ui.answers import answers
from ui.charted import charted
from ui.data_health_fields import fields
from ui.data_health_findings import findings
from ui.data_health_sources import files, tables
from ui.data_health_words import ended
from ui.data_health_words import headline as answer
from ui.fields import table_name
from ui.figures import statuses
from ui.month_names import day_name
from ui.number_card import number_card
from ui.page_head import page_head
from ui.scene import Scene
from ui.sections import sections
from ui.steps import step_name
from ui.values import shown
from ui.words import language, say, tell
from ui.workspace import now

MONTHS = 24
"""So many months are drawn."""

LONG_AGO = 300
"""Days after which nobody waits for the next rows any more."""


@dataclass(frozen=True)
class DataHealth:
    """What one run shows; `found` is `None` for those who come by a link, which shows figures and no files.

    `end` is the day against which tables are late: the last of the data, for a table stops where the others go on.
    """

    today: date
    end: date
    came_in: Intake
    rhythms: tuple[Rhythm, ...]
    found: tuple[Touching, ...] | None


def headline(scene: Scene) -> DataHealth:
    """The answer as title."""
    today = scene.selection.calendar.today(now())
    with st.spinner(say("Checking the data…"), show_time=False):
        found = touching(scene.data, today) if scene.access.link is None else None
    end = min(today, scene.data.last_day or today)
    seen = DataHealth(today, end, intake(scene.data), rhythms(scene.data, end), found)
    page_head(answer(scene.data.last_day, today, seen.came_in, found), tab=N_("Data health"))
    return seen


def numbers(scene: Scene, seen: DataHealth) -> None:
    """The last day, rows, findings, KPIs answered, tables that are late."""
    last, came_in = scene.data.last_day, seen.came_in
    with st.grid(4, min_column_width=170, gap="small"):
        if last:
            number_card(N_("Last day of the data"), day_name(last), ended(last, seen.today))
        if seen.found is not None and came_in.read:
            told = Sentence("files: {files}; set aside: {aside}", files=came_in.sources, aside=came_in.aside)
            number_card(N_("Rows that came in"), _count(came_in.used), told)
            _findings_card(seen.found)
        status = statuses(scene.data)
        partly = sum(each.state is State.PARTLY for each in status.values())
        answered = sum(each.state is not State.NOT for each in status.values())
        told = Sentence("of {all}; in part: {partly}", all=len(status), partly=partly)
        number_card(N_("KPIs answered"), _count(answered), told)


def _findings_card(found: tuple[Touching, ...]) -> None:
    severe = [each.listed.check.severity for each in found]
    told = Sentence(
        "errors: {errors}, warnings: {warnings}, notes: {notes}",
        errors=severe.count("error"), warnings=severe.count("warning"), notes=severe.count("note"),
    )  # fmt: skip
    number_card(N_("Findings"), _count(len(found)), told)


def picture(scene: Scene, seen: DataHealth) -> None:
    """Rows by month in each table: what ends early, what has gaps."""
    if not seen.rhythms:
        return
    late = [each for each in seen.rhythms if each.is_late]
    title = Sentence("Rows by month in each table; late: {late}", late=len(late))
    st.markdown(f"**{say('Rows by month')}**", help=say("Each table by itself: the deepest month is its own best. Empty: no rows."))
    columns = months_until(_end(seen))
    charted(
        cells(
            [_cell(each, month, scene) for each in seen.rhythms for month in columns],
            title=tell(title),
            language=language(),
        ),
        key="data_health_rhythm",
        title=tell(title),
        columns={tell("Table"): [table_name(each.table) for each in seen.rhythms]}
        | {_month(month, scene): [dict(each.months).get(month, 0) for each in seen.rhythms] for month in columns},
    )


def _end(seen: DataHealth) -> date:
    """The last month drawn: this one, so that silence is seen; of data that ended long ago its own last."""
    last = max(month for each in seen.rhythms for month, _ in each.months)
    return seen.today.replace(day=1) if (seen.today - last).days < LONG_AGO else last


def months_until(end: date) -> list[date]:
    """The first days of as many months as are drawn, `end` the last."""
    first = end.year * 12 + end.month - MONTHS
    return [date(place // 12, place % 12 + 1, 1) for place in range(first, first + MONTHS)]


def _cell(rhythm: Rhythm, month: date, scene: Scene) -> Cell:
    """A month of a table; before its first row and after today nothing is known."""
    rows, most = dict(rhythm.months).get(month, 0), max(count for _, count in rhythm.months)
    known = month >= rhythm.first.replace(day=1)
    shown_ = tell(Sentence("{rows} rows", rows=rows))
    return Cell(table_name(rhythm.table), _month(month, scene), rows / most if known and rows else None, shown_)


def _month(month: date, scene: Scene) -> str:
    return step_name(Period(month, (month + timedelta(days=31)).replace(day=1)), Grain.MONTH, scene.selection.calendar)


def looks(scene: Scene, seen: DataHealth) -> None:
    """Tables and files, findings, fields, answers: one of these."""
    parts = {
        "tables": (N_("How fresh"), lambda: tables(seen.rhythms, None if scene.access.is_demo else (seen.today - seen.end).days)),
        **({"files": (N_("Files"), lambda: files(scene, seen.found or (), seen.today))} if seen.found is not None else {}),
        **({"findings": (N_("What is doubtful"), lambda: findings(scene, seen.found or ()))} if seen.found is not None else {}),
        "fields": (N_("How full the fields are"), lambda: fields(scene)),
        "answers": (N_("What it answers"), lambda: answers(scene)),
    }
    sections("state", parts)


def _count(number: float) -> str:
    return shown(number, Unit.COUNT, None)
