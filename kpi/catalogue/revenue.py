"""Revenue, where it comes from and how it grows."""

from kpi.catalogue.pipeline import won_amount
from kpi.kpis import KPI, Better, Unit
from kpi.measures import Compared, Flow, LeftOut, first_of
from kpi.periods import Grain

order_amount = Flow(
    "value of orders",
    "sum(amount)",
    "orders",
    dated="ordered_at",
    where="coalesce(is_cancelled, false) = false",
    left_out=(LeftOut("an order without an amount", "amount IS NULL"), LeftOut("cancelled or never paid", "is_cancelled")),
)
revenue = first_of(order_amount, won_amount)

new_customers = first_of(
    Flow("customers with their first order", "count(*)", "orders", dated="ordered_at", where="is_first_purchase",
         left_out=(LeftOut("an order without a customer", "is_first_purchase IS NULL"),)),
    Flow("customers with their first won deal", "count(*)", "deals", dated="closed_at", where="is_first_purchase",
         left_out=(LeftOut("a won deal without a customer", "status = 'won' AND is_first_purchase IS NULL"),)),
)  # fmt: skip

REVENUE = (
    KPI(
        "revenue",
        "Revenue",
        "What customers ordered in the period, refunds and cancellations subtracted; the value of won deals where there are no orders.",
        revenue,
        unit=Unit.MONEY,
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Revenue",
    ),
    KPI(
        "sales_growth",
        "Sales growth",
        "How much revenue grew against the comparison period.",
        revenue / Compared(revenue) - 1,
        unit=Unit.SHARE,
        better=Better.HIGHER,
        frequency=Grain.QUARTER,
        family="Revenue",
        note="Against the period before where no comparison is chosen. A running period is compared to date.",
    ),
    KPI(
        "new_customers",
        "New customers",
        "Customers whose first purchase falls in the period.",
        new_customers,
        unit=Unit.COUNT,
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Revenue",
    ),
)
