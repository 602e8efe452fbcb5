"""What customers cost and what they are worth."""

from kpi.catalogue.revenue import new_customers
from kpi.kpis import KPI, Better, Unit
from kpi.measures import Flow
from kpi.periods import Grain

acquisition_spend = Flow(
    "spend on winning customers",
    "sum(amount)",
    "spend",
    dated="spent_on",
    where="coalesce(kind, 'marketing') IN ('marketing', 'lead purchase', 'sales staff', 'training', 'software')",
)

CUSTOMERS = (
    KPI(
        "cac",
        "Customer acquisition cost",
        "What it costs to win one new customer: marketing, purchased leads, sales staff, training and software.",
        acquisition_spend / new_customers,
        unit=Unit.MONEY,
        better=Better.LOWER,
        frequency=Grain.QUARTER,
        family="Customers",
        note="Only what the spend export holds is counted: with advertising alone, this is the advertising cost of a customer.",
    ),
)
