"""The head of the page Adoption: the answer, the numbers, and what to look at."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from kpi.adoption import PEOPLE, Person, Team, team_of
from kpi.compute import Value
from kpi.kpis import Unit
from locales import Sentence
from locales.words import N_
from ui.adoption_deals import deals
from ui.adoption_fields import fields
from ui.adoption_figures import coverage_of, people_of
from ui.adoption_leads import leads
from ui.adoption_people import use
from ui.adoption_words import headline as answer
from ui.empty import no_value, not_in_data
from ui.fields import field_sentence, table_sentence
from ui.figures import headlines, lacking_of
from ui.number_card import number_card
from ui.page_head import page_head
from ui.scene import Scene
from ui.sections import sections
from ui.service_words import time
from ui.values import Move, move, shown


@dataclass(frozen=True)
class Adoption:
    """What one run shows: the KPIs answered with their values, all people together, and one by one.

    `people` are all of them, to be ticked; `chosen` those that the view is narrowed to.
    """

    kpis: tuple[str, ...]
    values: dict[str, Value]
    team: Team
    people: tuple[Person, ...]
    chosen: tuple[Person, ...]


def headline(scene: Scene) -> Adoption | None:
    """The answer as title; `None` where there is nothing to show, after saying what is missing."""
    lacks = lacking_of(scene.data)
    kpis = tuple(each for each in PEOPLE if not lacks[each])
    if not kpis:
        page_head(N_("This data does not say how the CRM is used"), tab=N_("Adoption"))
        not_in_data(because for each in PEOPLE for because in lacks[each])
        return None
    values = headlines(scene.data, kpis, scene.selection)
    team = team_of(tuple(values.values()), scene.selection)
    people = people_of(scene.data, kpis, scene.selection, tuple(scene.members.get("rep", ())))
    selected = next((each.members for each in scene.selection.filters if each.dimension == "rep"), ())
    chosen = tuple(each for each in people if not selected or each.member in selected)
    page_head(answer(team, chosen), tab=N_("Adoption"))
    if not any(value.rows for value in values.values()):
        no_value(next((value.reason for value in values.values() if value.reason), None))
        return None
    return Adoption(kpis, values, team, people, chosen)


def numbers(scene: Scene, found: Adoption) -> None:
    """Log-ins, records, untouched deals, answers to leads, and how full the fields are."""
    team = found.team
    with st.grid(3, min_column_width=170, gap="small"):
        if "login_frequency" in team.values:
            _log_ins(scene, found)
        if team.created is not None:
            beside = dict(team.values["records_created"].beside).get("per person")
            told = Sentence("per person: {number}", number=_count(round(beside))) if beside else None
            number_card(
                N_("Records created"),
                _count(team.created),
                told,
                _meaning(scene, "records_created"),
                _moved(scene, found, "records_created"),
            )
        if team.untouched is not None:
            told = Sentence(
                "of {open} open; without work for {days} days", open=_count(team.open_deals), days=scene.selection.terms.upkeep_days
            )
            number_card(N_("Untouched deals"), _count(team.untouched), told)
        if team.past_due is not None:
            told = Sentence("without an amount: {number}", number=_count(team.without_amount))
            number_card(N_("Past their expected close"), _count(team.past_due), told)
        if team.response is not None:
            told = Sentence("never answered: {share}", share=shown(team.never_answered, Unit.SHARE, None))
            number_card(N_("Leads answered within"), time(team.response), told, _meaning(scene, "lead_response_time"),
                        _moved(scene, found, "lead_response_time"))  # fmt: skip
        _fullness(scene)


def _log_ins(scene: Scene, found: Adoption) -> None:
    beside = dict(found.team.values["login_frequency"].beside)
    days, everyday = beside.get("days with a log-in, per person"), found.team.working_days
    told = Sentence("of {days} working days", days=everyday)
    number_card(
        N_("Days with a log-in, per person"), _count(None if days is None else round(days)), told, _meaning(scene, "login_frequency")
    )


def _fullness(scene: Scene) -> None:
    """The fields that are filled, of all that are to be."""
    covered = coverage_of(scene.data, scene.selection)
    rows = sum(each.rows for each in covered)
    if rows:
        worst = min(covered, key=lambda each: each.share or 0.0)
        told = Sentence(
            "emptiest: {field} of {table}, {share}",
            field=field_sentence(worst.field), table=table_sentence(worst.table), share=shown(worst.share, Unit.SHARE, None),
        )  # fmt: skip
        number_card(N_("Fields filled"), shown(sum(each.filled for each in covered) / rows, Unit.SHARE, None), told)


def looks(scene: Scene, found: Adoption) -> None:
    """People, fields, deals, leads: one of these, as far as the data tells."""
    possible = {
        "people": (bool(found.people), N_("Who uses it"), lambda: use(scene, found.kpis, found.team, found.chosen, found.people)),
        "fields": (True, N_("What is filled in"), lambda: fields(scene)),
        "deals": (found.team.untouched is not None, N_("Untouched deals"), lambda: deals(scene, found.team, found.chosen)),
        "leads": (found.team.never_answered is not None, N_("Answers to leads"), lambda: leads(scene, found.chosen)),
    }
    sections("use", {name: (label, drawn) for name, (told, label, drawn) in possible.items() if told})


def _moved(scene: Scene, found: Adoption, kpi: str) -> Move | None:
    return move(found.values[kpi], scene.catalogue[kpi])


def _meaning(scene: Scene, kpi: str) -> Sentence | str:
    return scene.catalogue[kpi].meaning


def _count(value: float | None) -> str:
    return shown(value, Unit.COUNT, None)
