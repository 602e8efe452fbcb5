"""Requests for service and how they are dealt with."""

from kpi.catalogue.surveys import satisfactions, satisfied
from kpi.kpis import KPI, Better, Unit
from kpi.measures import Distribution, Flow, LeftOut, Stock, first_of
from kpi.periods import Grain
from locales.words import N_

WITHOUT_OPENING = LeftOut("without an opening date", "opened_at IS NULL")
CLOSED_WITHOUT_DATE = LeftOut("closed, but without a closing date", "status = 'closed' AND closed_at IS NULL")

WHOLE_DAYS = "closed_at = date_trunc('day', closed_at)"
"""SQL: the close has no time of day. A ticket closed on the day it came in then took no hours, not a negative part of a day."""

resolution = Distribution(
    "hours from opening to closing of a ticket",
    f"CASE WHEN {WHOLE_DAYS} THEN date_diff('day', opened_at, closed_at) * 24.0 "
    "ELSE date_diff('microsecond', opened_at, closed_at) / 3600e6 END",
    "tickets",
    dated="closed_at",
    where="status = 'closed'",
    left_out=(
        LeftOut(
            "closed before it was opened",
            f"status = 'closed' AND CASE WHEN {WHOLE_DAYS} THEN closed_at::DATE < opened_at::DATE ELSE closed_at < opened_at END",
        ),
        CLOSED_WITHOUT_DATE,
        LeftOut("closed, but without an opening date", "status = 'closed' AND opened_at IS NULL"),
    ),
)
resolution_stated = Distribution(
    "hours to resolution as the export states them",
    "resolution_hours",
    "tickets",
    dated="opened_at",
    where="coalesce(status, 'closed') = 'closed'",
    left_out=(LeftOut("took fewer than zero hours", "resolution_hours < 0"),),
)

OPEN = "status = 'open' OR closed_at IS NOT NULL"
OPEN_LEFT_OUT = (CLOSED_WITHOUT_DATE, LeftOut("open, but without an opening date", "status = 'open' AND opened_at IS NULL"))
NOW = "least({moment}, {tomorrow})"
"""SQL: the moment asked for; of one that has not come yet, the last that is known."""

age = Distribution(
    "days that open tickets have waited",
    f"date_diff('microsecond', opened_at, {NOW}) / 86400e6",
    "tickets",
    dated="opened_at",
    until="closed_at",
    where=OPEN,
    left_out=OPEN_LEFT_OUT,
)

oldest = Stock(
    "age of the oldest open ticket, in days",
    f"max(date_diff('microsecond', opened_at, {NOW}) / 86400e6)",
    "tickets",
    dated="opened_at",
    until="closed_at",
    where=OPEN,
    left_out=OPEN_LEFT_OUT,
)

reply = Distribution(
    "hours from opening to first reply",
    "date_diff('microsecond', opened_at, first_reply_at) / 3600e6",
    "tickets",
    dated="opened_at",
    left_out=(LeftOut("answered before it was opened", "first_reply_at < opened_at"), WITHOUT_OPENING),
)

opened = Flow("tickets opened", "count(*)", "tickets", dated="opened_at", left_out=(WITHOUT_OPENING,))
replied = Flow("tickets with a reply", "count(first_reply_at)", "tickets", dated="opened_at")
closed = Flow("tickets closed", "count(*)", "tickets", dated="closed_at", where="status = 'closed'", left_out=(CLOSED_WITHOUT_DATE,))
reopened = Flow("tickets opened and later reopened", "count(*)", "tickets", dated="opened_at", where="reopened > 0")

_FOLLOWED = "status = 'closed' AND followups >= 0"
_NOT_FOLLOWED = (
    CLOSED_WITHOUT_DATE,
    LeftOut("closed, but nothing says how many messages followed", "status = 'closed' AND followups IS NULL"),
    LeftOut("fewer than zero messages followed", "status = 'closed' AND followups < 0"),
)
followups = Flow("messages after the first", "sum(followups)", "tickets", "closed_at", _FOLLOWED, _NOT_FOLLOWED)
followed = Flow("tickets closed of which they are counted", "count(followups)", "tickets", "closed_at", _FOLLOWED, _NOT_FOLLOWED)

_BY_AGENT = "status = 'closed' AND rep IS NOT NULL"
_WITHOUT_AGENT = (CLOSED_WITHOUT_DATE, LeftOut("closed, but without an agent", "status = 'closed' AND rep IS NULL"))
closed_by_agents = Flow("tickets closed that name an agent", "count(*)", "tickets", "closed_at", _BY_AGENT, _WITHOUT_AGENT)
agents = Flow("agents who closed a ticket", "count(DISTINCT rep)", "tickets", "closed_at", _BY_AGENT, _WITHOUT_AGENT)


def _waiting(name: str, more_than: int | None, at_most: int | None) -> Stock:
    """Open tickets by the days they have waited."""
    bounds = [] if at_most is None else [f"opened_at >= {NOW} - INTERVAL {at_most} DAY"]
    bounds += [] if more_than is None else [f"opened_at < {NOW} - INTERVAL {more_than} DAY"]
    where = " AND ".join([f"({OPEN})", *bounds])
    return Stock(name, "count(*)", "tickets", dated="opened_at", until="closed_at", where=where, left_out=OPEN_LEFT_OUT)


backlog = _waiting("open tickets", None, None)
AGE_BANDS = {
    N_("up to a day"): _waiting("open tickets, up to a day old", None, 1),
    N_("1 to 7 days"): _waiting("open tickets, 1 to 7 days old", 1, 7),
    N_("7 to 30 days"): _waiting("open tickets, 7 to 30 days old", 7, 30),
    N_("more than 30 days"): _waiting("open tickets, more than 30 days old", 30, None),
}

SERVICE = (
    KPI(
        "resolution_time",
        "Resolution time",
        "How long tickets closed in the period took to be resolved: half took less, half took more.",
        first_of(resolution.median, resolution_stated.median),
        unit=Unit.HOURS,
        better=Better.LOWER,
        frequency=Grain.WEEK,
        family="Service",
        beside={
            "mean": first_of(resolution.mean, resolution_stated.mean),
            "p10": first_of(resolution.p10, resolution_stated.p10),
            "p90": first_of(resolution.p90, resolution_stated.p90),
            "open tickets": backlog,
            "age of open tickets, median": age.median,
            "age of open tickets, p90": age.p90,
        },
        beside_unit={
            **dict.fromkeys(("mean", "p10", "p90"), Unit.HOURS),
            "open tickets": Unit.COUNT,
            **dict.fromkeys(("age of open tickets, median", "age of open tickets, p90"), Unit.DAYS),
        },
        note="Tickets still open are not in it: their age stands beside it, as of the end of the period. All hours count, also nights and "
        "weekends. Where the export has no closing date, the hours it states are taken.",
        neighbours=("first_reply_time", "ticket_backlog", "csat"),
    ),
    KPI(
        "first_reply_time",
        "First reply time",
        "How long customers waited for the first reply to tickets opened in the period: half waited less, half waited more.",
        reply.median,
        unit=Unit.HOURS,
        better=Better.LOWER,
        frequency=Grain.WEEK,
        family="Service",
        beside={"mean": reply.mean, "p10": reply.p10, "p90": reply.p90, "with a reply": replied / opened},
        beside_unit={**dict.fromkeys(("mean", "p10", "p90"), Unit.HOURS), "with a reply": Unit.SHARE},
        note="It only knows tickets that have been answered; the share of those stands beside it. All hours count, also nights and "
        "weekends.",
        neighbours=("resolution_time", "csat", "tickets"),
    ),
    KPI(
        "followups_per_ticket",
        "Follow-ups per ticket",
        "How many messages a ticket takes after the first until it is closed.",
        followups / followed,
        unit=Unit.COUNT,
        per="follow-ups per ticket",
        better=Better.LOWER,
        frequency=Grain.MONTH,
        family="Service",
        beside={"tickets closed": closed},
        beside_unit={"tickets closed": Unit.COUNT},
        note="Tickets of which the export does not say how many messages followed are left out, not counted as none.",
        neighbours=("resolution_time", "ces", "tickets"),
    ),
    KPI(
        "ticket_backlog",
        "Ticket backlog",
        "How many tickets are open at the end of the period.",
        backlog,
        unit=Unit.COUNT,
        better=Better.LOWER,
        frequency=Grain.WEEK,
        family="Service",
        beside={**AGE_BANDS, "oldest, in days": oldest},
        beside_unit={**dict.fromkeys(AGE_BANDS, Unit.COUNT), "oldest, in days": Unit.DAYS},
        note="Opened by then and not closed by then. A ticket that was reopened counts as open from its first opening to its last closing.",
        neighbours=("tickets", "resolution_time", "agent_performance"),
    ),
    KPI(
        "tickets",
        "Tickets",
        "How many requests for service came in during the period.",
        opened,
        unit=Unit.COUNT,
        better=Better.LOWER,
        frequency=Grain.WEEK,
        family="Service",
        beside={"tickets closed": closed, "later reopened": reopened, "opened less closed": opened - closed},
        beside_unit=dict.fromkeys(("tickets closed", "later reopened", "opened less closed"), Unit.COUNT),
        note="Opened tickets count on the day they were opened, closed ones on the day they were closed; reopened are those of the opened "
        "ones that came back. More customers bring more tickets: read them together.",
        neighbours=("ticket_backlog", "new_customers", "agent_performance"),
    ),
    KPI(
        "agent_performance",
        "Agent performance",
        "How many tickets an agent closes in the period, on average.",
        closed_by_agents / agents,
        unit=Unit.COUNT,
        per="tickets per agent",
        better=Better.HIGHER,
        frequency=Grain.WEEK,
        family="Service",
        beside={
            "agents": agents,
            "median resolution time": resolution.median,
            "mean resolution time": resolution.mean,
            "satisfied customers": satisfied / satisfactions,
        },
        beside_unit={
            "agents": Unit.COUNT,
            **dict.fromkeys(("median resolution time", "mean resolution time"), Unit.HOURS),
            "satisfied customers": Unit.SHARE,
        },
        note="An agent is the person to whom the ticket belongs when it is closed. Many tickets alone are no merit: whoever takes the hard "
        "ones closes fewer, so read resolution time and satisfaction beside it.",
        neighbours=("resolution_time", "csat", "tickets"),
    ),
)
