"""The head of the page Service: the answer, the numbers, and what to look at."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from kpi.compute import Value
from kpi.service import DESK, Answered, Desk, Survey
from locales import Sentence
from locales.words import N_
from ui.empty import no_value, not_in_data
from ui.figures import headlines, lacking_of
from ui.number_card import number_card
from ui.page_head import page_head
from ui.scene import Scene
from ui.sections import sections
from ui.service_answers import satisfaction
from ui.service_figures import desk_of, survey_of, surveys
from ui.service_times import reply, resolution
from ui.service_waiting import waiting
from ui.service_words import between, count, survey_value, time
from ui.service_words import headline as answer
from ui.values import Move, move


@dataclass(frozen=True)
class Service:
    """What one run shows: the KPIs answered, the desk of everybody, and each survey's answer."""

    kpis: tuple[str, ...]
    values: dict[str, Value]
    desk: Desk
    asked: dict[Survey, Answered]


def headline(scene: Scene) -> Service | None:
    """The answer as title; `None` where there is nothing to show, after saying what is missing."""
    lacks = lacking_of(scene.data)
    kpis = tuple(each for each in DESK if not lacks[each])
    asked = surveys(scene.data)
    if not kpis and not asked:
        page_head(N_("This data holds no tickets and no answers of customers"), tab=N_("Service"))
        not_in_data((*lacks["tickets"], *lacks["nps"]))
        return None
    values = headlines(scene.data, kpis, scene.selection) if kpis else {}
    answers = {survey: survey_of(scene.data, survey, scene.selection)[0] for survey in asked}
    found = Service(kpis, values, desk_of(values), {each: told for each, told in answers.items() if told.value.value is not None})
    page_head(answer(found.desk, next(iter(found.asked.values()), None)), tab=N_("Service"))
    reasons = [value.reason for value in (*values.values(), *(each.value for each in answers.values())) if value.reason]
    if not found.asked and not any(value.value for value in values.values()):
        no_value(reasons[0] if reasons else None)
        return None
    return found


def numbers(scene: Scene, found: Service) -> None:
    """What waits, how long it takes, what customers say."""
    desk = found.desk
    with st.grid(3, min_column_width=170, gap="small"):
        if desk.open is not None:
            number_card(N_("Open tickets"), count(desk.open), _oldest(desk), moved=_moved(scene, found, "ticket_backlog"))
        if desk.resolution.median is not None:
            tail = Sentence("one in ten takes longer than {p90}", p90=time(desk.resolution.p90))
            number_card(N_("Resolved within"), time(desk.resolution.median), tail, _MEDIAN, _moved(scene, found, "resolution_time"))
        if desk.reply.median is not None:
            tail = Sentence("one in ten waits longer than {p90}", p90=time(desk.reply.p90))
            number_card(N_("First reply within"), time(desk.reply.median), tail, _MEDIAN, _moved(scene, found, "first_reply_time"))
        for survey, asked in found.asked.items():
            moved = move(asked.value, scene.catalogue[survey])
            number_card(str(scene.catalogue[survey].name), survey_value(asked), between(asked), scene.catalogue[survey].meaning, moved)


_MEDIAN = N_("Half took less, half took more.")


def looks(scene: Scene, found: Service) -> None:
    """What waits, how long things take, what customers say: one of these, as far as the data tells."""
    asked = tuple(found.asked)
    possible = {
        "waiting": (found.desk.open is not None, N_("What waits"), lambda: waiting(scene, found.kpis)),
        "resolution": (found.desk.resolution.median is not None, N_("Until resolved"), lambda: resolution(scene, found.kpis)),
        "reply": (found.desk.reply.median is not None, N_("Until the first reply"), lambda: reply(scene, found.kpis)),
        "satisfaction": (bool(asked), N_("What customers say"), lambda: satisfaction(scene, asked, found.kpis)),
    }
    sections("look", {name: (label, drawn) for name, (told, label, drawn) in possible.items() if told})


def _oldest(desk: Desk) -> Sentence | None:
    if not desk.open or desk.oldest_days is None:
        return None
    return Sentence("more than 30 days old: {old}; the oldest {days}", old=desk.long_open, days=time(desk.oldest_days * 24))


def _moved(scene: Scene, found: Service, kpi: str) -> Move | None:
    return move(found.values[kpi], scene.catalogue[kpi])
