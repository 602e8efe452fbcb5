"""Every channel or campaign in numbers, in one table: leads, conversion, cost and what comes back, each with its range."""

from __future__ import annotations

from typing import Any

import streamlit as st

from forecasting.channel_comparison import in_per_cent
from forecasting.channels.ranges import Range
from forecasting.channels.scorecard import Scorecard, Scored
from forecasting.channels.standing import STANDINGS
from forecasting.channels.telling_apart import MOST
from kpi.catalogue import CATALOGUE
from kpi.terms import ATTRIBUTION
from kpi.terms_used import said, terms_used
from locales import Sentence, numbers
from locales.numbers import NO_VALUE
from locales.words import N_
from ui.channels_words import ChannelWords, ratio_range
from ui.explained_table import explained_table
from ui.figures import headlines, without
from ui.scene import Scene
from ui.told import Told, told_table
from ui.values import share_shown
from ui.words import DIMENSION_NAMES, capital, language, member_name, say, tell
from ui.written import share_column

CHANCE = N_("Chance of being the best")
MOST_ROWS = 16
HELP = {
    N_("Converted"): N_(
        "Leads of the period that are customers by now; in brackets the range that holds the true share with 95% certainty."
    ),
    N_("To count on"): N_(
        "The better guess of what comes next: nearer to the share of all leads the fewer leads there are, for luck evens out."
    ),
    CHANCE: N_("Among those with enough leads."),
    N_("Against all others"): N_(
        "Whether it differs from the leads of all others together. Of those said to differ, at most 5% do not, however many are compared."
    ),
    N_("Against the best"): N_(
        "Whether it is surely behind the first (the first itself: ahead of the second), or how many more leads in each of the two would "
        "tell; with too few leads, how many more would let it be judged."
    ),
    N_("Cost of a customer"): N_("Costs that name it ÷ customers it won, with the range of 95%: customers come partly by luck."),
    N_("Marketing ROI per 1 spent"): N_("What came back for each unit of money, beyond that money itself, with its range of 95%."),
    N_("Value of a customer"): N_("What its customers have brought so far, on average, with its range of 95%."),
}


def who_converts(card: Scorecard, words: ChannelWords) -> None:
    """What is known of the conversion of each, and how surely one is told from another."""
    _table(_converting(card, words), card, "in_numbers", tell("Leads and conversion, one row each"))


def costs_and_return(scene: Scene, card: Scorecard, words: ChannelWords) -> None:
    """What each costs and brings, and under it what cannot be shown, how costs come together, and to whom revenue is credited."""
    _table(_paying(card, words), card, "costs", tell("Cost and return, one row each"))
    for said_ in remarks(scene, card, words):
        st.caption(capital(say(said_)))


def _table(columns: dict[str, list[Any]], card: Scorecard, key: str, alt: str) -> None:
    """The columns in which anything is known, after the names."""
    name = tell(DIMENSION_NAMES[card.dimension])
    known = {
        label: cells for label, cells in columns.items() if not all(isinstance(cell, Told) and cell.text == NO_VALUE for cell in cells)
    }
    explained_table(
        told_table({name: [member_name(each.name) for each in card.members]} | known),
        hide_index=True,
        placeholder=NO_VALUE,
        height=38 + 35 * min(len(card.members), MOST_ROWS),
        column_config=_config(name),
        key=f"{key}_{card.dimension}",
        alt=alt,
    )


def _converting(card: Scorecard, words: ChannelWords) -> dict[str, list[Any]]:
    members = card.members
    return {
        tell("Rank"): [NO_VALUE if each.converting.rank is None else str(each.converting.rank) for each in members],
        tell("Leads"): [_count(each.converting.leads) for each in members],
        tell("Converted"): [_converted(each) for each in members],
        tell("To count on"): [Told(each.converting.expected, share_shown(each.converting.expected)) for each in members],
        tell(CHANCE): [_chance(each) for each in members],
        tell("Against all others"): [tell(STANDINGS[each.standing]) if each.name is not None else NO_VALUE for each in members],
        tell("Against the best"): [Told(MOST if each.to_tell is None else each.to_tell, words.needed(each)) for each in members],
    }


def _paying(card: Scorecard, words: ChannelWords) -> dict[str, list[Any]]:
    members, money = card.members, words.money
    return {
        tell("Cost of a customer"): [Told(_stands_at(each.cac), words.money_range(each.cac)) for each in members],
        tell("Marketing ROI per 1 spent"): [Told(_stands_at(each.roi), ratio_range(each.roi)) for each in members],
        tell("Value of a customer"): [Told(_stands_at(each.clv), words.money_range(each.clv)) for each in members],
        tell("Cost"): [Told(each.converting.cost, money(each.converting.cost)) for each in members],
        tell("Cost per lead"): [Told(each.cost_per_lead, money(each.cost_per_lead)) for each in members],
        tell("Revenue"): [Told(each.revenue, money(each.revenue)) for each in members],
    }


def _config(name: str) -> dict[str, Any]:
    helped: dict[str, Any] = {tell(label): st.column_config.Column(help=say(text)) for label, text in HELP.items()}
    return helped | {
        tell("Rank"): st.column_config.TextColumn(width=64),
        name: st.column_config.TextColumn(pinned=True),
        tell(CHANCE): share_column(width=165, help=say(HELP[CHANCE])),
    }


def _count(number: int) -> Told:
    return Told(number, numbers.count(number, language()))


def _stands_at(found: Range | None) -> float | None:
    """The value, or the bound that is told in its place."""
    return None if found is None else found.low if found.value is None else found.value


def _converted(each: Scored) -> Told:
    found = each.converting
    if found.conversion is None:
        return Told(None)
    of = numbers.count(found.converted, language())
    return Told(found.conversion, f"{of} · {share_shown(found.conversion)}")


def _chance(each: Scored) -> float | None:
    chance = each.converting.chance_best
    return None if chance is None else in_per_cent(chance)


def remarks(scene: Scene, card: Scorecard, words: ChannelWords) -> list[Sentence]:
    """What a reader of the table must know to read it right."""
    told = [Sentence("{kpi} is not shown: {reason}.", kpi=CATALOGUE[kpi].title, reason=reason) for kpi, reason in card.lacking]
    if costs := costs_reconciled(scene, card, words):
        told.append(costs)
    told += reasons(card)
    roi = CATALOGUE["marketing_roi"]
    if any(each.name == ATTRIBUTION for each in terms_used(scene.data, roi, scene.selection.terms)) and card.values["marketing_roi"]:
        credited = said(ATTRIBUTION, scene.selection.terms)
        told.append(Sentence("{credited}; the page Data sets that.", credited=credited))
    told.append(Sentence("Leads count by the day they came in, cost by the day it was spent, revenue by the day it was sold."))
    return told


def reasons(card: Scorecard) -> list[Sentence]:
    """Why a cell is empty, or has only a bound, although its parts stand in the same row."""
    named = [each for each in card.members if each.name is not None]
    said_ = []
    if alone := [each.name for each in named if each.cac and each.cac.value is None]:
        said_.append(Sentence(NOBODY_FIRST, names=alone))
    spent = {member: value.denominator for member, value in card.values["marketing_roi"].items()}
    if other := [each.name for each in named if each.converting.cost and each.name in spent and not spent[each.name]]:
        said_.append(Sentence(NO_MARKETING, names=other))
    return said_


NOBODY_FIRST = N_(
    "Money was spent, but nobody bought for the first time in the period: {names}. What a customer costs there is given as a least."
)
NO_MARKETING = N_("Nothing was spent on marketing, only on purchased leads, which marketing ROI does not count: {names}.")


def costs_reconciled(scene: Scene, card: Scorecard, words: ChannelWords) -> Sentence | None:
    """How the costs that name a channel and the cost of all come together; `None` where nothing is known, or all name one."""
    spent = {member: value.numerator or 0 for member, value in card.values["cac"].items()}
    whole = headlines(scene.data, ("cac",), without(scene.selection, card.dimension))["cac"]
    if whole.value is None or whole.numerator is None or not spent.get(None):
        return None
    return Sentence(
        "The cost of a customer counts here what names one of them: {named} of {all} spent. The other {rest}, such as sales staff, "
        "training and software, names none; with it a customer costs {cac}, as on the overview.",
        named=words.money(sum(amount for member, amount in spent.items() if member is not None)),
        all=words.money(whole.numerator),
        rest=words.money(spent.get(None, 0)),
        cac=words.money(whole.value),
    )
