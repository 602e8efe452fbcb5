"""Activity and outcome: what a won deal took, whether more work goes with more success, stage by stage and member by member."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from kpi.effort import Effort, Stage
from kpi.kpis import Unit
from kpi.scorecards import FEW
from locales import Sentence, numbers
from locales.numbers import NO_VALUE
from locales.words import N_
from ui.empty import no_value
from ui.explained_table import explained_table
from ui.figures import figures
from ui.number_card import number_card
from ui.rep_figures import efforts_of, stages_of
from ui.reps_together import together
from ui.scene import Scene
from ui.values import share_shown, shown
from ui.words import DIMENSION_NAMES, language, member_name, say, tell


def work_section(scene: Scene, dimension: str, head: Any) -> None:
    """The headline, numbers of all, what goes together, stages, a row for each."""
    members, whole = efforts_of(scene.data, scene.selection, dimension)
    if whole.activities is None or not members:
        head.title(say("Activity and outcome"))
        no_value(figures(scene.data, ("activities",), scene.selection, (dimension,))[0].reason)
        return
    head.title(say(headline(whole)))
    _all(whole)
    together(scene, dimension, members)
    _stages(scene)
    _table(members, whole, dimension)


def headline(whole: Effort) -> Sentence:
    """What a won deal took, beside a lost one."""
    if whole.per_win is None:
        return Sentence("{count} activities, but none is known to belong to a won deal", count=int(whole.activities or 0))
    if whole.per_loss is None:
        return Sentence("A won deal took {won} activities", won=_number(whole.per_win))
    return Sentence("A won deal took {won} activities, a lost one {lost}", won=_number(whole.per_win), lost=_number(whole.per_loss))


def _all(whole: Effort) -> None:
    with st.grid(min_column_width=150, gap="small"):
        number_card(N_("Activities"), shown(whole.activities, Unit.COUNT, None, short=True))
        number_card(N_("Activities a working day"), _number(whole.a_day))
        if whole.answered is not None:
            number_card(N_("Answered or accepted"), numbers.share(whole.answered, language()))


def _stages(scene: Scene) -> None:
    st.header(say("Stage by stage"))
    found = stages_of(scene.data, scene.selection)
    if isinstance(found, Sentence):
        st.info(say(found), icon=":material/info:")
        return
    if not found:
        no_value(None)
        return
    explained_table(
        pd.DataFrame(
            {
                tell("Stage"): [each.stage for each in found],
                tell("Decided deals that were there"): [each.deals for each in found],
                tell("Won of them"): [_won(each) for each in found],
                tell("Activities for a won deal"): [_number(each.per_win) for each in found],
                tell("Activities for a lost deal"): [_number(each.per_loss) for each in found],
                tell("Half stayed no longer than"): [shown(each.days, Unit.DAYS, None) for each in found],
            }
        ),
        hide_index=True,
        alt=tell("Stage by stage"),
    )
    st.caption(
        say(
            "Deals decided in the period; activities that name the deal while it was in the stage. A deal that is lost early leaves no "
            "time for activities: few activities are then what comes of the loss, not its cause."
        )
    )


def _won(stage: Stage) -> str:
    share = numbers.share(stage.won / stage.deals, language())
    return f"{share} · {tell('few')}" if stage.deals < FEW else share


def _table(members: tuple[Effort, ...], whole: Effort, dimension: str) -> None:
    st.header(say("One by one"))
    rows = [*members, whole]
    explained_table(
        pd.DataFrame(
            {
                tell(DIMENSION_NAMES[dimension]): [*(member_name(each.member) for each in members), tell("Total")],
                tell("Activities"): [each.activities for each in rows],
                tell("Activities a working day"): [_number(each.a_day) for each in rows],
                tell("Activities for a won deal"): [_few(each) for each in rows],
                tell("Activities for a lost deal"): [_number(each.per_loss) for each in rows],
                tell("Answered or accepted"): [share_shown(each.answered) for each in rows],
            }
        ),
        hide_index=True,
        height=38 + 35 * min(len(rows), 16),
        placeholder=NO_VALUE,
        alt=tell("Activity and outcome"),
    )
    st.caption(say("Few: a share, mean or median of fewer than 30 rows."))


def _few(effort: Effort) -> str:
    text = _number(effort.per_win)
    return f"{text} · {tell('few')}" if effort.per_win is not None and effort.wins < FEW else text


def _number(value: float | None) -> str:
    return NO_VALUE if value is None else numbers.score(value, language())
