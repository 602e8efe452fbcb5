"""Requests for service and how they are dealt with."""

from kpi.kpis import KPI, Better, Unit
from kpi.measures import Distribution, LeftOut
from kpi.periods import Grain

resolution = Distribution(
    "hours from opening to closing of a ticket",
    "date_diff('second', opened_at, closed_at) / 3600.0",
    "tickets",
    dated="closed_at",
    where="status = 'closed'",
    left_out=(
        LeftOut("closed before it was opened", "status = 'closed' AND closed_at < opened_at"),
        LeftOut("closed, but without a closing date", "status = 'closed' AND closed_at IS NULL"),
        LeftOut("closed, but without an opening date", "status = 'closed' AND opened_at IS NULL"),
    ),
)

SERVICE = (
    KPI(
        "resolution_time",
        "Resolution time",
        "How long tickets closed in the period took to be resolved: half took less, half took more.",
        resolution.median,
        unit=Unit.HOURS,
        better=Better.LOWER,
        frequency=Grain.WEEK,
        family="Service",
        beside={"mean": resolution.mean, "p10": resolution.p10, "p90": resolution.p90},
        beside_unit={"mean": Unit.HOURS, "p10": Unit.HOURS, "p90": Unit.HOURS},
        note="Tickets still open are not in it.",
    ),
)
