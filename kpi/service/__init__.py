"""Service at a glance: what waits, how long it takes, what customers say of it."""

from kpi.service.answers import Answered, Survey, answered, surveys_of
from kpi.service.desk import DESK, Desk, Duration, desk, desks
from kpi.service.rated import Rated, patience, rated_by
from kpi.service.resolved_within import Within, resolved_within

__all__ = [
    "DESK",
    "Answered",
    "Desk",
    "Duration",
    "Rated",
    "Survey",
    "Within",
    "answered",
    "desk",
    "desks",
    "patience",
    "rated_by",
    "resolved_within",
    "surveys_of",
]
