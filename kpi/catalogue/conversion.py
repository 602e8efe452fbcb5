"""How leads become qualified, get a proposal, and are won."""

from kpi.catalogue.acquisition import WITHOUT_DATE
from kpi.catalogue.durations import days_between, is_before
from kpi.kpis import KPI, Better, Unit
from kpi.measures import Distribution, Flow, LeftOut, OrZero, first_of
from kpi.periods import Grain

PROPOSED = "proposal_at IS NOT NULL"
PASSED = {"qualified": "is_qualified", "proposal": f"is_qualified AND {PROPOSED}", "won": f"is_qualified AND {PROPOSED} AND is_won"}
"""SQL: a lead has been recorded in a stage and in every one before it."""

REACHED = {
    "qualified": f"is_qualified OR coalesce({PROPOSED}, false) OR coalesce(is_won, false)",
    "proposal": f"{PROPOSED} OR coalesce(is_won, false)",
    "won": "is_won",
}
"""SQL: a lead has been recorded in a stage or in a later one."""


def _leads(name: str, where: str = "") -> Flow:
    return Flow(name, "count(*)", "lead_journeys", dated="created_at", where=where, left_out=(WITHOUT_DATE,))


def _worth(name: str, where: str) -> Flow:
    return Flow(name, "sum(amount)", "lead_journeys", dated="created_at", where=where)


all_leads = _leads("leads")
qualified = _leads("leads qualified or further", REACHED["qualified"])
proposed = _leads("leads that got a proposal", REACHED["proposal"])
won = _leads("leads with a won deal", REACHED["won"])
won_step_by_step = _leads("leads qualified, with a proposal and a won deal", PASSED["won"])
proposed_value = _worth("value of the deals of leads that got a proposal", REACHED["proposal"])
won_value = _worth("value of the won deals of leads", REACHED["won"])

time_to_win = Distribution(
    "days from lead to won deal",
    days_between("created_at", "won_at"),
    "lead_journeys",
    dated="created_at",
    where="is_won",
    left_out=(LeftOut("won before the lead came in", is_before("won_at", "created_at")),),
)

NEVER_QUALIFIED = LeftOut("qualified, but without the day", "is_qualified AND qualified_at IS NULL")
qualified_then = Flow("leads qualified", "count(*)", "lead_journeys", dated="qualified_at", left_out=(NEVER_QUALIFIED,))
customers = Flow("leads qualified, customers since", "count(*)", "lead_journeys", dated="qualified_at", where="is_converted")
won_deals = Flow("leads qualified, with a won deal", "count(*)", "lead_journeys", dated="qualified_at", where="is_won")
time_from_qualified = Distribution(
    "days from qualification to customer", days_between("qualified_at", "converted_at"), "lead_journeys", dated="qualified_at"
)


def _time_to_become_customer(date: str) -> Distribution:
    return Distribution(
        "days from lead to customer",
        days_between("created_at", date),
        "lead_journeys",
        dated=date,
        left_out=(LeftOut("a customer before the lead came in", is_before(date, "created_at")),),
    )


since_purchase, since_conversion = _time_to_become_customer("customer_since"), _time_to_become_customer("converted_at")
BESIDE_TIME = ("mean", "p10", "p90")

CONVERSION = (
    KPI(
        "stage_conversion",
        "Stage conversion",
        "Of the leads that came in during the period, the share that has been won since, and the share that passed each step on the way.",
        won / all_leads,
        unit=Unit.SHARE,
        better=Better.HIGHER,
        frequency=Grain.QUARTER,
        family="Pipeline",
        beside={
            "lead to qualified": qualified / all_leads,
            "qualified to proposal": proposed / qualified,
            "proposal to won": won / proposed,
            "lead to proposal": proposed / all_leads,
            "won through all stages": won_step_by_step / all_leads,
            "proposal to won, by value": OrZero(won_value) / proposed_value,
        },
        beside_unit=dict.fromkeys(
            ("lead to qualified", "qualified to proposal", "proposal to won", "lead to proposal", "won through all stages",
             "proposal to won, by value"),
            Unit.SHARE,
        ),
        ripens=time_to_win.p90,
        note="A lead counts in a stage that it or any later one is recorded for: a won deal without a recorded proposal did reach one. Won "
        "through all stages counts only leads recorded in every stage; where it is much lower, stages are skipped or not written down.",
        neighbours=("lead_to_customer_rate", "sql_to_customer_rate", "proposals", "win_rate"),
    ),
    KPI(
        "sql_to_customer_rate",
        "Qualified-lead-to-customer rate",
        "Of the leads qualified in the period, the share that has become customers since.",
        customers / qualified_then,
        unit=Unit.SHARE,
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Pipeline",
        beside={"with a won deal": won_deals / qualified_then},
        beside_unit={"with a won deal": Unit.SHARE},
        ripens=time_from_qualified.p90,
        note="By the day of qualification. Customers are the leads that the CRM marks as converted; those with a won deal stand beside it.",
        neighbours=("lead_to_customer_rate", "stage_conversion", "win_rate"),
    ),
    KPI(
        "conversion_time",
        "Conversion time",
        "How long it took leads to become customers: half took less, half took more.",
        first_of(since_purchase.median, since_conversion.median),
        unit=Unit.DAYS,
        better=Better.LOWER,
        frequency=Grain.MONTH,
        family="Pipeline",
        beside={
            "mean": first_of(since_purchase.mean, since_conversion.mean),
            "p10": first_of(since_purchase.p10, since_conversion.p10),
            "p90": first_of(since_purchase.p90, since_conversion.p90),
        },
        beside_unit=dict.fromkeys(BESIDE_TIME, Unit.DAYS),
        note="From the lead to the first purchase of the customer it became, by the day of that purchase; where no purchases are known, to "
        "the day the CRM converted it. It only knows leads that did become customers.",
        neighbours=("sales_cycle", "lead_to_customer_rate"),
    ),
)  # fmt: skip
