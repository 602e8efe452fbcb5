"""What campaigns and channels bring, what they cost, and how much of the talk is ours."""

from kpi.kpis import KPI, Better, Unit
from kpi.measures import Chosen, Expression, Flow, LeftOut, Whole
from kpi.periods import Grain
from kpi.terms import Attribution

RESPONSE = 'campaign IS NOT NULL AND is_response AND coalesce(amount, 0) >= 0 AND "at" <= touched_at + INTERVAL {campaign_days} DAY'


def _responding(name: str, sql: str, where: str = "") -> Flow:
    return Flow(name, sql, "attributed", dated="at", where=f"{RESPONSE} AND {where}" if where else RESPONSE)


responses = _responding("sales after a campaign", "count(*)")
responses_new = _responding("sales to new customers after a campaign", "count(*)", "is_first_purchase")
responses_existing = _responding("sales to existing customers after a campaign", "count(*)", "NOT is_first_purchase")
value_new = _responding("value of sales to new customers after a campaign", "sum(amount)", "is_first_purchase")
value_existing = _responding("value of sales to existing customers after a campaign", "sum(amount)", "NOT is_first_purchase")
response_value = _responding("value of sales after a campaign", "sum(amount)")

marketing_spend = Flow(
    "spend on marketing", "sum(amount)", "spend", dated="spent_on", where="coalesce(kind, 'marketing') = 'marketing'"
)  # fmt: skip
NOBODY_KNOWS = LeftOut("a sale before which no channel or campaign is known", "coalesce(channel, campaign) IS NULL")


def _credited(name: str, column: str) -> Flow:
    return Flow(name, f"sum({column})", "attributed", dated="at", where="coalesce(channel, campaign) IS NOT NULL", left_out=(NOBODY_KNOWS,))


BY_TOUCH: dict[Attribution, Flow] = {
    Attribution.FIRST: _credited("revenue by first touch", "amount_first"),
    Attribution.LAST: _credited("revenue by last touch", "amount_last"),
    Attribution.LINEAR: _credited("revenue by all touches alike", "amount_linear"),
}
revenue_attributed = Chosen("attribution", tuple(BY_TOUCH.items()))


def _return(revenue: Expression) -> Expression:
    return (revenue - marketing_spend) / marketing_spend


MENTIONS_KNOWN = "is_own IS NOT NULL"
own_mentions = Flow(
    "mentions of our own brand",
    "sum(CASE WHEN is_own THEN mentions ELSE 0 END)",
    "mentions",
    dated="mentioned_on",
    where=MENTIONS_KNOWN,
)
all_mentions = Flow(
    "mentions of all brands",
    "sum(mentions)",
    "mentions",
    dated="mentioned_on",
    where=MENTIONS_KNOWN,
    left_out=(LeftOut("mentions that do not say of whom", "is_own IS NULL"),),
)

MARKETING = (
    KPI(
        "campaign_response",
        "Campaign response",
        "Orders or won deals of customers whom a campaign had reached within the days before.",
        responses,
        unit=Unit.COUNT,
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Acquisition",
        beside={
            "of new customers": responses_new,
            "of existing customers": responses_existing,
            "value of these sales": response_value,
            "value, new customers": value_new,
            "value, existing customers": value_existing,
        },
        beside_unit={
            "of new customers": Unit.COUNT,
            "of existing customers": Unit.COUNT,
            "value of these sales": Unit.MONEY,
            "value, new customers": Unit.MONEY,
            "value, existing customers": Unit.MONEY,
        },
        note="A sale counts once, for the last campaign in touch with its customer within the days before that are set: as a lead, or by a "
        "contact the customer began. A sale before which nothing is known counts for the campaign it names itself. That a sale came after "
        "a campaign does not prove that it came because of it. New is a customer's first purchase; sales without a customer are neither.",
        neighbours=("marketing_roi", "email_conversion_rate", "new_customers"),
    ),
    KPI(
        "share_of_voice",
        "Share of voice",
        "Of all mentions of the brands that are watched, the share that is of our own.",
        own_mentions / all_mentions,
        unit=Unit.SHARE,
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Acquisition",
        beside={"number of own mentions": own_mentions, "share of this brand": all_mentions / Whole(all_mentions)},
        beside_unit={"number of own mentions": Unit.COUNT, "share of this brand": Unit.SHARE},
        note="It depends on which other brands are watched. Mentions are counted, whether they praise or complain. Survey answers on which "
        "brand comes to mind count the same way, once they are a table of brands with how many named each.",
        neighbours=("visits",),
    ),
    KPI(
        "marketing_roi",
        "Marketing ROI",
        "What comes back for each unit of money spent on marketing, beyond that money itself.",
        _return(revenue_attributed),
        unit=Unit.RATIO,
        per="back for each 1 spent, beyond it",
        better=Better.HIGHER,
        frequency=Grain.QUARTER,
        family="Acquisition",
        beside={
            "revenue attributed": revenue_attributed,
            "marketing spend": marketing_spend,
            "ROI by first touch": _return(BY_TOUCH[Attribution.FIRST]),
            "ROI by last touch": _return(BY_TOUCH[Attribution.LAST]),
            "ROI by all touches alike": _return(BY_TOUCH[Attribution.LINEAR]),
        },
        beside_unit={
            "revenue attributed": Unit.MONEY,
            "marketing spend": Unit.MONEY,
            "ROI by first touch": Unit.RATIO,
            "ROI by last touch": Unit.RATIO,
            "ROI by all touches alike": Unit.RATIO,
        },
        note="Revenue by the day it was sold, credited to the channels and campaigns that touched the customer before: to the first, "
        "to the last, or to all touches alike (a setting; the formula names the one in use). Spend by its own day: money spent now comes "
        "back later. Revenue, not margin. The whole also holds revenue of channels that cost no marketing money: read it by channel.",
        neighbours=("campaign_response", "cac", "cost_per_lead"),
    ),
)
