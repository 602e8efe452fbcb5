"""The next sum: what it would bring in each channel, new or moved from another one, over how many weeks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import streamlit as st

from charts.finish import Scale
from charts.intervals import Estimate, intervals
from forecasting.channel_comparison import in_per_cent
from forecasting.channels.next_money import Asked, Gain, NextMoney
from forecasting.channels.plan import Plan
from forecasting.channels.ranges import Range
from forecasting.channels.scorecard import Scorecard
from forecasting.channels.telling_apart import leads_to_tell
from forecasting.refusal import Refusal
from kpi.kpis import Unit
from kpi.selection import Selection
from kpi.why.rounded import rounded_to
from locales import Sentence, numbers
from locales.numbers import MINUS, NO_VALUE
from locales.words import N_
from ui import choice, state
from ui.address import member_of, token
from ui.channel_figures import money_next
from ui.charted import charted
from ui.explained_table import explained_table
from ui.number_choice import keep, number
from ui.scene import Scene
from ui.told import Told, told_table
from ui.values import shown
from ui.words import DIMENSION_NAMES, language, say, tell
from ui.written import share_column

USUAL_AMOUNT, MOST_AMOUNT = 10_000, 100_000_000
WEEKS = {"4": N_("4 weeks"), "13": N_("13 weeks"), "26": N_("26 weeks"), "52": N_("52 weeks")}
USUAL_WEEKS = "26"
NEW = "new"
HELP = {
    N_("Cost of one more"): N_("The sum ÷ the customers more that it would bring."),
    N_("A week so far"): N_("What was spent here a week, on average over the last year."),
    N_("Most in a week"): N_("The most that was ever spent here in one week."),
    N_("Room left"): N_("How much of the sum can go here without spending more a week than ever before."),
    N_("Known effect"): N_("Whether its weeks tell how leads follow spend."),
}
WHOLE_FROM = 1000
"""Amounts from here on are written without cents."""
WHOLE = 10
"""From so many customers on decimals say nothing; both ends of a range are written alike."""


@dataclass(frozen=True)
class Tried:
    """What is asked, and what comes of it, or why nothing can be said."""

    asked: Asked
    found: NextMoney | None
    refused: Sentence | None
    currency: str | None

    def money(self, amount: float) -> str:
        return shown(round(amount) if amount >= WHOLE_FROM else amount, Unit.MONEY, self.currency)


def tried(scene: Scene, selection: Selection, card: Scorecard, currency: str | None) -> Tried:
    """What the address asks for, else the usual sum."""
    amount = number("amount", 1, MOST_AMOUNT, USUAL_AMOUNT)
    names = [each.name for each in card.judged if each.name is not None]
    weeks = int(choice.chosen("weeks", WEEKS, USUAL_WEEKS))
    taken = choice.chosen("taken", dict.fromkeys([NEW, *(token(each) for each in names)], ""), NEW)
    asked = Asked(float(amount), weeks, None if taken == NEW else member_of(taken))
    try:
        return Tried(asked, money_next(scene.data, selection, card.dimension, asked), None, currency)
    except Refusal as refusal:
        return Tried(asked, None, refusal.sentence, currency)


def answer(tried_: Tried, card: Scorecard) -> Sentence | None:
    """Where the sum should go and how surely, in a few sentences; `None` where nothing can be said."""
    found = tried_.found
    if found is None:
        return None
    first, amount = found.gains[0], tried_.money(tried_.asked.amount)
    if (first.customers.value or 0) <= 0:
        return Sentence(
            "As far as can be told, {amount} taken from {channel} would bring more customers nowhere else.",
            amount=amount, channel=tried_.asked.taken_from or "",
        )  # fmt: skip
    is_sure = first.is_sure or len(found.gains) == 1
    if first.is_beyond and found.plan.parts:
        return _planned(tried_, first, found.plan, is_sure=is_sure)
    verdict = _surely(tried_, found) if is_sure else _too_early(tried_, found, card)
    if not first.is_beyond:
        return verdict
    never = Sentence("But {first} never had more than {most} a week, and this would be {then}: what comes of that nobody has seen.",
                     first=first.name, most=tried_.money(first.most), then=tried_.money(first.then))  # fmt: skip
    return Sentence("{verdict} {beyond}", verdict=verdict, beyond=never)


def _surely(tried_: Tried, found: NextMoney) -> Sentence:
    first = found.gains[0]
    return Sentence(
        "The next {amount}, spread over {weeks} weeks, would bring most in {first}: about {customers} more customers ({range}).",
        amount=tried_.money(tried_.asked.amount), weeks=tried_.asked.weeks, first=first.name,
        customers=_count(first.customers.value), range=_between(first.customers),
    )  # fmt: skip


def _too_early(tried_: Tried, found: NextMoney, card: Scorecard) -> Sentence:
    """Whom to try first where ranges overlap, who may do as well, and what would tell them apart."""
    first, second = found.gains[:2]
    said = Sentence(
        "Try {first} first with the next {amount}, spread over {weeks} weeks: it is likeliest to bring most (chance {chance}%), about "
        "{customers} more customers ({range}). It is too early to be sure: {second} may do as well, with {other} ({other_range}).",
        amount=tried_.money(tried_.asked.amount), weeks=tried_.asked.weeks, first=first.name, chance=in_per_cent(first.chance_most),
        customers=_count(first.customers.value), range=_between(first.customers),
        second=second.name, other=_count(second.customers.value, whole=abs(first.customers.value or 0.0) >= WHOLE),
        other_range=_between(second.customers),
    )  # fmt: skip
    needed = leads_needed(card, first.name, second.name)
    if needed:
        return Sentence("{said} About {count} more leads in each of the two would show which converts better.", said=said, count=needed)
    return Sentence("{said} Only a trial would tell: move money in steps and look again.", said=said)


def leads_needed(card: Scorecard, one: str, other: str) -> int | None:
    """Leads more that each of two needs until their conversion can be told apart; 0 where it is, `None` where no number would do."""
    known = {each.name: (each.converting.conversion or 0.0, each.converting.leads) for each in card.judged}
    return leads_to_tell(known[one], known[other]) if one in known and other in known else None


def _planned(tried_: Tried, first: Gain, plan: Plan, *, is_sure: bool) -> Sentence:
    """How to part the sum, where the likeliest place has never taken so much; then why not all of it goes there."""
    *sums, rest = parts_in_money([part for _, part in plan.parts], plan.rest, tried_.asked.amount)
    parts = [Sentence("{sum} to {name}", sum=tried_.money(sum_), name=name) for sum_, (name, _) in zip(sums, plan.parts, strict=True)]
    said = Sentence(
        "Spread the next {amount} over {weeks} weeks: {parts}. That is about {customers} more customers ({range}), and none of them gets "
        "more a week than it has had before.",
        amount=tried_.money(tried_.asked.amount), weeks=tried_.asked.weeks, parts=parts,
        customers=_count(plan.customers.value), range=_between(plan.customers),
    )  # fmt: skip
    if rest:
        said = Sentence("{said} The other {rest} would be more than any of them ever had.", said=said, rest=tried_.money(rest))
    named = {"said": said, "first": first.name, "most": tried_.money(first.most), "then": tried_.money(first.then)}
    if is_sure:
        return Sentence("{said} {first} would bring most, but all of it would be {then} a week there, and {most} is the most it ever had.",
                        **named)  # fmt: skip
    return Sentence(
        "{said} Which brings most is too early to tell: {first} is likeliest (chance {chance}%), but all of it would be {then} a week "
        "there, and {most} is the most it ever had.",
        chance=in_per_cent(first.chance_most), **named,
    )  # fmt: skip


def parts_in_money(parts: Sequence[float], rest: float, amount: float) -> list[float]:
    """The parts and the rest, rounded as they are written so that they add up to the sum asked for exactly."""
    exact = [Fraction(each) for each in (*parts, rest)]
    return [float(each) for each in rounded_to(exact, Fraction(amount), 0 if amount >= WHOLE_FROM else 2)]


def more_money(tried_: Tried, card: Scorecard) -> None:
    """The controls; the picture of customers more; the table; how far all this can be trusted."""
    _controls(card, tried_)
    if tried_.found is None:
        st.info(say(tried_.refused or ""), icon=":material/info:")
        return
    _picture(tried_.found, card)
    _numbers(tried_, tried_.found, card)
    for each in _remarks(tried_, tried_.found):
        st.caption(say(each))


def _controls(card: Scorecard, tried_: Tried) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        st.number_input(
            say(Sentence("Sum ({currency})", currency=tried_.currency) if tried_.currency else "Sum"),
            min_value=1,
            max_value=MOST_AMOUNT,
            step=1000,
            key=state.held("amount", int(tried_.asked.amount)),
            on_change=lambda: keep("amount", USUAL_AMOUNT),
            width=180,
        )
        choice.select("weeks", N_("Spread over"), WEEKS, USUAL_WEEKS, width=150)
        names: dict[str, str | Sentence] = {NEW: Sentence("nowhere: it is new money")}
        names |= {token(each.name): Sentence("{name}", name=each.name) for each in card.judged if each.name is not None}
        choice.select("taken", N_("Taken from"), names, NEW, width=260)


def _picture(found: NextMoney, card: Scorecard) -> None:
    title = tell(N_("More customers, by where the sum goes"))
    estimates = [
        Estimate(each.name, each.customers.value or 0.0, each.customers.low or 0.0, each.customers.high or 0.0,
                 _with_range(each.customers), each.is_beyond or not each.known)
        for each in found.gains
    ]  # fmt: skip
    charted(
        intervals(estimates, title=title, axis=tell("More customers"), scale=Scale.PLAIN, language=language(), reference=0.0),
        key=f"more_customers_{card.dimension}",
        title=title,
        columns={tell("Name"): [each.name for each in estimates], tell("More customers"): [each.shown for each in estimates]},
    )


def _numbers(tried_: Tried, found: NextMoney, card: Scorecard) -> None:
    gains, money = found.gains, tried_.money
    each_cost = [tried_.asked.amount / value if (value := gain.customers.value or 0) > 0 else None for gain in gains]
    columns: dict[str, list[Any]] = {
        tell(DIMENSION_NAMES[card.dimension]): [each.name for each in gains],
        tell("More customers"): [Told(each.customers.value, _with_range(each.customers)) for each in gains],
        tell("More leads"): [Told(each.leads.value, _with_range(each.leads)) for each in gains],
        tell("Cost of one more"): [Told(cost, money(cost)) if cost is not None else Told(None) for cost in each_cost],
        tell("Chance of most"): [in_per_cent(each.chance_most) for each in gains],
        tell("A week so far"): [Told(each.usual, money(each.usual)) for each in gains],
        tell("Most in a week"): [Told(each.most, money(each.most)) for each in gains],
        tell("Room left"): [Told(each.room, money(each.room)) for each in gains],
        tell("Known effect"): [tell("yes") if each.known else tell("no") for each in gains],
    }
    explained_table(
        told_table(columns),
        hide_index=True,
        placeholder=NO_VALUE,
        column_config={tell(label): st.column_config.Column(help=say(text)) for label, text in HELP.items()}
        | {
            tell("Chance of most"): share_column(width=125, help=say("The chance that the sum brings most customers here.")),
            tell(DIMENSION_NAMES[card.dimension]): st.column_config.TextColumn(pinned=True),
        },
        key=f"more_money_{card.dimension}",
        alt=tell("What the sum would bring in each"),
    )


def _remarks(tried_: Tried, found: NextMoney) -> list[Sentence | str]:
    said: list[Sentence | str] = []
    if found.lost is not None:
        named = {"channel": tried_.asked.taken_from or "", "customers": _count(found.lost.value), "range": _between(found.lost)}
        said.append(Sentence("Net of what {channel} loses with the money: about {customers} customers ({range}).", **named))
    if beyond := [each.name for each in found.gains if each.is_beyond]:
        said.append(Sentence(BEYOND, names=beyond))
    if unknown := [each.name for each in found.gains if not each.known]:
        said.append(Sentence(UNKNOWN, names=unknown))
    if found.left_out:
        said.append(Sentence("Nothing can be said of {names}: too few leads, or no costs that name them.", names=list(found.left_out)))
    return [*said, TRUST]


BEYOND = N_("Drawn as an empty circle, as it would be more a week than was ever spent there: {names}. What comes of that is not known.")
UNKNOWN = N_(
    "Drawn as an empty circle, as spend hardly varied but with the season: {names}. The range reaches from next to nothing "
    "to what the money has brought so far."
)
TRUST = N_(
    "From the weeks of up to two years, the season taken off by the leads of all others; the ranges hold with 80% certainty, on average. "
    "That leads follow spend does not prove that spend makes them: only a trial tells, so move money in steps and look again."
)


def _count(value: float | None, *, whole: bool = False) -> str:
    found = value or 0.0
    rounded = round(found) if whole or abs(found) >= WHOLE else round(found, 1)
    return f"{MINUS if rounded < 0 else ''}{numbers.count(abs(rounded), language())}"


def _between(found: Range) -> str:
    whole = max(abs(found.low or 0.0), abs(found.high or 0.0)) >= WHOLE
    return f"{_count(found.low, whole=whole)} – {_count(found.high, whole=whole)}"


def _with_range(found: Range) -> str:
    return f"{_count(found.value)} ({_between(found)})"
