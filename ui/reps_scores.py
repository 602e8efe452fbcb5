"""Scorecards: what each rep or team brought, and chosen ones side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from charts.bars import MOST, Bar, bars
from charts.finish import Scale
from kpi.currencies import currency_of
from kpi.scorecards import NUMBERS, Card, Number, Score, Scorecards, kpi_of
from locales import Sentence
from locales.numbers import NO_VALUE
from locales.words import N_
from ui import chosen_members, state
from ui.charted import charted
from ui.empty import no_value
from ui.explained_table import explained_table
from ui.links import page_named, parameters
from ui.rep_figures import scorecards_of
from ui.reps_beside import beside
from ui.reps_words import beside_quotas, scores_headline
from ui.scene import Scene
from ui.score_words import arrow_of, change_of, colour_of, value_of
from ui.words import DIMENSION_NAMES, language, member_name, say, tell

WHOLE = ("win_rate", "deal_size", "sales_cycle", "pipeline")
"""The numbers of all together that stand before the picture; what was won and the quota are the headline."""

RESULTS = ("won_amount", "quota_share", "won", "win_rate", "deal_size", "sales_cycle")
"""What the first table shows, as many as a window has room for; the second has the others."""

HEIGHT = 38 + 35 * 16
MOST_BESIDE = 4


def scores_section(scene: Scene, dimension: str, head: Any) -> None:
    """The headline, numbers of all, a bar and a row for each, and those chosen side by side."""
    found = scorecards_of(scene.data, scene.selection, dimension)
    if not any(score.rows for card in found.cards for score in card.scores.values()):
        head.title(say("Reps and teams"))
        no_value(found.lacking[0][1] if len(found.lacking) == len(NUMBERS) else None)
        return
    currency = currency_of(scene.data, scene.catalogue["deal_size"])
    head.title(say(scores_headline(found, dimension, currency)))
    _all(scene, found, currency)
    _picture(found, dimension, currency)
    chosen = _table(scene, found, dimension, currency)
    if said := beside_quotas(found, currency):
        st.caption(say(said))
    beside(scene, found, dimension, chosen, currency)
    _work(scene, found, dimension, currency)
    _remarks(scene, found, dimension)
    st.page_link(
        page_named("wall.py"),
        label=say("Leaderboard for a wall screen"),
        icon=":material/leaderboard:",
        query_params=parameters(state.view(), ("whom",)),
    )


def _all(scene: Scene, found: Scorecards, currency: str | None) -> None:
    with st.grid(len(WHOLE), min_column_width=150, gap="small"):
        for score in (found.whole.scores[id_] for id_ in WHOLE if id_ in found.whole.scores):
            with st.container(border=True, height="stretch", gap="xxsmall"):
                # A metric's own label would be cut.
                st.markdown(f":small[{say(score.number.name)}]", help=say(kpi_of(scene.data, score.number)))
                st.metric(
                    say(score.number.name),
                    value_of(score, currency, short=True),
                    change_of(score),
                    delta_color=colour_of(score) if arrow_of(score) != "off" else "gray",
                    delta_arrow=arrow_of(score),
                    label_visibility="collapsed",
                )


def _picture(found: Scorecards, dimension: str, currency: str | None) -> None:
    """Shares of quota, else what was won; the comparison as a tick."""
    quotas = any(card.value("quota_share") is not None for card in found.cards)
    number = "quota_share" if quotas else "won_amount"
    shown = [(card, card.scores[number]) for card in found.cards if number in card.scores and card.value(number) is not None]
    all_of_them = len(shown)
    shown = sorted(shown, key=lambda each: -(each[1].value or 0.0))[:MOST]
    if not shown:
        return
    label = N_("Share of quota") if quotas else N_("Value of deals won")
    title = tell(Sentence("{number} by {dimension}", number=Sentence(label), dimension=Sentence(DIMENSION_NAMES[dimension])))
    charted(
        bars(
            [_bar(card, score, currency) for card, score in shown],
            title=title,
            axis=tell(label),
            scale=Scale.SHARE if quotas else Scale.PLAIN,
            names=(tell("This period"), tell("Compared with")),
            language=language(),
            reference=1.0 if quotas else None,
        ),
        key=f"scores_{dimension}",
        title=title,
        columns={
            tell(DIMENSION_NAMES[dimension]): [member_name(card.member) for card, _ in shown],
            tell("This period"): [value_of(score, currency) for _, score in shown],
            tell("Compared with"): [_before(score, currency) for _, score in shown],
        },
    )
    if all_of_them > MOST:
        st.caption(say(Sentence("Drawn are the first {drawn} of {all}; the table has all.", drawn=MOST, all=all_of_them)))
    if quotas:
        st.caption(say("Dashed line: the quota. Tick: the period compared with. Monthly quotas are spread over their days."))


def _bar(card: Card, score: Score, currency: str | None) -> Bar:
    return Bar(member_name(card.member), score.value or 0.0, value_of(score, currency), score.before, _before(score, currency))


def _before(score: Score, currency: str | None) -> str:
    return value_of(Score(score.number, score.before, None, 10**9), currency)


def _table(scene: Scene, found: Scorecards, dimension: str, currency: str | None) -> tuple[str | None, ...]:
    """A row a member; ticked ones stand side by side below. Returns those ticked, else the first ones."""
    members = [card.member for card in found.cards]
    asked = chosen_members.read(state.view().choice("side") or "")
    ticked = tuple(member for member in asked if member in members)[:MOST_BESIDE]
    for unknown in (member for member in asked if member not in members):
        st.warning(say(Sentence("“{value}” cannot be chosen here.", value=member_name(unknown))))
    st.caption(say("Tick up to four rows to see them side by side below."))
    results = [each for each in found.numbers if each.id in RESULTS]
    key = f"scorecards_{dimension}_{hash((ticked, tuple(members)))}"
    explained_table(
        score_table(found, results, dimension, currency),
        hide_index=True,
        height=min(HEIGHT, 38 + 35 * (len(members) + 1)),
        key=key,
        on_select=partial(_choose, key, members),
        selection_mode="multi-row",
        selection_default={"selection": {"rows": [members.index(member) for member in ticked]}},
        placeholder=NO_VALUE,
        column_config=_headings(scene, found, results, currency),
        alt=tell(Sentence("Scorecards by {dimension}", dimension=Sentence(DIMENSION_NAMES[dimension]))),
    )
    return ticked or tuple(member for member in members if member is not None)[:2]


def _work(scene: Scene, found: Scorecards, dimension: str, currency: str | None) -> None:
    """What is in hand and what is done, a row a member: in one table with what came of it, half of it would be out of sight."""
    others = [each for each in found.numbers if each.id not in RESULTS]
    table = score_table(found, others, dimension, currency)
    if len(table.data.columns) == 1:
        return
    st.header(say("Quota, pipeline and work"))
    explained_table(
        table,
        hide_index=True,
        height=min(HEIGHT, 38 + 35 * (len(found.cards) + 1)),
        placeholder=NO_VALUE,
        column_config=_headings(scene, found, others, currency),
        alt=tell(Sentence("Quota, pipeline and work by {dimension}", dimension=Sentence(DIMENSION_NAMES[dimension]))),
    )


def _headings(scene: Scene, found: Scorecards, numbers: Sequence[Number], currency: str | None) -> dict[str, Any]:
    return {tell(each.name): _heading(scene, found, each, currency) for each in numbers}


def _heading(scene: Scene, found: Scorecards, number: Number, currency: str | None) -> Any:
    """What the number means, and a column as wide as its longest text, where a mark makes it longer than a table expects."""
    texts = [value_of(card.scores[number.id], currency) for card in (*found.cards, found.whole)]
    marked = any(card.scores[number.id].is_few for card in found.cards)
    return st.column_config.Column(help=say(kpi_of(scene.data, number)), width=24 + 7 * max(map(len, texts)) if marked else None)


def _choose(key: str, members: list[str | None]) -> None:
    rows = [row for row in st.session_state[key]["selection"]["rows"] if row < len(members)][:MOST_BESIDE]
    text = chosen_members.written([members[row] for row in rows])
    state.change(state.view().chosen("side", text or None))


def score_table(found: Scorecards, numbers: Sequence[Number], dimension: str, currency: str | None) -> Any:
    """Numbers stay numbers, so that a click on a heading sorts them; only their text is in the reader's style, with few rows marked."""
    cards = [*found.cards, found.whole]
    names = [*(member_name(card.member) for card in found.cards), tell("Total")]
    columns: dict[str, list[Any]] = {tell(DIMENSION_NAMES[dimension]): list(names)}
    written: dict[str, dict[float, str]] = {}
    for number in numbers:
        scores = [card.scores[number.id] for card in cards]
        if all(score.value is None for score in scores):
            continue
        columns[tell(number.name)] = [score.value for score in scores]
        written[tell(number.name)] = _texts(number, scores, currency)
        if number.id == "won_amount" and any(score.before is not None for score in scores):
            columns[tell("Change %")] = [_relative(score) for score in scores]
            written[tell("Change %")] = {_relative(score): change_of(score) or NO_VALUE for score in scores if _relative(score) is not None}
    frame = pd.DataFrame(columns)
    return frame.style.format({name: partial(_text, texts) for name, texts in written.items()})


def _texts(number: Number, scores: list[Score], currency: str | None) -> dict[float, str]:
    """Value → its text; of equal values of which one rests on few rows, the mark is for both."""
    ordered = sorted(scores, key=lambda score: score.is_few)
    return {score.value: value_of(score, currency) for score in ordered if score.value is not None}


def _text(texts: dict[float, str], value: float) -> str:
    return NO_VALUE if pd.isna(value) else texts.get(value, NO_VALUE)


def _relative(score: Score) -> float:
    if score.value is None or not score.before:
        return float("nan")
    return (score.value - score.before) / abs(score.before)


def _remarks(scene: Scene, found: Scorecards, dimension: str) -> None:
    said = [Sentence("Few: a share, mean or median of fewer than 30 rows.")]
    if any(each.dimension == dimension for each in scene.selection.filters):
        said.append(Sentence("The filter on them does not narrow this page: they are compared with one another."))
    said += [Sentence("{number}: {reason}.", number=Sentence(number.name), reason=reason) for number, reason in found.lacking]
    st.caption(" ".join(say(each) for each in said))
