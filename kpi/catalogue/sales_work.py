"""What sellers do, what it takes to win, and what comes of it against what was asked."""

from kpi.catalogue.pipeline import CLOSED_WITHOUT_DATE, won_amount
from kpi.days import WorkingDays
from kpi.kpis import KPI, Better, Unit
from kpi.measures import Arithmetic, Flow, LeftOut
from kpi.periods import Grain

activities = Flow("activities", "count(*)", "activities", dated="at")
activities_of_reps = Flow("activities that name a rep", "count(rep)", "activities", dated="at")
active_reps = Flow("reps with an activity", "count(DISTINCT rep)", "activities", dated="at")


def _of_kind(name: str, kind: str) -> Flow:
    return Flow(name, "count(*)", "activities", dated="at", where=f"kind = '{kind}'")


touches_won = Flow(
    "activities up to the close of deals won",
    "sum(touches)",
    "worked_deals",
    dated="closed_at",
    where="status = 'won'",
    left_out=(CLOSED_WITHOUT_DATE,),
)
touched_won = Flow(
    "deals won", "count(touches)", "worked_deals", dated="closed_at", where="status = 'won'", left_out=(CLOSED_WITHOUT_DATE,)
)
touches_lost = Flow("activities up to the close of deals lost", "sum(touches)", "worked_deals", dated="closed_at", where="status = 'lost'")
touched_lost = Flow("deals lost", "count(touches)", "worked_deals", dated="closed_at", where="status = 'lost'")

touches_of_qualified = Flow("activities with qualified leads", "sum(touches)", "lead_journeys", dated="created_at", where="is_qualified")
touched_qualified = Flow("qualified leads", "count(touches)", "lead_journeys", dated="created_at", where="is_qualified")
touches_of_leads = Flow("activities with leads", "sum(touches)", "lead_journeys", dated="created_at")
touched_leads = Flow("leads", "count(touches)", "lead_journeys", dated="created_at")

NAMES_NOBODY = LeftOut("an attempt that names nobody", "prospect IS NULL")
NO_OUTCOME = LeftOut("without an outcome", "is_answered IS NULL")
attempts = Flow("outbound attempts", "count(prospect)", "attempts", dated="at", left_out=(NAMES_NOBODY,))
tried = Flow("prospects tried", "count(DISTINCT prospect)", "attempts", dated="at", left_out=(NAMES_NOBODY,))
told_tried = Flow(
    "prospects tried, with an outcome",
    "count(DISTINCT prospect)",
    "attempts",
    dated="at",
    where="is_answered IS NOT NULL",
    left_out=(NAMES_NOBODY, NO_OUTCOME),
)
answering = Flow("prospects who answered", "count(DISTINCT prospect)", "attempts", dated="at", where="is_answered")
to_stop = Flow(
    "prospects with too many unanswered attempts",
    "count(DISTINCT prospect)",
    "attempts",
    dated="at",
    where="is_latest AND unanswered >= {unanswered}",
)

OURS = "coalesce(lower(direction), 'outbound') <> 'inbound'"
"""SQL: we made it; what is not known to come from the other side is taken for ours."""


def _success(answered: str, made: str, *kinds: str) -> Arithmetic:
    """Answered or accepted ÷ made, by the names of both, over the activities of some kinds; without any, over all."""
    where = f"{OURS} AND kind IN ({', '.join(repr(kind) for kind in kinds)})" if kinds else OURS
    gap = LeftOut(NO_OUTCOME.reason, f"{where} AND is_answered IS NULL")
    return Flow(answered, "count(*)", "activities", dated="at", where=f"{where} AND is_answered") / Flow(
        made, "count(is_answered)", "activities", dated="at", where=where, left_out=(gap,)
    )


quota = Flow("quota", "sum(amount)", "quota_days", dated='"on"')
quota_to_date = Flow("quota up to today", "sum(amount)", "quota_days", dated='"on"', where='"on" < {tomorrow}')

SALES_WORK = (
    KPI(
        "touches_per_win",
        "Touches per win",
        "How many calls, e-mails, meetings and other activities a won deal took, its lead included.",
        touches_won / touched_won,
        unit=Unit.COUNT,
        per="activities per won deal",
        better=Better.LOWER,
        frequency=Grain.QUARTER,
        family="Pipeline",
        beside={"of a lost deal": touches_lost / touched_lost},
        beside_unit={"of a lost deal": Unit.COUNT},
        note="Activities up to the close that name the deal, its lead or its contact; each counts for one deal only. Fewer is less work "
        "for a win, not a reason to call less: see how many a lost deal took.",
        neighbours=("system_touches", "win_rate", "activities", "sales_cycle"),
    ),
    KPI(
        "system_touches",
        "Touches per qualified lead",
        "How many activities a qualified lead has received; too many irritate.",
        touches_of_qualified / touched_qualified,
        unit=Unit.COUNT,
        per="activities per qualified lead",
        better=Better.LOWER,
        frequency=Grain.MONTH,
        family="Pipeline",
        beside={"of any lead": touches_of_leads / touched_leads},
        beside_unit={"of any lead": Unit.COUNT},
        note="Activities that name the lead, its contact or its deal, until today; leads that came in lately still receive more.",
        neighbours=("touches_per_win", "contact_attempts", "lead_qualification_rate"),
    ),
    KPI(
        "contact_attempts",
        "Contact attempts",
        "How many times each prospect was called, written to or invited in the period.",
        attempts / tried,
        unit=Unit.COUNT,
        per="attempts per prospect",
        better=Better.LOWER,
        frequency=Grain.WEEK,
        family="Pipeline",
        beside={"prospects tried": tried, "attempts in all": attempts, "with too many unanswered in a row": to_stop},
        beside_unit=dict.fromkeys(("prospects tried", "attempts in all", "with too many unanswered in a row"), Unit.COUNT),
        note="What is not marked as coming from the other side counts as ours; a task or a note reaches nobody. A prospect is a contact, "
        "else a lead, a deal or a company, that has not bought yet. Who has not answered as many attempts in a row as are set stands in "
        "the list of unanswered prospects: stop.",
        neighbours=("contact_response_rate", "activity_success_rate", "system_touches"),
    ),
    KPI(
        "contact_response_rate",
        "Contact response rate",
        "Of the prospects tried in the period, the share that answered at least once.",
        answering / told_tried,
        unit=Unit.SHARE,
        better=Better.HIGHER,
        frequency=Grain.WEEK,
        family="Pipeline",
        note="An attempt counts as answered when its outcome says so, or when the prospect was the next to call or write. Prospects whose "
        "attempts have no outcome are left out.",
        neighbours=("contact_attempts", "activity_success_rate", "lead_response_time"),
    ),
    KPI(
        "activities",
        "Activities",
        "Calls, e-mails, meetings and other touches in the period.",
        activities,
        unit=Unit.COUNT,
        better=Better.HIGHER,
        frequency=Grain.WEEK,
        family="Pipeline",
        beside={
            "calls": _of_kind("calls", "call"),
            "e-mails": _of_kind("e-mails", "email"),
            "meetings": _of_kind("meetings", "meeting"),
            "demos": _of_kind("demos", "demo"),
            "per working day": activities / WorkingDays(),
            "per rep and working day": activities_of_reps / active_reps / WorkingDays(),
        },
        beside_unit={
            **dict.fromkeys(("calls", "e-mails", "meetings", "demos"), Unit.COUNT),
            **dict.fromkeys(("per working day", "per rep and working day"), Unit.RATIO),
        },
        note="Working days are those of the workspace’s calendar; of a running period those that have passed. Reps without an activity "
        "do not count.",
        neighbours=("activity_success_rate", "touches_per_win", "sales_performance"),
    ),
    KPI(
        "activity_success_rate",
        "Activity success rate",
        "Of the calls, e-mails, meetings and other activities we made, the share that was answered or accepted.",
        _success("activities answered or accepted", "activities with an outcome"),
        unit=Unit.SHARE,
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Pipeline",
        beside={
            "calls": _success("calls answered", "calls with an outcome", "call"),
            "e-mails": _success("e-mails answered", "e-mails with an outcome", "email"),
            "meetings": _success("meetings accepted or held", "meetings with an outcome", "meeting"),
            "demos": _success("demos accepted or held", "demos with an outcome", "demo"),
        },
        beside_unit=dict.fromkeys(("calls", "e-mails", "meetings", "demos"), Unit.SHARE),
        note="Slice it by kind and by channel to see which way is answered best. Activities without an outcome are left out; what came "
        "from the other side is no attempt of ours.",
        neighbours=("contact_response_rate", "meeting_acceptance_rate", "activities"),
    ),
    KPI(
        "meeting_acceptance_rate",
        "Meeting acceptance rate",
        "Of the meetings and demos to which we invited, the share that was accepted or held.",
        _success("meetings and demos accepted or held", "meetings and demos with an outcome", "meeting", "demo"),
        unit=Unit.SHARE,
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Pipeline",
        note="Invitations without an outcome are left out.",
        neighbours=("activity_success_rate", "win_rate"),
    ),
    KPI(
        "sales_performance",
        "Sales performance",
        "What was won in the period, as a share of the quota for it.",
        won_amount / quota,
        unit=Unit.SHARE,
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Pipeline",
        beside={"pace to date": won_amount / quota_to_date, "value of deals won": won_amount, "quota": quota},
        beside_unit={"pace to date": Unit.SHARE, "value of deals won": Unit.MONEY, "quota": Unit.MONEY},
        note="Monthly quotas are spread evenly over their days, so that any period has its part; whole months stay exact. The pace "
        "compares what was won with the quota of the days that have passed: 100% is on course. In the whole, deals of people without a "
        "quota count as well.",
        neighbours=("revenue", "win_rate", "deal_size", "pipeline_value"),
    ),
)
