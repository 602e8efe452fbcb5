"""What a change is worth in money, roughly: so that a share, a count and an amount can be ranked beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod

from kpi.compute import Value
from kpi.kpis import KPI, Unit

ROWS = "rows"
"""Stands for the rows that the KPI itself was counted from."""

WORTH: dict[str, tuple[str, ...]] = {
    "win_rate": (ROWS, "deal_size"),  # deals decided × what one won brings
    "lead_to_customer_rate": (ROWS, "deal_size"),
    "deal_size": (ROWS,),
    "leads": ("lead_to_customer_rate", "deal_size"),
    "new_customers": ("deal_size",),
    "pipeline_value": ("win_rate",),
    "sales_margin": ("revenue",),
    "expense_to_revenue": ("revenue",),
    "churn_rate": ("revenue", "existing_customer_revenue"),  # what customers who had bought before bring
    "retention_rate": ("revenue", "existing_customer_revenue"),
    "cac": (ROWS,),
    "cost_per_lead": (ROWS,),
}
"""KPI → what its change is multiplied by; a KPI that is not named here is worth its change where that is money, else nothing is known."""


def stake(kpi: KPI, value: Value, change: float, wholes: Mapping[str, Value]) -> float | None:
    """The money that a change of a KPI moves, all else as it is; `None` where that cannot be said."""
    named = WORTH.get(kpi.id)
    if named is None:
        return abs(change) if kpi.unit is Unit.MONEY and kpi.additive else None
    factors = [value.rows if each == ROWS else wholes[each].value if each in wholes else None for each in named]
    known = [float(each) for each in factors if each is not None]
    return abs(change) * prod(known) if len(known) == len(factors) else None
