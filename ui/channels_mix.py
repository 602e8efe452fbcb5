"""Like with like: orders of channels that do not hold within segments, countries, months: the sentence and both tables."""

from __future__ import annotations

from datetime import date

import streamlit as st

from forecasting.channels.simpson import Reversal, Stratum, Turn
from forecasting.channels.strata import MONTH, Checked
from locales import Sentence, numbers
from locales.words import N_
from ui.explained_table import explained_table
from ui.month_names import month_name
from ui.values import share_shown
from ui.words import DIMENSION_NAMES, language, member_name, say, tell

MOST_TOLD = 3
TURNED = {
    Turn.TURNED: N_(
        "In total {ahead} converts better than {behind}: {share} and {other}. Compared by {dimension}, it is the other way round: "
        "{behind} is ahead by {within}."
    ),
    Turn.GONE: N_(
        "In total {ahead} converts better than {behind}: {share} and {other}. Compared by {dimension}, nothing of that lead is left "
        "to be sure of."
    ),
}
BECAUSE = N_(
    "The difference is in what they get: {stratum} makes up {part} of the leads of {ahead} and {part_behind} of those of {behind}, and "
    "{rate} of them become customers; of all other leads {rest}."
)


def mix(found: Checked) -> None:
    """Every order that turns round or vanishes, or that none does; and what was looked at."""
    if not found.dimensions or not found.pairs:
        st.info(say("There are no two with enough leads, split by anything, to compare like with like."), icon=":material/info:")
        return
    looked = Sentence(
        "Looked at: {pairs} pairs, each by {dimensions}. Of the orders said not to hold, at most 5% do on average.",
        pairs=found.pairs, dimensions=[_name(each) for each in found.dimensions],
    )  # fmt: skip
    if not found.reversals:
        st.markdown(say("Every order that can be told also holds when like is compared with like."))
    for place, each in enumerate(found.reversals[:MOST_TOLD]):
        _told(each, place)
    if len(found.reversals) > MOST_TOLD:
        st.caption(say(Sentence("{number} more orders do not hold either.", number=len(found.reversals) - MOST_TOLD)))
    st.caption(say(looked))


def caution(found: Reversal) -> Sentence:
    """One line for the head of the page, where the first is ahead of somebody by its mix alone."""
    return Sentence(
        "Careful: its lead over {behind} does not hold when like is compared with like, by {dimension}.",
        behind=found.behind, dimension=_name(found.dimension),
    )  # fmt: skip


def _told(found: Reversal, place: int) -> None:
    st.markdown(say(_sentence(found)))
    st.markdown(say(_because(found)))
    if found.turn is Turn.TURNED and not found.is_told:
        st.caption(say("By how much it is ahead within them may be chance; that the lead in total is made by the mix is not."))
    total, within = st.columns([2, 3], gap="medium")
    both = [found.ahead, found.behind]
    with total:
        st.caption(say("In total"))
        counts = [_totals(found.strata, side) for side in ("ahead", "behind")]
        columns = {tell("Name"): both, tell("Converted"): [_of(each) for each in counts]}
        explained_table(columns, hide_index=True, key=f"total_{place}", alt=tell("Conversion in total"))
    with within:
        st.caption(say(Sentence("By {dimension}", dimension=_name(found.dimension))))
        explained_table(_within(found), hide_index=True, key=f"within_{place}", alt=tell("Conversion within each, and who is ahead there"))


def _within(found: Reversal) -> dict[str, list[str]]:
    strata = found.strata
    ahead = [found.ahead if each.difference > 0 else found.behind if each.difference < 0 else tell("alike") for each in strata]
    return {
        tell(_name(found.dimension)): [_stratum(found.dimension, each.name) for each in strata],
        found.ahead: [_of(each.ahead) for each in strata],
        found.behind: [_of(each.behind) for each in strata],
        tell("Ahead here"): ahead,
    }


def _sentence(found: Reversal) -> Sentence:
    return Sentence(
        TURNED[found.turn],
        ahead=found.ahead,
        behind=found.behind,
        share=_share(_totals(found.strata, "ahead")),
        other=_share(_totals(found.strata, "behind")),
        dimension=_name(found.dimension),
        within=numbers.points(found.within, language()),
    )


def _because(found: Reversal) -> Sentence:
    turning = found.turning
    ahead, behind = _totals(found.strata, "ahead"), _totals(found.strata, "behind")
    here = (turning.ahead[0] + turning.behind[0], turning.ahead[1] + turning.behind[1])
    return Sentence(
        BECAUSE,
        stratum=_stratum(found.dimension, turning.name),
        ahead=found.ahead,
        behind=found.behind,
        part=share_shown(turning.ahead[0] / ahead[0]),
        part_behind=share_shown(turning.behind[0] / behind[0]),
        rate=_share(here),
        rest=_share((ahead[0] + behind[0] - here[0], ahead[1] + behind[1] - here[1])),
    )


def _totals(strata: tuple[Stratum, ...], side: str) -> tuple[int, int]:
    counts = [getattr(each, side) for each in strata]
    return sum(leads for leads, _ in counts), sum(converted for _, converted in counts)


def _share(counts: tuple[int, int]) -> str:
    return share_shown(counts[1] / counts[0])


def _of(counts: tuple[int, int]) -> str:
    converted, leads = (numbers.count(each, language()) for each in (counts[1], counts[0]))
    return tell(Sentence("{share} ({converted} of {leads})", share=_share(counts), converted=converted, leads=leads))


def _name(dimension: str) -> Sentence:
    return Sentence(N_("month of arrival")) if dimension == MONTH else Sentence(DIMENSION_NAMES[dimension])


def _stratum(dimension: str, name: str | None) -> str:
    return month_name(date.fromisoformat(name)) if dimension == MONTH and name else member_name(name)
