"""What a sum would bring in each channel, or moved there from another one: leads and customers with their ranges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from forecasting.channel_comparison import SURE
from forecasting.channels.drawn import RECENT, Drawn, in_range
from forecasting.channels.plan import Plan, planned
from forecasting.channels.ranges import Range
from forecasting.channels.scorecard import Scored
from forecasting.channels.spend_history import History
from forecasting.refusal import Refusal
from locales import Sentence


@dataclass(frozen=True)
class Asked:
    """A sum, spread evenly over so many weeks; new money, or taken from a channel."""

    amount: float
    weeks: int
    taken_from: str | None = None


@dataclass(frozen=True)
class Gain:
    """What the sum would bring in one channel beyond what comes anyhow; net of what is lost where it is taken away.

    `usual` is what the channel spends a week, `most` the most it ever spent in one, `then` what it would spend, `room` how much of the sum
    stays within that most. `known`: its weeks say how leads follow spend. `chance_most`: that it brings most customers of all.
    """

    name: str
    leads: Range
    customers: Range
    chance_most: float
    usual: float
    most: float
    then: float
    room: float
    known: bool

    @property
    def is_beyond(self) -> bool:
        """Whether it would spend more a week than it ever has: nobody has seen what comes of that."""
        return self.then > self.most

    @property
    def is_sure(self) -> bool:
        """Whether it surely brings more than any other."""
        return self.chance_most >= SURE


@dataclass(frozen=True)
class NextMoney:
    """The gains, most customers first; the plan that stays within what has been seen everywhere.

    `left_out`: nothing can be said of them. `lost`: customers that go with the money where it is taken from.
    """

    asked: Asked
    gains: tuple[Gain, ...]
    plan: Plan
    left_out: tuple[str, ...]
    lost: Range | None


def next_money(histories: Mapping[str, History], members: Sequence[Scored], asked: Asked, seed: int) -> NextMoney:
    """What a sum brings in each channel that has leads enough and costs. Raises Refusal."""
    random = np.random.default_rng(seed)
    judged = {each.name: each.converting for each in members if each.judged and each.name is not None}
    drawn = {
        name: Drawn.of(histories[name], channel, random)
        for name, channel in judged.items()
        if name in histories and histories[name].spend[-RECENT:].sum() > 0 and histories[name].leads[-RECENT:].sum() > 0
    }
    if not drawn:
        raise Refusal(Sentence("Nothing can be said of more money: no channel with enough leads has costs that name it."))
    lost = _lost(drawn, asked)
    brought = {name: each.change(asked.amount, asked.weeks) for name, each in drawn.items() if name != asked.taken_from}
    if not brought:
        raise Refusal(Sentence("There is no second channel with enough leads and costs to move money to."))
    net = {name: each - lost for name, each in brought.items()} if lost is not None else brought
    most = np.stack([each[1] for each in net.values()]).argmax(axis=0)
    gains = [_gain(name, drawn[name], net[name], float(np.mean(most == place)), asked) for place, name in enumerate(net)]
    left_out = tuple(each.name for each in members if each.name is not None and each.name not in drawn)
    others = {name: each for name, each in drawn.items() if name != asked.taken_from}
    plan = planned(others, asked.amount, asked.weeks, lost[1] if lost is not None else None)
    ranked = tuple(sorted(gains, key=lambda each: -(each.customers.value or 0)))
    return NextMoney(asked, ranked, plan, left_out, in_range(lost[1]) if lost is not None else None)


def _lost(drawn: Mapping[str, Drawn], asked: Asked) -> np.ndarray | None:
    """Leads and customers that go with the money, in draws; `None` of new money. Raises Refusal where there is not so much to take."""
    channel = asked.taken_from
    if channel is None:
        return None
    if channel not in drawn:
        raise Refusal(Sentence("Nothing can be taken from {channel}: it has too few leads, or no costs that name it.", channel=channel))
    spent = drawn[channel].usual * asked.weeks
    if asked.amount > spent:
        raise Refusal(Sentence("{channel} spends only {spent} in {weeks} weeks.", channel=channel, spent=round(spent), weeks=asked.weeks))
    return -drawn[channel].change(-asked.amount, asked.weeks)


def _gain(name: str, drawn: Drawn, net: np.ndarray, chance: float, asked: Asked) -> Gain:
    then = drawn.usual + asked.amount / asked.weeks
    return Gain(
        name, in_range(net[0]), in_range(net[1]), chance, drawn.usual, drawn.most, then, drawn.room(asked.weeks), drawn.response.known
    )
