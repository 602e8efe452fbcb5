"""Which KPIs come first for whoever has not chosen, and which are read beside others rather than announced."""

from __future__ import annotations

from collections.abc import Iterable

FIRST = (
    "revenue", "new_customers", "win_rate", "pipeline_value", "leads", "sales_cycle", "churn_rate", "csat",
    "mrr", "deal_size", "ticket_backlog", "first_reply_time", "resolution_time", "visits", "cost_per_lead", "lead_to_customer_rate",
    "cac", "retention_rate", "nps", "sales_margin", "clv", "marketing_roi", "activities", "arr",
)  # fmt: skip
"""Outcomes before what leads to them: of every kind of data there is something among the first that it answers."""

FOLLOWED = 8
"""As many cards as are taken in at a glance."""

BESIDE = frozenset(
    {
        "last_interaction", "lead_origin", "share_of_voice", "system_touches", "touches_per_win", "contact_attempts", "sales_by_geography",
        "net_new_revenue", "win_loss_ratio", "records_created", "supplier_contacts", "login_frequency", "agent_performance", "arr",
        "clv", "clv_to_cac", "customer_acquisition_rate", "sales_growth", "clicks_without_conversion", "sales_performance",
    }
)  # fmt: skip
"""They say the same as another KPI in other words, or move with how long the data is: worth a look, no news."""

FAMILIES = ("Revenue", "Pipeline", "Acquisition", "Customers", "Service", "Adoption")
"""In the order a manager asks; families of a workspace's own come after."""


def first_of(answered: Iterable[str], most: int = FOLLOWED) -> tuple[str, ...]:
    """The KPIs to show where nobody has chosen: the first that have an answer, then any others."""
    known = tuple(answered)
    ranked = [kpi for kpi in FIRST if kpi in known]
    return tuple([*ranked, *(kpi for kpi in known if kpi not in FIRST)][:most])


def weight(kpi: str) -> float:
    """How much news about a KPI counts: 2 for the first ones, 1 for most, 0 for those that are no news."""
    return 0.0 if kpi in BESIDE else 2.0 if kpi in FIRST else 1.0


def by_family(families: Iterable[str]) -> list[str]:
    """Families in the order a manager asks for them."""
    places = {family: place for place, family in enumerate(FAMILIES)}
    return sorted(dict.fromkeys(families), key=lambda family: (places.get(family, len(places)), family))
