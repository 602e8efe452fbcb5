"""Every list that people act on."""

from kpi.lists.customers import DRIFTING_CUSTOMERS, OPEN_TICKETS
from kpi.lists.deals import PAST_DUE_DEALS
from kpi.lists.listed import Listed, Since
from kpi.lists.prospects import UNANSWERED_ATTEMPTS, UNANSWERED_LEADS

LISTS: dict[str, Listed] = {
    each.id: each for each in (PAST_DUE_DEALS, UNANSWERED_LEADS, UNANSWERED_ATTEMPTS, DRIFTING_CUSTOMERS, OPEN_TICKETS)
}

__all__ = ["LISTS", "Listed", "Since"]
