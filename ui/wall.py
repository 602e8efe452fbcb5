"""The leaderboard for a screen on the wall: who is ahead, in big type, without money if wished; it keeps itself up to date."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts.wall import Place, wall
from kpi.currencies import currency_of
from kpi.scorecards import Score, Scorecards
from locales import Sentence, numbers
from locales.words import N_
from ui import choice, state
from ui.bound import is_bound
from ui.empty import no_value, not_in_data
from ui.explained_table import explained_table
from ui.figures import members_of
from ui.links import page_named, parameters
from ui.navigation import SHARED
from ui.rep_figures import scorecards_of
from ui.reps import NOBODY, WHOM
from ui.scene import Scene
from ui.score_words import value_of
from ui.takeaway import unchecked
from ui.words import DIMENSION_NAMES, language, member_name, say, tell

RANKS = {
    "quota_share": N_("Share of quota"),
    "won": N_("Deals won"),
    "won_amount": N_("Value of deals won"),
    "activities": N_("Activities"),
}
MONEY = {"no": N_("Without money"), "yes": N_("With money")}
OF_MONEY = ("won_amount",)
MOST = 10
REFRESH = 300
"""Seconds after which the screen looks for newer data by itself."""

LEADS = {
    "quota_share": N_("{member} leads with {value} of the quota"),
    "won": N_("{member} leads with {value} deals won"),
    "won_amount": N_("{member} leads with {value} won"),
    "activities": N_("{member} leads with {value} activities"),
}
_DRAWN = "_wall_drawn"


def leaderboard_wall(scene: Scene) -> None:
    """The headline, the bars, what period they are of; then, for who may choose, the choices and the way to share it."""
    head = st.container()
    known = [name for name in WHOM if any(member is not None for member in members_of(scene.data)[name])]
    if not known:
        head.title(say("Leaderboard"))
        not_in_data((NOBODY,))
        return
    place = st.container()
    dimension, rank, money = _choices(scene, known) if not is_bound(scene.access) else _chosen(scene, known)
    found = scorecards_of(scene.data, scene.selection, dimension)
    with place:
        _board(scene, found, rank, head, money=money)
    _keep_up()


def _ranks(*, money: bool) -> dict[str, str]:
    return {name: label for name, label in RANKS.items() if money or name not in OF_MONEY}


def _chosen(scene: Scene, known: Sequence[str]) -> tuple[str, str, bool]:
    """What the address says; without quotas the deals won, and never money where it is not wished."""
    money = choice.chosen("money", MONEY, "no") == "yes"
    dimension = choice.chosen("whom", {name: DIMENSION_NAMES[name] for name in known}, known[0])
    return dimension, choice.chosen("rank", _ranks(money=money), _first(scene, dimension)), money


def _first(scene: Scene, dimension: str) -> str:
    found = scorecards_of(scene.data, scene.selection, dimension)
    return "quota_share" if any(card.value("quota") for card in found.cards) else "won"


def _choices(scene: Scene, known: Sequence[str]) -> tuple[str, str, bool]:
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", key="wall_choices"):
        money = choice.segments("money", N_("Money"), MONEY, "no") == "yes"
        dimension = choice.segments("whom", N_("Whom to compare"), {name: DIMENSION_NAMES[name] for name in known}, known[0])
        rank = choice.segments("rank", N_("Ranked by"), _ranks(money=money), _first(scene, dimension))
        view = state.view()
        st.page_link(page_named("reps.py"), label=say("Reps and teams"), icon=":material/arrow_back:", query_params=parameters(view))
        shared = parameters(view.chosen(SHARED, "wall"), (SHARED, "whom", "rank", "money"))
        st.page_link(page_named("share.py"), label=say("Share a view"), icon=":material/share:", query_params=shared)
    return dimension, rank, money


def _board(scene: Scene, found: Scorecards, rank: str, head: DeltaGenerator, *, money: bool) -> None:
    currency = currency_of(scene.data, scene.catalogue["deal_size"])
    named = [card for card in found.cards if card.member is not None and card.value(rank) is not None]
    ranked = sorted(named, key=lambda card: -(card.value(rank) or 0.0))
    if not ranked or not ranked[0].value(rank):
        head.title(say("Leaderboard"))
        no_value(next((reason for number, reason in found.lacking if number.id == rank), None))
        return
    beside = "won_amount" if money and rank not in OF_MONEY else ""
    texts = [_text(card.scores[rank], card.scores.get(beside), currency) for card in ranked]
    first = ranked[0]
    title = Sentence(LEADS[rank], member=first.member, value=value_of(first.scores[rank], currency, short=True))
    head.title(say(title))
    values = [card.value(rank) or 0.0 for card in ranked]
    rows = zip(ranked, values, texts, strict=True)
    places = [Place(f"{1 + sum(each > value for each in values)}  {member_name(card.member)}", value, text) for card, value, text in rows]
    quota = 1.0 if rank == "quota_share" else None
    st.altair_chart(unchecked(wall(places[:MOST], title=tell(title), language=language(), reference=quota)), key="wall")
    period = scene.selection.period
    last = period.end.fromordinal(period.end.toordinal() - 1)
    said = [Sentence("{first} – {last}", first=period.start, last=last), Sentence("data up to {day}", day=scene.today)]
    said += [Sentence("upright mark: the quota")] if rank == "quota_share" else []
    said += [Sentence("the first {shown} of {count}", shown=MOST, count=len(places))] if len(places) > MOST else []
    st.caption(" · ".join(say(each) for each in said))
    with st.expander(say("The numbers behind the chart"), icon=":material/table:"):
        columns = {tell("Place"): [each.name for each in places], tell(RANKS[rank]): [each.shown for each in places]}
        explained_table(pd.DataFrame(columns), hide_index=True, alt=tell(title))


def _text(score: Score, amount: Score | None, currency: str | None) -> str:
    value = numbers.share(score.value or 0.0, language()) if score.number.id == "quota_share" else value_of(score, currency)
    return value if amount is None else f"{value} · {value_of(amount, currency, short=True)}"


def _keep_up() -> None:
    """Run the page again after a while: somebody may have brought newer data."""
    st.session_state[_DRAWN] = True
    _again()


@st.fragment(run_every=REFRESH)
def _again() -> None:
    if not st.session_state.pop(_DRAWN, False):
        st.rerun()
