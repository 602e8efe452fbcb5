"""Whether the CRM itself is used and kept up."""

from kpi.catalogue.pipeline import OPEN, OPEN_WITHOUT_DATE, open_deals
from kpi.kpis import KPI, Better, Unit
from kpi.measures import Flow, LeftOut, Stock
from kpi.periods import Grain
from locales.words import N_

WITHOUT_USER = LeftOut("without a user", "rep IS NULL")
log_ins = Flow("log-ins", "sum(log_ins)", "user_days", dated='"at"', where="rep IS NOT NULL", left_out=(WITHOUT_USER,))
active_users = Flow("people who used the CRM", "count(DISTINCT rep)", "user_days", dated='"at"', left_out=(WITHOUT_USER,))
days_with_log_in = Flow("days on which a person logged in", "count(rep)", "user_days", dated='"at"', where="log_ins > 0")

created = Flow("records created", "count(*)", "created_records", dated='"at"')
created_by_users = Flow("records created that name a user", "count(rep)", "created_records", dated='"at"')
creators = Flow("people who created a record", "count(DISTINCT rep)", "created_records", dated='"at"')
logged = Flow("records of which the log tells", "count(*)", "created_records", dated='"at"', where="is_logged")


def _created(name: str, kind: str) -> Flow:
    return Flow(name, "count(*)", "created_records", dated='"at"', where=f"kind = '{kind}'")


KINDS = {
    N_("leads"): _created("leads created", "lead"),
    N_("deals"): _created("deals created", "deal"),
    N_("activities"): _created("activities entered", "activity"),
    N_("customers"): _created("customers created", "customer"),
    N_("tickets"): _created("tickets created", "ticket"),
}

# What would happen after the last day that the data knows has not happened: neither a planned touch nor the end of its days.
_NEGLECTED = 'CASE WHEN "at" + INTERVAL {upkeep_days} DAY < {tomorrow} THEN "at" + INTERVAL {upkeep_days} DAY END'
_NEXT = "CASE WHEN next_at < {tomorrow} THEN next_at END"
touched_deals = Stock(
    "open deals touched lately",
    "count(*)",
    "deal_touches",
    dated='"at"',
    until=f"least(closed_at, {_NEXT}, {_NEGLECTED})",
    where='"at" < {tomorrow}',
)


def _open(name: str, where: str) -> Stock:
    return Stock(name, "count(*)", "deals", "created_at", f"({OPEN}) AND {where}", (OPEN_WITHOUT_DATE,), until="closed_at")


past_due = _open("open deals past their expected close", "expected_close_at < least({moment}, {tomorrow})")
without_amount = _open("open deals without an amount", "coalesce(amount, 0) = 0")

with_suppliers = "lower(party) IN ('supplier', 'partner')"


def _with_party(name: str, where: str) -> Flow:
    return Flow(name, "count(*)", "activities", dated='"at"', where=where)


ADOPTION = (
    KPI(
        "login_frequency",
        "Log-in frequency",
        "How often each person who uses the CRM logs in during the period.",
        log_ins / active_users,
        unit=Unit.COUNT,
        per="log-ins per person",
        better=Better.HIGHER,
        frequency=Grain.WEEK,
        family="Adoption",
        beside={"days with a log-in, per person": days_with_log_in / active_users, "people": active_users, "log-ins": log_ins},
        beside_unit=dict.fromkeys(("days with a log-in, per person", "people", "log-ins"), Unit.COUNT),
        note="People who did not use the CRM at all in the period are not in it: watch their number beside it. Whoever stays logged in all "
        "week shows one log-in; days with a log-in tell more than log-ins.",
        neighbours=("records_created", "pipeline_upkeep"),
    ),
    KPI(
        "records_created",
        "Records created",
        "How many leads, deals, activities, customers and tickets people entered during the period.",
        created,
        unit=Unit.COUNT,
        better=Better.HIGHER,
        frequency=Grain.WEEK,
        family="Adoption",
        beside={**KINDS, "per person": created_by_users / creators, "told by the log": logged / created},
        beside_unit={**dict.fromkeys((*KINDS, "per person"), Unit.COUNT), "told by the log": Unit.SHARE},
        note="The log of changes of the CRM counts; for kinds of record that it does not know, the dates on which the records were "
        "created, and for activities those on which they took place. What an import brought in at once counts as well.",
        neighbours=("login_frequency", "activities", "leads"),
    ),
    KPI(
        "pipeline_upkeep",
        "Pipeline upkeep",
        "Of the deals open at the end of the period, the share on which somebody has worked lately.",
        touched_deals / open_deals,
        unit=Unit.SHARE,
        better=Better.HIGHER,
        frequency=Grain.WEEK,
        family="Adoption",
        beside={"open deals": open_deals, "past their expected close": past_due, "without an amount": without_amount},
        beside_unit=dict.fromkeys(("open deals", "past their expected close", "without an amount"), Unit.COUNT),
        note="Lately is within the days after which an open deal counts as neglected. Entering a deal is work on it, and so is every "
        "activity that names it; for deals without activities the date of last activity that the CRM keeps counts, which knows nothing of "
        "earlier ones. Expected closes and amounts are those of today’s export.",
        neighbours=("pipeline_value", "activities", "sales_cycle"),
    ),
    KPI(
        "supplier_contacts",
        "Contacts with suppliers and partners",
        "How many meetings with suppliers and partners, and requests to them, took place during the period.",
        _with_party("activities with suppliers and partners", with_suppliers),
        unit=Unit.COUNT,
        better=Better.NEITHER,
        frequency=Grain.MONTH,
        family="Adoption",
        beside={
            "meetings": _with_party("meetings with suppliers and partners", f"{with_suppliers} AND kind = 'meeting'"),
            "requests": _with_party(
                "requests to suppliers and partners",
                f"{with_suppliers} AND coalesce(kind, '') <> 'meeting' AND lower(coalesce(direction, 'outbound')) = 'outbound'",
            ),
            "with suppliers": _with_party("activities with suppliers", "lower(party) = 'supplier'"),
            "with partners": _with_party("activities with partners", "lower(party) = 'partner'"),
        },
        beside_unit=dict.fromkeys(("meetings", "requests", "with suppliers", "with partners"), Unit.COUNT),
        note="Activities whose other side is a supplier or a partner. Requests are those that went out and were no meeting; what is not "
        "known to have come in counts as having gone out.",
        neighbours=("activities", "sales_margin"),
    ),
)
