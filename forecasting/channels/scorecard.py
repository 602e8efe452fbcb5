"""The scorecard: for each channel or campaign what came in, what it became, what it cost and what came back, each with its range."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from data.version import Version
from forecasting.channel_comparison import SURE, Channel, Comparison, compare
from forecasting.channels.ranges import Range, cost_range, mean_range, return_range
from forecasting.channels.squares import Sums, revenue_squares, value_squares
from forecasting.channels.standing import Standing, standings
from forecasting.channels.telling_apart import leads_to_tell
from forecasting.refusal import Refusal
from kpi.compute import Value, compute
from kpi.selection import Comparison as Against
from kpi.selection import Selection
from locales import Sentence

KPIS = ("leads", "lead_to_customer_rate", "cost_per_lead", "cac", "marketing_roi", "clv")
SEED = 0
Grouped = Mapping[str, Mapping[str | None, Value]]


@dataclass(frozen=True)
class Scored:
    """One channel or campaign. Money in the data's currency; what cannot be had is `None`.

    `to_tell`: leads more that it and the first each need until they can be told apart, 0 where they are, `None` where no number would do.
    """

    converting: Channel
    standing: Standing
    to_tell: int | None
    cost_per_lead: float | None
    customers: int | None
    cac: Range | None
    revenue: float | None
    roi: Range | None
    clv: Range | None

    @property
    def name(self) -> str | None:
        return self.converting.channel

    @property
    def judged(self) -> bool:
        """Whether it has enough leads for a rank."""
        return self.converting.rank is not None


@dataclass(frozen=True)
class Scorecard:
    """All of them, as `comparison` ranks them; the KPIs they are made from, and why others are lacking."""

    dimension: str
    comparison: Comparison
    members: tuple[Scored, ...]
    values: Grouped
    lacking: tuple[tuple[str, Sentence], ...]

    @property
    def judged(self) -> tuple[Scored, ...]:
        """Those with enough leads, best conversion first."""
        return tuple(each for each in self.members if each.judged)

    @property
    def young(self) -> bool:
        """Whether some of the leads have not had the time to become customers."""
        return any(value.immature for value in self.values["lead_to_customer_rate"].values())


def scorecard(version: Version, selection: Selection, dimension: str) -> Scorecard:
    """Channels or campaigns compared over a selection; a filter on the dimension itself is not used. Raises Refusal."""
    freed = tuple(each for each in selection.filters if each.dimension != dimension)
    selection = replace(selection, filters=freed, comparison=Against.NONE, grain=None)
    found = compute(version, KPIS, selection, (dimension,))
    reasons = {value.kpi: value.reason for value in found if value.reason}
    if why := reasons.get("lead_to_customer_rate"):
        raise Refusal(why)
    values = {kpi: {value.group[0][1]: value for value in found if value.kpi == kpi and not value.reason} for kpi in KPIS}
    comparison = compare(_table(values), SEED)
    if comparison is None:
        raise Refusal(Sentence("There is nothing to count in this selection."))
    sums = (revenue_squares(version, selection, dimension), value_squares(version, selection, dimension))
    return Scorecard(dimension, comparison, _scored(comparison, values, *sums), values, tuple(reasons.items()))


def _table(values: Grouped) -> pd.DataFrame:
    rates, costs, acquired = (values[name] for name in ("lead_to_customer_rate", "cost_per_lead", "cac"))
    return pd.DataFrame(
        [
            {
                "channel": member,
                "leads": int(rate.denominator or 0),
                "converted": int(rate.numerator or 0),
                "cost": costs[member].numerator if member in costs else None,
                "new_customers": acquired[member].denominator if member in acquired else None,
            }
            for member, rate in rates.items()
        ],
        columns=["channel", "leads", "converted", "cost", "new_customers"],
    )


def _scored(
    comparison: Comparison, values: Grouped, revenue: Mapping[str | None, Sums], worth: Mapping[str | None, Sums]
) -> tuple[Scored, ...]:
    named = [each for each in comparison.channels if each.channel is not None]
    stands = dict(zip([each.channel for each in named], standings([(each.leads, each.converted) for each in named]), strict=True))
    return tuple(
        Scored(
            each,
            stands.get(each.channel, Standing.ALIKE),
            _to_tell(each, comparison.channels),
            *_costs(each.channel, values),
            *_returns(each.channel, values, revenue),
            _worth(worth.get(each.channel)),
        )
        for each in comparison.channels
    )


def _to_tell(channel: Channel, channels: Sequence[Channel]) -> int | None:
    """Leads that are lacking: to be judged at all, or to be told from the first (of the first itself: from the next)."""
    judged = [each for each in channels if each.rank is not None]
    if channel.rank is None or len(judged) < 2:
        return channel.leads_missing
    if channel.rank == 1 and (channel.chance_best or 0) >= SURE:
        return 0
    other = judged[1] if channel.rank == 1 else judged[0]
    return leads_to_tell((channel.expected, channel.leads), (other.expected, other.leads))


def _costs(member: str | None, values: Grouped) -> tuple[float | None, int | None, Range | None]:
    """Cost per lead, customers won and what one cost; nothing for leads without a channel, where costs gather that name none."""
    lead, customer = values["cost_per_lead"].get(member), values["cac"].get(member)
    customers = int(customer.denominator) if customer and customer.denominator is not None else None
    if member is None:
        return None, customers, None
    return lead.value if lead else None, customers, cost_range(customer.numerator, customers) if customer else None


def _returns(member: str | None, values: Grouped, revenue: Mapping[str | None, Sums]) -> tuple[float | None, Range | None]:
    value = values["marketing_roi"].get(member)
    if value is None:
        return None, None
    brought = dict(value.beside).get("revenue attributed")
    if member is None or value.value is None or not value.denominator or member not in revenue:
        return brought, None
    return brought, return_range(brought or 0.0, revenue[member].squares, value.denominator)


def _worth(sums: Sums | None) -> Range | None:
    return mean_range(sums.total, sums.squares, sums.count) if sums else None
