"""What the page of channels says of them: the headline, who looks good on too few leads, numbers with their ranges."""

from __future__ import annotations

from dataclasses import dataclass

from forecasting.channel_comparison import SURE, Channel, in_per_cent
from forecasting.channels.ranges import Range
from forecasting.channels.scorecard import Scorecard, Scored
from kpi.kpis import Unit
from locales import Sentence, numbers
from locales.numbers import NO_VALUE
from locales.words import N_
from ui.values import share_shown, shown
from ui.words import language, tell

KINDS = {"channel": N_("Channels"), "campaign": N_("Campaigns")}
TOO_FEW = {
    "channel": N_("No channel has enough leads to be judged yet"),
    "campaign": N_("No campaign has enough leads to be judged yet"),
}


@dataclass(frozen=True)
class ChannelWords:
    """The sentences of a scorecard, with amounts in its currency."""

    card: Scorecard
    currency: str | None

    def headline(self) -> Sentence:
        """Who converts best among those with enough leads, by how much, and at what cost."""
        judged = self.card.judged
        if not judged:
            return Sentence(TOO_FEW[self.card.dimension])
        first = judged[0]
        named = {"first": first.name, "share": share_shown(first.converting.conversion)}
        if len(judged) == 1:
            return Sentence("{first} alone has enough leads to be judged: {share} become customers", **named)
        second = judged[1]
        if not self.is_ahead:
            other = share_shown(second.converting.conversion)
            return Sentence("{first} and {second} are too close to call: {share} and {other} become customers",
                            second=second.name, other=other, **named)  # fmt: skip
        ahead = numbers.points((first.converting.conversion or 0) - (second.converting.conversion or 0), language())
        if first.cac is None or first.cac.value is None:
            return Sentence(
                "{first} converts best: {share} of its leads, {ahead} more than {second}", second=second.name, ahead=ahead, **named
            )
        return Sentence(
            "{first} converts best: {share} of its leads, {ahead} more than {second}, at {cac} a customer",
            second=second.name, ahead=ahead, cac=self.money(first.cac.value), **named,
        )  # fmt: skip

    @property
    def is_ahead(self) -> bool:
        """Whether the first is surely the best of those that can be judged."""
        judged = self.card.judged
        return len(judged) > 1 and (judged[0].converting.chance_best or 0) >= SURE

    def chance(self) -> Sentence | None:
        """How sure it is that the first is the best."""
        judged = self.card.judged
        if len(judged) < 2:
            return None
        first = judged[0]
        chance = in_per_cent(first.converting.chance_best or 0)
        if self.is_ahead or not first.to_tell:
            return Sentence(
                "The chance that {first} really is the best of those with enough leads is {chance}%.", first=first.name, chance=chance
            )
        return Sentence(
            "The chance that {first} really is the best is {chance}%; about {count} more leads in each of the two would tell.",
            first=first.name, chance=chance, count=first.to_tell,
        )  # fmt: skip

    def customers_behind(self) -> Sentence | None:
        """How many customers stand behind the cost of one in the headline, and why the next one costs more."""
        first = self.card.judged[0] if self.is_ahead else None
        if first is None or first.cac is None or first.cac.value is None:
            return None
        return Sentence(
            "{cac} a customer is {cost} spent on {first} ÷ {customers} who bought for the first time in the period, from leads of any "
            "time (of the leads of the period, {converted} have become customers); one more usually costs more, as further money "
            "brings ever less.",
            cac=self.money(first.cac.value), cost=self.money(self.card.values["cac"][first.name].numerator), first=first.name,
            customers=first.customers, converted=first.converting.converted,
        )  # fmt: skip

    def lucky(self) -> Sentence | None:
        """Who would be first if few leads counted as many."""
        best = max((each.converting.conversion or 0 for each in self.card.judged), default=0)
        small = [each.converting for each in self.card.members if each.name is not None and not each.judged]
        top: Channel | None = max(small, key=lambda each: each.conversion or 0, default=None)
        if top is None or not top.converted or (top.conversion or 0) <= best:
            return None
        return Sentence(
            "{channel} looks better with {converted} of {leads}, but that is too few to tell: about {count} more leads are needed.",
            channel=top.channel, converted=top.converted, leads=top.leads, count=top.leads_missing,
        )  # fmt: skip

    def money(self, value: float | None) -> str:
        return NO_VALUE if value is None else shown(value, Unit.MONEY, self.currency)

    def money_range(self, found: Range | None) -> str:
        """A sum with its range; only the bound where there is no value."""
        if found is None or (found.value is None and found.low is None):
            return NO_VALUE
        if found.value is None:
            return tell(Sentence("more than {low}", low=self.money(found.low)))
        return ranged(self.money(found.value), self.money(found.low), self.money(found.high), found)

    def needed(self, each: Scored) -> str:
        """How it stands against the first (that one: against the second), or how many leads more would tell, or let it be judged."""
        if each.name is None:
            return NO_VALUE
        if each.to_tell is None:
            return tell("as good as alike")
        if each.to_tell:
            return tell(Sentence("needs about {count} more leads", count=each.to_tell))
        return tell("surely ahead") if each.converting.rank == 1 else tell("surely behind")


def ratio_range(found: Range | None) -> str:
    """A ratio with its range."""
    if found is None or found.value is None:
        return NO_VALUE
    value, low, high = (NO_VALUE if each is None else numbers.ratio(each, language()) for each in (found.value, found.low, found.high))
    return ranged(value, low, high, found)


def ranged(value: str, low: str, high: str, found: Range) -> str:
    """The texts of a value and its bounds as one."""
    if found.low is None and found.high is None:
        return value
    return f"{value} ({low} – {high})"
