"""Deals and the work on them."""

from kpi.days import WorkingDays
from kpi.kpis import KPI, Better, Unit
from kpi.measures import Distribution, Flow, LeftOut, Stock
from kpi.periods import Grain

CLOSED_WITHOUT_DATE = LeftOut("closed, but without a closing date", "status IN ('won', 'lost') AND closed_at IS NULL")
WON_WITHOUT_AMOUNT = LeftOut("won, but without an amount", "status = 'won' AND amount IS NULL")

won = Flow("deals won", "count(*)", "deals", dated="closed_at", where="status = 'won'", left_out=(CLOSED_WITHOUT_DATE,))
lost = Flow("deals lost", "count(*)", "deals", dated="closed_at", where="status = 'lost'", left_out=(CLOSED_WITHOUT_DATE,))
won_amount = Flow(
    "value of deals won",
    "sum(amount)",
    "deals",
    dated="closed_at",
    where="status = 'won'",
    left_out=(WON_WITHOUT_AMOUNT, CLOSED_WITHOUT_DATE),
)
lost_amount = Flow("value of deals lost", "sum(amount)", "deals", dated="closed_at", where="status = 'lost'")
won_with_amount = Flow(
    "deals won with an amount",
    "count(amount)",
    "deals",
    dated="closed_at",
    where="status = 'won'",
    left_out=(WON_WITHOUT_AMOUNT, CLOSED_WITHOUT_DATE),
)
median_deal = Flow("median value of a deal won", "median(amount)", "deals", dated="closed_at", where="status = 'won'")

OPEN = "status = 'open' OR closed_at IS NOT NULL"
OPEN_WITHOUT_DATE = LeftOut("open, but without a creation date", "status = 'open' AND created_at IS NULL")
OPEN_WITHOUT_AMOUNT = LeftOut("open, but without an amount", f"({OPEN}) AND amount IS NULL")

open_amount = Stock(
    "value of open deals",
    "sum(amount)",
    "deals",
    dated="created_at",
    until="closed_at",
    where=OPEN,
    left_out=(CLOSED_WITHOUT_DATE, OPEN_WITHOUT_DATE, OPEN_WITHOUT_AMOUNT),
)
open_deals = Stock(
    "open deals",
    "count(*)",
    "deals",
    dated="created_at",
    until="closed_at",
    where=OPEN,
    left_out=(CLOSED_WITHOUT_DATE, OPEN_WITHOUT_DATE),
)

WHOLE_DAYS = "closed_at = date_trunc('day', closed_at)"
"""SQL: the close has no time of day. A deal won on the day it came in then took no day, not a negative part of one."""

cycle = Distribution(
    "days from creation to close of deals won",
    f"CASE WHEN {WHOLE_DAYS} THEN date_diff('day', created_at, closed_at) ELSE date_diff('second', created_at, closed_at) / 86400.0 END",
    "deals",
    dated="closed_at",
    where="status = 'won'",
    left_out=(
        LeftOut(
            "closed before it was created",
            f"status = 'won' AND CASE WHEN {WHOLE_DAYS} THEN closed_at::DATE < created_at::DATE ELSE closed_at < created_at END",
        ),
        LeftOut("won, but without a creation date", "status = 'won' AND created_at IS NULL"),
        CLOSED_WITHOUT_DATE,
    ),
)

activities = Flow("activities", "count(*)", "activities", dated="at")
activities_of_reps = Flow("activities that name a rep", "count(rep)", "activities", dated="at")
active_reps = Flow("reps with an activity", "count(DISTINCT rep)", "activities", dated="at")


def _of_kind(name: str, kind: str) -> Flow:
    return Flow(name, "count(*)", "activities", dated="at", where=f"kind = '{kind}'")


PIPELINE = (
    KPI(
        "pipeline_value",
        "Pipeline value",
        "What the deals open at the end of the period are worth.",
        open_amount,
        unit=Unit.MONEY,
        better=Better.HIGHER,
        frequency=Grain.WEEK,
        family="Pipeline",
        beside={"open deals": open_deals},
        beside_unit={"open deals": Unit.COUNT},
        note="Deals created by then and not closed by then, at the amount they carry in the export.",
    ),
    KPI(
        "win_rate",
        "Win rate",
        "Of the deals decided in the period, the share that was won.",
        won / (won + lost),
        unit=Unit.SHARE,
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Pipeline",
        beside={"by value": won_amount / (won_amount + lost_amount)},
        beside_unit={"by value": Unit.SHARE},
    ),
    KPI(
        "win_loss_ratio",
        "Win-loss ratio",
        "How many deals are won for each deal lost.",
        won / lost,
        unit=Unit.RATIO,
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Pipeline",
    ),
    KPI(
        "sales_cycle",
        "Sales cycle",
        "How long deals took from creation to being won: half took less, half took more.",
        cycle.median,
        unit=Unit.DAYS,
        better=Better.LOWER,
        frequency=Grain.MONTH,
        family="Pipeline",
        beside={"mean": cycle.mean, "p10": cycle.p10, "p90": cycle.p90},
        beside_unit={"mean": Unit.DAYS, "p10": Unit.DAYS, "p90": Unit.DAYS},
        note="It only knows deals that have ended; the page Sales cycle also counts those still open.",
    ),
    KPI(
        "deal_size",
        "Deal size",
        "What a won deal is worth on average.",
        won_amount / won_with_amount,
        unit=Unit.MONEY,
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Pipeline",
        beside={"median": median_deal},
        beside_unit={"median": Unit.MONEY},
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
    ),
)
