"""Conversion of leads, as systems define it."""

from kpi.kpis import Unit
from kpi.variants.variant import Condition, Variant, Variants

CREATED_DATE = Condition("without a creation date", "created_at IS NOT NULL")
CREATED = Condition("came in outside the period", "created_at >= {start} AND created_at < {end}")
CAME_OR_CONVERTED = Condition(
    "neither came in nor was converted in the period",
    "(created_at >= {start} AND created_at < {end}) OR (is_converted AND converted_at >= {start} AND converted_at < {end})",
)

_CONVERTED = "count(*) FILTER (WHERE is_converted AND converted_at >= {start} AND converted_at < {end})"

CONVERSION = Variants(
    "lead_to_customer_rate",
    "What share of our leads become customers?",
    "leads",
    Unit.SHARE,
    (
        Variant(
            "cohort",
            "By cohort: leads of the period, converted whenever",
            "Of the leads that came in during the period, those converted by now. Young periods still grow.",
            (CREATED_DATE, CREATED),
            "count(*) FILTER (WHERE is_converted) / nullif(count(*), 0)",
            used="our lead-to-customer rate",
        ),
        Variant(
            "within",
            "By cohort, converted within the period",
            "Of the leads that came in during the period, those converted in it as well. Late leads have hardly any time.",
            (CREATED_DATE, CREATED),
            f"{_CONVERTED} / nullif(count(*), 0)",
            used="monthly reports of marketing tools",
        ),
        Variant(
            "period",
            "By period: conversions of the period over leads of the period",
            "Leads converted in the period, whenever they came in, over those that came in during it. When more leads come in, it falls.",
            (CAME_OR_CONVERTED,),
            f"{_CONVERTED} / nullif(count(*) FILTER (WHERE created_at >= {{start}} AND created_at < {{end}}), 0)",
            used="spreadsheets, and dashboards that divide two totals",
        ),
        Variant(
            "won",
            "By cohort, with a won deal",
            "Of the leads that came in during the period, those with a won deal by now: converted is not yet paid.",
            (CREATED_DATE, CREATED),
            "count(*) FILTER (WHERE is_won) / nullif(count(*), 0)",
            used="whoever counts only what was won",
        ),
    ),
    shown=("lead_id", "created_at", "converted_at", "is_converted", "is_won", "channel", "rep"),
)
