"""The parts of the page that compares channels: who converts, at what cost, and where there is too little to tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from charts.conversions import Conversion, conversions
from forecasting.channel_comparison import Channel, Comparison, compare, in_per_cent
from kpi.catalogue import CATALOGUE
from kpi.compute import Value
from kpi.kpis import Unit
from kpi.selection import Comparison as Against
from locales import Sentence, numbers
from locales.numbers import NO_VALUE
from locales.words import N_
from ui.cards import RIPENING
from ui.charted import charted
from ui.empty import no_value
from ui.figures import currency_of, figures, headlines, without
from ui.scene import Scene
from ui.values import shown
from ui.words import language, member_name, say, tell

KPIS = ("leads", "lead_to_customer_rate", "cost_per_lead", "cac")
SEED = 0
Grouped = Mapping[str, Mapping[str | None, Value]]


@dataclass(frozen=True)
class Channels:
    """The comparison, the KPIs it is made from (KPI → channel → value), and what could not be had."""

    comparison: Comparison
    values: Grouped
    lacking: tuple[tuple[str, Sentence], ...]
    currency: str | None


def compared(scene: Scene) -> Channels | None:
    """The title and the comparison; `None` where there is none, after saying why."""
    title = st.empty()
    title.title(say("Channels: which one really converts?"))
    selection = replace(without(scene.selection, "channel"), comparison=Against.NONE)
    found = figures(scene.data, KPIS, selection, ("channel",))
    reasons = {value.kpi: value.reason for value in found if value.reason}
    if "lead_to_customer_rate" in reasons:
        no_value(reasons["lead_to_customer_rate"])
        return None
    values = {kpi: {value.group[0][1]: value for value in found if value.kpi == kpi and not value.reason} for kpi in KPIS}
    comparison = compare(_table(values), SEED)
    if comparison is None:
        no_value(None)
        return None
    title.title(say(headline(comparison)))
    if scene.selection != without(scene.selection, "channel"):
        st.caption(say("The filter on channels does not narrow this page: channels are compared with one another."))
    return Channels(comparison, values, tuple(reasons.items()), currency_of(scene.data, CATALOGUE["cost_per_lead"]))


def _table(values: Grouped) -> pd.DataFrame:
    rates, costs, acquired = (values[name] for name in KPIS[1:])
    return pd.DataFrame(
        [
            {
                "channel": channel,
                "leads": int(rate.denominator or 0),
                "converted": int(rate.numerator or 0),
                "cost": costs[channel].numerator if channel in costs else None,
                "new_customers": acquired[channel].denominator if channel in acquired else None,
            }
            for channel, rate in rates.items()
        ],
        columns=["channel", "leads", "converted", "cost", "new_customers"],
    )


def headline(comparison: Comparison) -> Sentence:
    """What to believe, in one sentence; a channel that only looks best is named as such."""
    named = [each for each in comparison.channels if each.channel and each.conversion is not None]
    top = max(named, key=lambda each: each.conversion or 0, default=None)
    if top is not None and top.leads_missing and top.converted:
        return Sentence(
            "{channel} looks best with {converted} of {leads}, but that is too few to tell: about {count} more leads are needed",
            channel=top.channel, converted=top.converted, leads=top.leads, count=top.leads_missing,
        )  # fmt: skip
    return comparison.verdict


def verdict(found: Channels) -> None:
    """What can be said of the channels with enough leads, and what is still moving."""
    comparison = found.comparison
    if comparison.verdict != headline(comparison):
        st.markdown(say(comparison.verdict))
    nameless = next((each for each in comparison.channels if each.channel is None), None)
    if nameless:
        st.caption(say(Sentence("{count} leads have no channel: they are counted, but have no rank.", count=nameless.leads)))
    if any(value.immature for value in found.values["lead_to_customer_rate"].values()):
        st.caption(say(RIPENING))


def picture(found: Channels) -> None:
    """Conversion with its range, seen and to count on."""
    comparison = found.comparison
    title = tell(N_("Share of leads converted, by channel"))
    channels = [each for each in comparison.channels if each.conversion is not None]
    overall = tell(Sentence("All leads: {share}", share=_share(comparison.overall)))
    charted(
        conversions(
            [_conversion(each) for each in channels],
            title=title,
            axis=tell("Share of leads converted"),
            names=(tell("Seen"), tell("To count on")),
            language=language(),
            overall=comparison.overall,
            overall_name=overall,
        ),
        key="conversions",
        title=title,
        columns={
            tell("Channel"): [member_name(each.channel) for each in channels],
            tell("Seen"): [_conversion(each).seen_shown for each in channels],
            tell("To count on"): [_conversion(each).expected_shown for each in channels],
        },
    )
    st.caption(
        say(
            "Circle: the share seen, with the range in which the true one lies with 95% certainty. Diamond: the share to count on, "
            "drawn towards the other channels the fewer the leads. Hollow: too few leads to tell. Dashed line: all leads."
        )
    )


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
            Sentence("{share} ({converted} of {leads}), {low} to {high}", share=_share(seen), converted=channel.converted,
                     leads=channel.leads, low=_share(low), high=_share(high))
        ),
        expected_shown=f"{_share(channel.expected)} ({_share(channel.expected_low)} – {_share(channel.expected_high)})",
        few=bool(channel.leads_missing),
    )  # fmt: skip


def table(scene: Scene, found: Channels) -> None:
    """Every channel in numbers: leads, conversion, chance of being best, cost."""
    st.subheader(say("In numbers"))
    channels = found.comparison.channels
    with_cost = any(each.cost is not None for each in channels)
    columns: dict[str, list[object]] = {
        tell("Rank"): [NO_VALUE if each.rank is None else str(each.rank) for each in channels],
        tell("Channel"): [member_name(each.channel) for each in channels],
        tell("Leads"): [each.leads for each in channels],
        tell("Converted"): [each.converted for each in channels],
        tell("Seen"): [_share(each.conversion) for each in channels],
        tell("To count on"): [_share(each.expected) for each in channels],
        tell("Chance of being the best"): [_rounded(each.chance_best) for each in channels],
    }
    if with_cost:
        columns[tell("Cost")] = [_money(each.cost, found) for each in channels]
        columns[tell("Cost per lead")] = [_money(_value(found, "cost_per_lead", each), found) for each in channels]
        columns[tell("Customer acquisition cost")] = [_money(_value(found, "cac", each), found) for each in channels]
    columns[tell("Remark")] = [tell(each.mark) if each.mark else "" for each in channels]
    st.dataframe(
        pd.DataFrame(columns),
        hide_index=True,
        column_config={
            tell("Rank"): st.column_config.TextColumn(width="small"),
            tell("Chance of being the best"): st.column_config.ProgressColumn(min_value=0.0, max_value=1.0, format="percent"),
        },
        alt=tell("Channels with leads, conversion and cost"),
    )
    for kpi, reason in found.lacking:
        name = CATALOGUE[kpi].title
        st.caption(f":material/info: {say(Sentence('{kpi} is not shown: {reason}.', kpi=name, reason=reason))}")
    if with_cost and (said := costs_reconciled(scene, found)):
        st.caption(say(said))
    st.caption(say("Leads count by the day they came in, cost by the day it was spent. The rank counts only channels with enough leads."))


def costs_reconciled(scene: Scene, found: Channels) -> Sentence | None:
    """How the costs of channels and the acquisition cost of all come together; `None` where nothing is known of it."""
    spent = {channel: value.numerator or 0 for channel, value in found.values["cac"].items()}
    selection = replace(without(scene.selection, "channel"), comparison=Against.NONE)
    whole = headlines(scene.data, ("cac",), selection)["cac"]
    if whole.value is None or whole.numerator is None:
        return None
    return Sentence(
        "Customer acquisition cost is here what names the channel: {named} of {all} spent. The other {rest}, such as sales staff, training "
        "and software, belong to no channel; with them a customer costs {cac}, as the KPI says.",
        named=_money(sum(amount for channel, amount in spent.items() if channel is not None), found),
        all=_money(whole.numerator, found),
        rest=_money(spent.get(None, 0), found),
        cac=_money(whole.value, found),
    )


def _value(found: Channels, kpi: str, channel: Channel) -> float | None:
    """The KPI itself, so that this page and the KPI's page say the same; not for leads without a channel, where unassigned costs gather."""
    if channel.channel is None:
        return None
    value = found.values[kpi].get(channel.channel)
    return value.value if value else None


def _money(value: float | None, found: Channels) -> str:
    return NO_VALUE if value is None else shown(value, Unit.MONEY, found.currency)


def _share(value: float | None) -> str:
    return NO_VALUE if value is None else numbers.share(value, language())


def _rounded(chance: float | None) -> float | None:
    return None if chance is None else in_per_cent(chance) / 100
