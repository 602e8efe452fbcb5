"""What happens to leads: how fast they are answered, which are qualified, which are left lying."""

from kpi.catalogue.acquisition import WITHOUT_DATE, leads, leads_converted, leads_won
from kpi.catalogue.durations import days_between
from kpi.kpis import KPI, Better, Unit
from kpi.measures import Distribution, Expression, Flow, LeftOut, Whole, first_of
from kpi.periods import Grain
from locales.words import N_

WHOLE_DAYS = "(first_contact_at = date_trunc('day', first_contact_at) OR created_at = date_trunc('day', created_at))"
"""SQL: one of the two moments has no time of day, so that only the days between them are known."""

HOURS = (
    f"CASE WHEN {WHOLE_DAYS} THEN date_diff('day', created_at, first_contact_at) * 24.0 "
    "ELSE date_diff('microsecond', created_at, first_contact_at) / 3600e6 END"
)

response = Distribution(
    "hours from lead to first answer",
    HOURS,
    "lead_journeys",
    dated="created_at",
    where="first_contact_at < {tomorrow}",
    left_out=(LeftOut("answered before it came in", f"{HOURS} < 0"), WITHOUT_DATE),
)

TIMED = f"first_contact_at < {{tomorrow}} AND NOT {WHOLE_DAYS}"
BANDS = {
    "five minutes": f"{TIMED} AND {HOURS} BETWEEN 0 AND 5 / 60.0",
    "hour": f"{TIMED} AND {HOURS} > 5 / 60.0 AND {HOURS} <= 1",
    "day": f"first_contact_at < {{tomorrow}} AND ({HOURS} > 1 OR {WHOLE_DAYS}) AND {HOURS} BETWEEN 0 AND 24",
    "later": f"first_contact_at < {{tomorrow}} AND {HOURS} > 24",
    "never": "coalesce(first_contact_at < {tomorrow}, false) = false",
}
"""Leads by how soon they were answered; each is in one band, but for those answered before they came in. Days without a time of day
cannot tell minutes: an answer on the same day is one within a day."""


def _in_band(name: str, band: str, where: str = "") -> Flow:
    condition = f"{BANDS[band]} AND {where}" if where else BANDS[band]
    return Flow(name, "count(*)", "lead_journeys", dated="created_at", where=condition)


def _conversion(answered: str, converted: str, won: str, band: str) -> Expression:
    """The share of the leads in a band that was converted, or has a won deal where nothing says what was converted."""
    of_all = _in_band(answered, band)
    return first_of(_in_band(converted, band, "is_converted") / of_all, _in_band(won, band, "is_won") / of_all)


BY_BAND: dict[str, Expression] = {
    N_("conversion, answered within 5 minutes"): _conversion(
        "leads answered within 5 minutes",
        "leads answered within 5 minutes and converted",
        "leads answered within 5 minutes with a won deal",
        "five minutes",
    ),
    N_("conversion, answered within an hour"): _conversion(
        "leads answered within an hour",
        "leads answered within an hour and converted",
        "leads answered within an hour with a won deal",
        "hour",
    ),
    N_("conversion, answered within a day"): _conversion(
        "leads answered within a day", "leads answered within a day and converted", "leads answered within a day with a won deal", "day"
    ),
    N_("conversion, answered later"): _conversion(
        "leads answered after a day", "leads answered after a day and converted", "leads answered after a day with a won deal", "later"
    ),
    N_("conversion, never answered"): _conversion(
        "leads never answered", "leads never answered and converted", "leads never answered with a won deal", "never"
    ),
}

never_answered = _in_band("leads never answered", "never")
journeys = Flow("leads and what became of them", "count(*)", "lead_journeys", dated="created_at")

qualified = Flow("leads qualified", "count(*)", "leads", dated="created_at", where="is_qualified", left_out=(WITHOUT_DATE,))
converted = first_of(leads_converted, leads_won)
qualified_converted = first_of(
    Flow("leads qualified and converted", "count(*)", "leads", dated="created_at", where="is_qualified AND is_converted"),
    Flow("leads qualified with a won deal", "count(*)", "leads", dated="created_at", where="is_qualified AND is_won"),
)

DROPPED = "coalesce(is_dropped, false)"
IN_HAND = "coalesce(is_converted, false) OR coalesce(is_won, false) OR coalesce(deal_status, '') <> ''"
"""SQL: a lead that became something is not left lying, however long ago somebody touched it as a lead."""
# Where no activity names a lead nobody knows of any when it was last touched: the date of a first contact is not that of the last.
UNTOUCHED = (
    f"touches IS NOT NULL AND NOT ({IN_HAND}) AND greatest(created_at, last_touch_at) + INTERVAL {{untouched_days}} DAY < {{tomorrow}}"
)

dropped = Flow("leads dropped", "count(*)", "lead_journeys", dated="created_at", where="is_dropped")
untouched = Flow("leads untouched", "count(*)", "lead_journeys", dated="created_at", where=f"NOT {DROPPED} AND {UNTOUCHED}")
abandoned = first_of(
    Flow("leads dropped or untouched", "count(*)", "lead_journeys", dated="created_at", where=f"{DROPPED} OR ({UNTOUCHED})"), dropped
)

time_to_qualify = Distribution(
    "days from lead to qualification", days_between("created_at", "qualified_at"), "leads", dated="created_at", where="is_qualified"
)
days_until_untouched = Flow("days after which a lead is untouched", "max({untouched_days})", "leads", dated="created_at")

LEADS = (
    KPI(
        "lead_response_time",
        "Lead response time",
        "How long the leads that came in during the period waited for our first answer: half waited less, half waited longer.",
        response.median,
        unit=Unit.HOURS,
        better=Better.LOWER,
        frequency=Grain.WEEK,
        family="Acquisition",
        beside={
            "mean": response.mean,
            "p10": response.p10,
            "p90": response.p90,
            "never answered": never_answered / journeys,
            **BY_BAND,
        },
        beside_unit={**dict.fromkeys(("mean", "p10", "p90"), Unit.HOURS), **dict.fromkeys(("never answered", *BY_BAND), Unit.SHARE)},
        note="The first outbound contact is the date the CRM keeps of the lead, else its first outbound activity; an activity without a "
        "direction counts as ours. Leads not answered yet are not in the median: their share stands beside it. Hours are hours of the "
        "clock, nights and weekends too. Dates without a time only tell days: an answer on the same day counts as 0 hours, within a day.",
        neighbours=("lead_to_customer_rate", "lead_abandonment_rate"),
    ),
    KPI(
        "lead_qualification_rate",
        "Lead qualification rate",
        "Of the leads that came in during the period, the share that sales accepted as qualified.",
        qualified / leads,
        unit=Unit.SHARE,
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Acquisition",
        beside={"conversion of qualified leads": qualified_converted / qualified},
        beside_unit={"conversion of qualified leads": Unit.SHARE},
        note="Qualified is what the CRM marks or dates as such; a converted lead was qualified. Read the lead-to-customer rate by grade "
        "to see whether the grades given at qualification mean anything. Young leads may still be qualified.",
        ripens=time_to_qualify.p90,
        neighbours=("lead_to_customer_rate", "lead_abandonment_rate", "lead_origin"),
    ),
    KPI(
        "lead_abandonment_rate",
        "Lead abandonment rate",
        "Of the leads that came in during the period, the share that was given up or that nobody has touched for long.",
        abandoned / journeys,
        unit=Unit.SHARE,
        better=Better.LOWER,
        frequency=Grain.MONTH,
        family="Acquisition",
        beside={"dropped": dropped / journeys, "untouched": untouched / journeys},
        beside_unit={"dropped": Unit.SHARE, "untouched": Unit.SHARE},
        note="Untouched is a lead without an activity for the days that are set, neither dropped nor converted and without a deal. "
        "A lead younger than that cannot be untouched yet. Where no activity of the data names a lead, only leads dropped count: which are "
        "untouched cannot be told.",
        ripens=days_until_untouched,
        neighbours=("lead_response_time", "lead_qualification_rate"),
    ),
    KPI(
        "lead_origin",
        "Lead origin",
        "Where leads come from: the share of each channel in all leads.",
        leads / Whole(leads),
        unit=Unit.SHARE,
        read_by=("channel",),
        better=Better.NEITHER,
        frequency=Grain.MONTH,
        family="Acquisition",
        beside={"share of customers": converted / Whole(converted), "number of leads": leads, "became customers": converted},
        beside_unit={"share of customers": Unit.SHARE, "number of leads": Unit.COUNT, "became customers": Unit.COUNT},
        note="Read it by channel; the whole is always 100%. A channel whose share of customers is above its share of leads brings better "
        "leads than the others. The channel is the one that the CRM keeps of the lead.",
        neighbours=("leads", "cost_per_lead", "marketing_roi"),
    ),
)
