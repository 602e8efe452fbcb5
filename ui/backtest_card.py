"""The card beside a forecast: what it would have said on earlier days, what then was, and whether it beats the simple rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from charts.calibration import Chances, calibration
from locales import Sentence, numbers
from locales.words import N_
from ui.charted import charted
from ui.words import language, say, tell


@dataclass(frozen=True)
class EarlierDay:
    """One day on which the forecast was tried; all are texts in the reader's style."""

    day: str
    said: str
    was: str
    rule: str


@dataclass(frozen=True)
class Chance:
    """Those on earlier days that were given about the same chance, and the share for which it came true, with its range of 80 %."""

    count: int
    said: float
    was: float
    low: float
    high: float


@dataclass(frozen=True)
class Wording:
    """What a curve of chances is about, in words: its title, what was said and was (headings), who is counted, what is told of a dot with
    {count}, {said} and {was}, and how to read it."""

    title: str
    said: str
    was: str
    counted: str
    told: str
    read: str


WON = Wording(
    N_("Deals by the chance they were given, and how many of them were won"),
    N_("Chance given"),
    N_("Then won"),
    N_("Deals"),
    N_("Of {count} deals given about {said}, {was} were won"),
    N_("Dots on the dashed line: of deals given one chance in five, one in five was won. Lines: what chance alone allows."),
)
BOUGHT = Wording(
    N_("Customers by the chance they were given to buy again, and how many of them did"),
    N_("Chance given"),
    N_("Then bought"),
    N_("Customers"),
    N_("Of {count} customers given about {said}, {was} bought again"),
    N_("Dots on the dashed line: of customers given one chance in five, one in five bought again. Lines: what chance alone allows."),
)
STAYED = Wording(
    N_("Customers by the chance they were given to stay, and how many of them did"),
    N_("Chance given"),
    N_("Then stayed"),
    N_("Customers"),
    N_("Of {count} customers given about {said}, {was} stayed"),
    N_("Dots on the dashed line: of customers given four chances in five, four in five stayed. Lines: what chance alone allows."),
)
FELL_BELOW = Wording(
    N_("Months that fell below the lines of the forecast"),
    N_("Should fall below"),
    N_("Fell below"),
    N_("Months"),
    N_("Of {count} months foretold, {was} fell below the line that {said} should fall below"),
    N_("Dots on the dashed line: below the line of one in four lay one month in four, and so on. Lines: what chance alone allows."),
)


def off_by(said: pd.Series, was: pd.Series) -> float | None:
    """Σ|said − was| ÷ Σ was of the rows of a table, as a reader may check it; `None` where nothing was."""
    whole = float(was.abs().sum())
    return float((said - was).abs().sum()) / whole if whole > 0 else None


def groups_of(curve: pd.DataFrame, counted: str) -> list[Chance]:
    """The rows of a table of `forecasting.calibration`, whose column `counted` says how many there are."""
    return [Chance(*(row[name] for name in (counted, "said", "was", "low", "high"))) for row in curve.to_dict("records")]


@dataclass(frozen=True)
class Trial:
    """A back-test for the reader: days, errors (label, forecast's, rule's), share of outcomes inside the 80 % range, verdict.

    `covered` is the sentence that says the coverage, of a `share`; `tells_apart` whether it says more than an average; `days_head` the
    heading of the days; `counted` says whose outcomes stand under "Was", where the reader knows larger ones; `chances` what came of
    chances, where there are enough, and `wording` what they are about.
    """

    days: Sequence[EarlierDay]
    errors: Sequence[tuple[str, str, str]]
    coverage: float | None
    covered: str
    beats_rule: bool
    rule: str
    sentence: Sentence
    tells_apart: bool = True
    days_head: str = N_("As of")
    counted: str | None = None
    chances: Sequence[Chance] = ()
    wording: Wording = WON


UNTESTED = N_("There is too little past to try this forecast on, so nobody knows yet how good it is. Take it as a first guess.")


def backtest_card(trial: Trial | None) -> None:
    """Draw the card."""
    with st.container(border=True):
        st.header(say("Can this be trusted?"))
        if trial is None:
            st.markdown(f":material/help: {say(UNTESTED)}")
            return
        _verdict(trial)
        st.caption(say(Sentence("The simple rule: {rule}.", rule=Sentence(trial.rule))))
        _days(trial)
        if trial.counted:
            st.caption(say(trial.counted))
        if trial.errors:
            _errors(trial)
        if trial.coverage is not None:
            st.caption(say(Sentence(trial.covered, share=numbers.share(trial.coverage, language()))))
        if trial.chances:
            _chances(trial.chances, trial.wording)


def _verdict(trial: Trial) -> None:
    if trial.beats_rule:
        st.markdown(f":material/{'check_circle' if trial.tells_apart else 'info'}: {say(trial.sentence)}")
    else:
        st.markdown(f":material/warning: **{say('It does not beat the simple rule, so this page shows the rule.')}** {say(trial.sentence)}")


def _days(trial: Trial) -> None:
    columns = {
        tell(trial.days_head): [each.day for each in trial.days],
        tell("Would have said"): [each.said for each in trial.days],
        tell("Was"): [each.was for each in trial.days],
        tell("Simple rule"): [each.rule for each in trial.days],
    }
    st.table(pd.DataFrame(columns), hide_index=True, alt=tell("What would have been said on earlier days, and what was"))


def _errors(trial: Trial) -> None:
    columns = {
        tell("Error"): [tell(label) for label, _, _ in trial.errors],
        tell("Forecast"): [ours for _, ours, _ in trial.errors],
        tell("Simple rule"): [theirs for _, _, theirs in trial.errors],
    }
    st.table(pd.DataFrame(columns), hide_index=True, alt=tell("How far the forecast and the simple rule were off"))


def _chances(groups: Sequence[Chance], wording: Wording) -> None:
    """Whether of those given one chance in five, one in five came true."""
    share = lambda value: numbers.share(value, language())  # noqa: E731
    title = tell(wording.title)
    told = [Sentence(wording.told, count=each.count, said=share(each.said), was=share(each.was)) for each in groups]
    dots = [Chances(each.said, each.was, each.low, each.high, tell(text)) for each, text in zip(groups, told, strict=True)]
    charted(
        calibration(dots, title=title, said=tell(wording.said), was=tell(wording.was), language=language()),
        key="chances",
        title=title,
        columns={
            tell(wording.said): [share(each.said) for each in groups],
            tell(wording.was): [share(each.was) for each in groups],
            tell("80% range"): [f"{share(each.low)} – {share(each.high)}" for each in groups],
            tell(wording.counted): [each.count for each in groups],
        },
    )
    st.caption(say(wording.read))
