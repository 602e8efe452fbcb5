"""Recurring revenue: what comes in every month, and what moved it."""

from kpi.kpis import KPI, Better, Unit
from kpi.measures import Expression, Flow, LeftOut, OrZero, Stock
from kpi.periods import Grain
from locales.words import N_

NO_AMOUNT = LeftOut("a subscription without a monthly amount", "mrr IS NULL AND is_reversed = false")
REVERSED = LeftOut("a subscription that ends before it starts", "is_reversed")
NEGATIVE = LeftOut("a monthly amount below zero", "mrr < 0 AND is_reversed = false")

recurring_amount = Stock(
    "monthly recurring revenue",
    "sum(mrr)",
    "recurring",
    dated='"at"',
    until="next_at",
    where="mrr > 0",
    left_out=(REVERSED, NEGATIVE, NO_AMOUNT),
)


def _moved(name: str, kind: str) -> Flow:
    return Flow(name, "sum(change)", "movements", dated='"at"', where=f"kind = '{kind}'")


won_recurring = _moved(N_("recurring revenue of new customers"), "new")
expanded = _moved(N_("recurring revenue added by customers"), "expansion")
contracted = _moved(N_("recurring revenue reduced by customers"), "contraction")
churned = _moved(N_("recurring revenue of customers who left"), "churn")
reactivated = _moved(N_("recurring revenue of customers who came back"), "reactivation")
shifted = _moved(N_("recurring revenue moved between plans, products or people"), "moved")

net_new_recurring = Flow(
    "recurring revenue new and added, less reduced and lost",
    "sum(change)",
    "movements",
    dated='"at"',
    where="kind IN ('new', 'expansion', 'contraction', 'churn')",
)
recurring_change = Flow("change of recurring revenue", "sum(change)", "movements", dated='"at"')

MOVED: dict[str, Expression] = {
    N_("new"): OrZero(won_recurring),
    N_("expansion"): OrZero(expanded),
    N_("contraction"): OrZero(contracted),
    N_("churn"): OrZero(churned),
    N_("reactivation"): OrZero(reactivated),
    N_("moved"): OrZero(shifted),
}
"""The movements of a period. Together they are what MRR is at its end less what it was at its start, in every slice."""

RECURRING = (
    KPI(
        "mrr",
        "Monthly recurring revenue (MRR)",
        "What subscriptions bring in a month, at the end of the period.",
        recurring_amount,
        unit=Unit.MONEY,
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Revenue",
        beside={"at the start": recurring_amount.opening, **MOVED},
        note="Without trials. The start and the movements of the period add up to the end. A customer who ends one plan and begins "
        "another on "
        "the same day or the next is neither lost nor new; “moved” is what changed its plan, product or rep, and is zero in all. "
        "An end that is already known counts on its day, also where that day is still to come.",
        neighbours=("arr", "net_new_revenue", "churn_rate", "retention_rate"),
    ),
    KPI(
        "arr",
        "Annual recurring revenue (ARR)",
        "What subscriptions bring in a year if they stay as they are at the end of the period.",
        recurring_amount * 12,
        unit=Unit.MONEY,
        better=Better.HIGHER,
        frequency=Grain.QUARTER,
        family="Revenue",
        beside={"at the start": recurring_amount.opening * 12, **{name: amount * 12 for name, amount in MOVED.items()}},
        note="Twelve times monthly recurring revenue: no forecast, and nothing that was invoiced.",
        neighbours=("mrr", "revenue", "churn_rate"),
    ),
)
