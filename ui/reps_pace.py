"""The pace to quota of each rep or team, and of all together."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from charts.bars import MOST, Bar, bars
from charts.finish import Scale
from forecasting.channel_comparison import in_per_cent
from forecasting.quota_pace import Backtest, Pace, Paces, State
from forecasting.refusal import Refusal
from kpi.currencies import currency_of
from kpi.kpis import Unit
from kpi.periods import Grain
from locales import Sentence, numbers
from locales.numbers import NO_VALUE
from locales.words import N_
from ui import choice
from ui.as_of import as_of, as_of_input
from ui.charted import charted
from ui.explained_table import explained_table
from ui.number_card import number_card
from ui.rep_figures import pace_of
from ui.scene import Scene
from ui.values import share_shown, shown
from ui.words import DIMENSION_NAMES, language, member_name, say, tell

SPANS: dict[str, str | Sentence] = {Grain.MONTH: N_("Month"), Grain.QUARTER: N_("Quarter"), Grain.YEAR: N_("Year")}
STATES = {
    State.REACHED: N_("quota reached"),
    State.MISSED: N_("quota missed"),
    State.LIKELY: N_("likely"),
    State.OPEN: N_("open"),
    State.UNLIKELY: N_("unlikely"),
    State.AHEAD: N_("ahead"),
    State.BEHIND: N_("behind"),
}
EXPECTED = N_(
    "Expected by now: the part that had usually come by this point in earlier periods, else the quota of the working days that have passed."
)
CHANCE = N_(
    "Chance: in how many earlier periods the same person won at least the part that is missing in as many last working days. "
    "It is never 0 nor 100%. Likely is 80% or more, unlikely below 20%."
)
BETTER = N_(
    "Checked on {count} earlier cases that were open at this point: it came closer to what happened than how often quotas were reached "
    "(error {error} against {simple})."
)
NO_BETTER = N_(
    "In {count} earlier cases this came no closer to what happened than how often quotas were reached (error {error} against {simple}), "
    "so that is what is shown."
)


def pace_section(scene: Scene, dimension: str, head: Any) -> None:
    """The span and the day to look from, the headline, numbers of all, a bar and a row for each, and how good the chance was."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        grain = Grain(choice.segments("span", N_("Span"), SPANS, Grain.QUARTER))
        day = as_of(scene)
        as_of_input(scene, day)
    try:
        found = pace_of(scene.data, scene.selection, dimension, grain, day)
    except Refusal as refusal:
        head.title(say("Pace to quota"))
        st.info(say(refusal.sentence), icon=":material/info:")
        return
    currency = currency_of(scene.data, scene.catalogue["deal_size"])
    head.title(say(headline(found, currency)))
    st.caption(say(_when(found)))
    _whole(found, currency)
    _picture(found, dimension)
    _table(found, dimension, currency)
    _remarks(found)


def headline(found: Paces, currency: str | None) -> Sentence:
    """How much of the quota is there, and what is still needed; once it is over, who reached it."""
    whole, share = found.whole, numbers.share(found.whole.share, language())
    if found.course.is_over:
        reached = sum(each.state is State.REACHED for each in found.members)
        return Sentence(
            "{share} of the quota was won; {reached} of {count} reached theirs", share=share, reached=reached, count=len(found.members)
        )
    if whole.needed_a_day is None or whole.won_a_day is None:
        return Sentence("{share} of the quota is won, {count} working days before the end", share=share, count=found.course.left)
    needed, won = (shown(each, Unit.MONEY, currency, short=True) for each in (whole.needed_a_day, whole.won_a_day))
    return Sentence(
        "{share} of the quota is won: each of the {count} working days left must bring {needed}, so far each brought {won}",
        share=share, count=found.course.left, needed=needed, won=won,
    )  # fmt: skip


def _when(found: Paces) -> Sentence:
    period, passed = found.course.period, found.course.passed
    values = {"first": period.start, "last": period.end.fromordinal(period.end.toordinal() - 1), "passed": passed}
    if found.course.is_over:
        return Sentence("{first} – {last}, all {passed} working days. Choose an earlier day to see the pace as it was then.", **values)
    every = passed + found.course.left
    return Sentence(
        "{first} – {last}, after {passed} of {every} working days. The period above does not apply: a pace is of a period that runs.",
        every=every,
        **values,
    )


def _whole(found: Paces, currency: str | None) -> None:
    whole = found.whole
    with st.grid(min_column_width=150, gap="small"):
        number_card(N_("Amount won"), shown(whole.won, Unit.MONEY, currency, short=True))
        number_card(N_("Quota"), shown(whole.quota, Unit.MONEY, currency, short=True))
        if not found.course.is_over:
            number_card(N_("Expected by now"), shown(whole.expected, Unit.MONEY, currency, short=True), help=EXPECTED)
            number_card(N_("Chance to reach it"), _likely(whole), help=CHANCE)


def _likely(pace: Pace) -> str:
    if pace.state is State.REACHED:
        return tell("quota reached")
    return NO_VALUE if pace.likely is None else tell(Sentence("{number}%", number=in_per_cent(pace.likely)))


def _picture(found: Paces, dimension: str) -> None:
    title = tell(Sentence("Share of quota by {dimension}", dimension=Sentence(DIMENSION_NAMES[dimension])))
    drawn = found.members[:MOST]
    names = tell("Amount won"), tell("Expected by now")
    due = {each.member: each.expected / each.quota for each in drawn}
    charted(
        bars(
            [
                Bar(member_name(each.member), each.share, share_shown(each.share), due[each.member], share_shown(due[each.member]))
                for each in drawn
            ],
            title=title,
            axis=tell("Share of quota"),
            scale=Scale.SHARE,
            names=names,
            language=language(),
            reference=1.0,
        ),
        key=f"pace_{dimension}",
        title=title,
        columns={
            tell(DIMENSION_NAMES[dimension]): [member_name(each.member) for each in drawn],
            names[0]: [share_shown(each.share) for each in drawn],
            names[1]: [share_shown(due[each.member]) for each in drawn],
        },
    )
    if not found.course.is_over:
        st.caption(say("Tick: what was to be expected by now. Dashed line: the whole quota."))


def _table(found: Paces, dimension: str, currency: str | None) -> None:
    rows = [*found.members, found.whole]
    columns: dict[str, list[Any]] = {
        tell(DIMENSION_NAMES[dimension]): [*(member_name(each.member) for each in found.members), tell("Total")],
        tell("State"): [tell(STATES[each.state]) for each in rows],
        tell("Share of quota"): [each.share for each in rows],
        tell("Amount won"): [each.won for each in rows],
        tell("Quota"): [each.quota for each in rows],
    }
    money = [tell("Amount won"), tell("Quota")]
    if not found.course.is_over:
        columns |= {
            tell("Expected by now"): [each.expected for each in rows],
            tell("By working days"): [each.by_days for each in rows],
            tell("Needed a working day"): [each.needed_a_day for each in rows],
            tell("Won a working day"): [each.won_a_day for each in rows],
            tell("The rest usually brings"): [each.chance.usual * each.quota if each.chance else None for each in rows],
        }
        money = list(columns)[3:]
        columns |= {tell("Chance"): [_likely(each) for each in rows], tell("From history"): [tell(_history(each)) for each in rows]}
    frame = pd.DataFrame(columns).astype(dict.fromkeys([*money, tell("Share of quota")], "float64"))
    written: dict[str, Any] = {tell("Share of quota"): share_shown} | dict.fromkeys(money, lambda value: _money(value, currency))
    explained_table(
        frame.style.format(written),
        hide_index=True,
        height=38 + 35 * min(len(rows), 16),
        placeholder=NO_VALUE,
        alt=tell("Pace to quota"),
    )


def _history(pace: Pace) -> Sentence | str:
    if pace.chance is None:
        return NO_VALUE
    return Sentence("{times} of {count} earlier ones", times=pace.chance.times, count=pace.chance.periods)


def _remarks(found: Paces) -> None:
    if found.course.is_over:
        return
    said = [Sentence(EXPECTED), Sentence(CHANCE)]
    if found.backtest is None:
        said.append(Sentence("There are too few earlier periods to tell a chance, or to check one."))
    else:
        said.append(_checked(found.backtest))
    with st.expander(say("How this is worked out"), icon=":material/function:"):
        for each in said:
            st.markdown(say(each))
    if found.backtest is not None and not found.backtest.beats:
        st.caption(say(_checked(found.backtest)))


def _checked(test: Backtest) -> Sentence:
    template = BETTER if test.beats else NO_BETTER
    return Sentence(template, count=test.cases, error=round(test.error, 3), simple=round(test.simple, 3))


def _money(value: float, currency: str | None) -> str:
    return NO_VALUE if pd.isna(value) else shown(value, Unit.MONEY, currency)
