"""The parts of the page that compares channels and campaigns: who converts, at what cost, and where there is too little to tell."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from charts.conversions import Conversion, conversions
from forecasting.channel_comparison import Channel
from forecasting.channels.scorecard import Scorecard
from forecasting.channels.strata import Checked
from forecasting.refusal import Refusal
from kpi.catalogue import CATALOGUE
from kpi.currencies import currency_of
from kpi.selection import Comparison as Against
from locales import Sentence
from locales.words import N_
from ui import choice
from ui.cards import RIPENING
from ui.channel_figures import mixes_checked, scored
from ui.channels_mix import caution, mix
from ui.channels_money import Tried, answer, more_money, tried
from ui.channels_table import costs_and_return, who_converts
from ui.channels_words import KINDS, ChannelWords
from ui.charted import charted
from ui.empty import no_value
from ui.figures import without
from ui.page_head import page_head
from ui.scene import Scene
from ui.sections import sections
from ui.values import share_shown
from ui.words import language, member_name, say, tell

MOST_DRAWN = 20
CHANCE_DECIDES = N_("With so few, chance decides who looks best. A longer period has more leads.")
PICTURES = {"channel": N_("Share of leads converted, by channel"), "campaign": N_("Share of leads converted, by campaign")}


@dataclass(frozen=True)
class Channels:
    """The scorecard, what is said of it, and what the next sum would bring."""

    card: Scorecard
    words: ChannelWords
    money: Tried
    mixes: Checked


def compared(scene: Scene) -> Channels | None:
    """The headline and the comparison; `None` where there is none, after saying why."""
    above = st.container()
    dimension = choice.segments("by", N_("By"), KINDS, "channel")
    selection = replace(without(scene.selection, dimension), comparison=Against.NONE)
    try:
        card, mixes = scored(scene.data, selection, dimension), mixes_checked(scene.data, selection, dimension)
    except Refusal as refusal:
        with above:
            page_head(Sentence("Too little is known to compare {kind}", kind=Sentence(KINDS[dimension])))
        no_value(refusal.sentence)
        return None
    currency = currency_of(scene.data, CATALOGUE["cost_per_lead"])
    found = Channels(card, ChannelWords(card, currency), tried(scene, selection, card, currency), mixes)
    with above:
        page_head(found.words.headline(), answer(found.money, card) if card.judged else CHANCE_DECIDES)
    return found


def picture(found: Channels) -> None:
    """Conversion with its range, seen and to count on; the numbers are in the table."""
    card = found.card
    channels = [each.converting for each in card.members if each.converting.conversion is not None]
    title = tell(PICTURES[card.dimension])
    charted(
        conversions(
            [_conversion(each) for each in channels[:MOST_DRAWN]],
            title=title,
            axis=tell("Share of leads converted"),
            names=(tell("Seen"), tell("To count on")),
            language=language(),
            overall=card.comparison.overall,
            overall_name=tell(Sentence("All leads: {share}", share=share_shown(card.comparison.overall))),
        ),
        key=f"conversions_{card.dimension}",
        title=title,
        columns={
            tell("Name"): [member_name(each.channel) for each in channels],
            tell("Seen"): [_conversion(each).seen_shown for each in channels],
            tell("To count on"): [_conversion(each).expected_shown for each in channels],
        },
    )
    st.caption(
        say(
            "Circle: the share seen; its line is the range in which the true share lies with 95% certainty. Diamond: the share to count "
            "on, nearer to that of all leads the fewer leads there are, for luck evens out. Empty: too few leads to tell. "
            "Dashed line: all leads."
        )
    )


def remarks(scene: Scene, found: Channels) -> None:
    """What must be known to read the picture right: who is only lucky, what has no name, what is young, which filter is not used."""
    card = found.card
    nameless = next((each.converting for each in card.members if each.name is None), None)
    first = card.judged[0].name if card.judged else None
    if careful := next((caution(each) for each in found.mixes.reversals if each.ahead == first), None):
        st.warning(say(careful), icon=":material/balance:")
    said: list[Sentence | str | None] = [found.words.chance(), found.words.lucky()]
    if nameless:
        said.append(Sentence(NAMELESS[card.dimension], count=nameless.leads))
    if card.young:
        said.append(RIPENING)
    if scene.selection != without(scene.selection, card.dimension):
        said.append(NOT_NARROWED[card.dimension])
    if len(card.members) > MOST_DRAWN:
        said.append(Sentence("Drawn are the first {number}; the table has all.", number=MOST_DRAWN))
    st.caption(" ".join(say(each) for each in said if each))
    if behind := found.words.customers_behind():
        st.caption(say(behind))


NAMELESS = {
    "channel": N_("{count} leads have no channel: they are counted, but have no rank."),
    "campaign": N_("{count} leads have no campaign: they are counted, but have no rank."),
}
NOT_NARROWED = {
    "channel": N_("The filter on channels does not narrow this page: channels are compared with one another."),
    "campaign": N_("The filter on campaigns does not narrow this page: campaigns are compared with one another."),
}


def _conversion(channel: Channel) -> Conversion:
    seen, low, high = channel.conversion or 0.0, channel.low or 0.0, channel.high or 0.0
    name = member_name(channel.channel)
    return Conversion(
        name=f"{name} · {tell('few leads')}" if channel.leads_missing else name,
        seen=seen,
        low=low,
        high=high,
        expected=channel.expected,
        seen_shown=tell(
            Sentence("{share} ({converted} of {leads}), {low} to {high}", share=share_shown(seen), converted=channel.converted,
                     leads=channel.leads, low=share_shown(low), high=share_shown(high))
        ),
        expected_shown=f"{share_shown(channel.expected)} ({share_shown(channel.expected_low)} – {share_shown(channel.expected_high)})",
        few=bool(channel.leads_missing),
    )  # fmt: skip


def details(scene: Scene, found: Channels) -> None:
    """All numbers, the next sum, and like with like: one of them at a time."""
    sections(
        "about",
        {
            "numbers": (N_("In numbers"), lambda: who_converts(found.card, found.words)),
            "costs": (N_("Cost and return"), lambda: costs_and_return(scene, found.card, found.words)),
            "money": (N_("The next sum"), lambda: more_money(found.money, found.card)),
            "mix": (N_("Like with like"), lambda: mix(found.mixes)),
        },
    )
