"""Where business comes from: leads, what they cost, how many become customers."""

from kpi.catalogue.durations import days_between, is_before
from kpi.kpis import KPI, Better, Unit
from kpi.measures import Distribution, Flow, LeftOut
from kpi.periods import Grain

WITHOUT_DATE = LeftOut("without a creation date", "created_at IS NULL")

leads = Flow("leads", "count(*)", "leads", dated="created_at", left_out=(WITHOUT_DATE,))
leads_converted = Flow("leads converted", "count(*)", "leads", dated="created_at", where="is_converted", left_out=(WITHOUT_DATE,))
leads_won = Flow("leads with a won deal", "count(*)", "leads", dated="created_at", where="is_won", left_out=(WITHOUT_DATE,))

time_to_convert = Distribution(
    "days from lead to customer",
    days_between("created_at", "converted_at"),
    "leads",
    dated="created_at",
    where="is_converted",
    left_out=(LeftOut("converted before it was created", f"is_converted AND {is_before('converted_at', 'created_at')}"),),
)

acquisition_marketing = Flow(
    "spend on marketing and lead purchase",
    "sum(amount)",
    "spend",
    dated="spent_on",
    where="coalesce(kind, 'marketing') IN ('marketing', 'lead purchase')",
)

ACQUISITION = (
    KPI(
        "leads",
        "Leads",
        "How many leads came in during the period.",
        leads,
        unit=Unit.COUNT,
        better=Better.HIGHER,
        frequency=Grain.WEEK,
        family="Acquisition",
        neighbours=("lead_to_customer_rate", "cost_per_lead", "lead_origin"),
    ),
    KPI(
        "lead_to_customer_rate",
        "Lead-to-customer rate",
        "Of the leads that came in during the period, the share that has been converted to customers since.",
        leads_converted / leads,
        unit=Unit.SHARE,
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Acquisition",
        beside={"with a won deal": leads_won / leads, "median days to convert": time_to_convert.median},
        beside_unit={"with a won deal": Unit.SHARE, "median days to convert": Unit.DAYS},
        ripens=time_to_convert.p90,
        note="Converted is what the CRM marks as converted. Some CRMs convert a lead when a deal is opened, before anything is won: "
        "the share of leads with a won deal stands beside it. Young leads may still be converted: until they have had the usual time, "
        "a change is called provisional.",
        neighbours=("leads", "lead_qualification_rate", "win_rate", "conversion_time"),
    ),
    KPI(
        "cost_per_lead",
        "Cost per lead",
        "What one lead costs in marketing and purchased leads.",
        acquisition_marketing / leads,
        unit=Unit.MONEY,
        better=Better.LOWER,
        frequency=Grain.MONTH,
        family="Acquisition",
        note="Spend by its day, leads by the day they came in; spend whose kind is not stated counts as marketing.",
        neighbours=("leads", "lead_to_customer_rate", "cac", "marketing_roi"),
    ),
)
