"""Revenue, where it comes from and how it grows."""

from collections.abc import Iterator

from kpi.catalogue.baskets import BASKETS
from kpi.catalogue.pipeline import won_amount
from kpi.catalogue.recurring import RECURRING, net_new_recurring, reactivated, recurring_change
from kpi.kpis import KPI, Better, Unit
from kpi.measures import Compared, Flow, LeftOut, OrZero, first_of
from kpi.periods import Grain

KEPT = "coalesce(is_cancelled, false) = false"
CANCELLED = LeftOut("an order cancelled, refunded or not paid yet", "is_cancelled")
NO_AMOUNT = LeftOut("an order without an amount", "amount IS NULL")
NO_CUSTOMER = LeftOut("an order without a customer", "is_first_purchase IS NULL")
WON_WITHOUT_CUSTOMER = LeftOut("a won deal without a customer", "status = 'won' AND is_first_purchase IS NULL")

order_amount = Flow("value of orders", "sum(amount)", "orders", dated="ordered_at", where=KEPT, left_out=(NO_AMOUNT, CANCELLED))
revenue = first_of(order_amount, won_amount)

new_customers = first_of(
    Flow("customers with their first order", "count(*)", "orders", dated="ordered_at", where="is_first_purchase", left_out=(NO_CUSTOMER,)),
    Flow("customers with their first won deal", "count(*)", "deals", dated="closed_at", where="is_first_purchase",
         left_out=(WON_WITHOUT_CUSTOMER,)),
    Flow("customers with their first subscription", "count(DISTINCT payer)", "movements", dated='"at"', where="kind = 'new'"),
)  # fmt: skip

first_purchases = first_of(
    Flow("value of first orders", "sum(amount)", "orders", dated="ordered_at", where="is_first_purchase",
         left_out=(NO_CUSTOMER, NO_AMOUNT)),
    Flow("value of first won deals", "sum(amount)", "deals", dated="closed_at", where="is_first_purchase",
         left_out=(WON_WITHOUT_CUSTOMER, LeftOut("won, but without an amount", "is_first_purchase AND amount IS NULL"))),
)  # fmt: skip

COSTED = f"{KEPT} AND cost IS NOT NULL"
NO_COST = LeftOut("an order without a cost", f"cost IS NULL AND {KEPT}")
costed_amount = Flow(
    "value of orders with a cost", "sum(amount)", "orders", dated="ordered_at", where=COSTED, left_out=(NO_COST, NO_AMOUNT)
)
margin = Flow("value less cost of orders", "sum(amount - cost)", "orders", dated="ordered_at", where=COSTED, left_out=(NO_COST, NO_AMOUNT))

BEFORE = f"is_first_purchase = false AND {KEPT}"
KNOWN = f"is_first_purchase IS NOT NULL AND {KEPT}"
WON_BEFORE = "is_first_purchase = false AND status = 'won'"
WON_KNOWN = "is_first_purchase IS NOT NULL AND status = 'won'"
repeat_share = first_of(
    OrZero(Flow("value of orders of customers who had bought before", "sum(amount)", "orders", dated="ordered_at", where=BEFORE,
                left_out=(NO_CUSTOMER, NO_AMOUNT)))
    / Flow("value of orders of known customers", "sum(amount)", "orders", dated="ordered_at", where=KNOWN,
           left_out=(NO_CUSTOMER, NO_AMOUNT)),
    OrZero(Flow("value of deals won with customers who had bought before", "sum(amount)", "deals", dated="closed_at", where=WON_BEFORE))
    / Flow("value of deals won with known customers", "sum(amount)", "deals", dated="closed_at", where=WON_KNOWN,
           left_out=(WON_WITHOUT_CUSTOMER,)),
)  # fmt: skip

all_spend = Flow("all spend", "sum(amount)", "spend", dated="spent_on")


def _placed() -> Iterator[Flow]:
    """Orders, else won deals, by the finest place that they have."""
    for level in ("country", "region", "city"):
        nowhere = LeftOut("an order without a place", f"{level} IS NULL AND {KEPT}")
        yield Flow("value of orders with a place", "sum(amount)", "orders", dated="ordered_at", where=f"{level} IS NOT NULL AND {KEPT}",
                   left_out=(nowhere, NO_AMOUNT))  # fmt: skip
    for level in ("country", "region", "city"):
        nowhere = LeftOut("a won deal without a place", f"{level} IS NULL AND status = 'won'")
        yield Flow("value of won deals with a place", "sum(amount)", "deals", dated="closed_at",
                   where=f"{level} IS NOT NULL AND status = 'won'", left_out=(nowhere,))  # fmt: skip


placed_revenue = first_of(*_placed())

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
        note="Orders count on their day, won deals on the day they were won. What was refunded is taken off its order; money that went "
        "back as an order of its own counts on its own day.",
        neighbours=("sales_growth", "net_new_revenue", "sales_margin", "mrr"),
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
        neighbours=("revenue", "new_customers", "existing_customer_revenue"),
    ),
    KPI(
        "net_new_revenue",
        "Net new revenue",
        "Revenue from customers' first purchases; with subscriptions alone, recurring revenue won and added, less reduced and lost.",
        first_of(first_purchases, net_new_recurring),
        unit=Unit.MONEY,
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Revenue",
        beside={
            "recurring, a month": net_new_recurring,
            "of customers who came back": OrZero(reactivated),
            "change of MRR": recurring_change,
        },
        note="First purchases count in full: money given back later is taken off revenue, not off here. Recurring revenue of customers who "
        "came back stands beside it; with that, it is the change of MRR.",
        neighbours=("new_customers", "existing_customer_revenue", "mrr", "customer_acquisition_rate"),
    ),
    KPI(
        "sales_margin",
        "Sales margin",
        "What is left of revenue once the goods are paid, as a share of it.",
        margin / costed_amount,
        unit=Unit.SHARE,
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Revenue",
        beside={"in money": margin},
        beside_unit={"in money": Unit.MONEY},
        note="Over the orders that have a cost: without one, nobody knows what is left of it.",
        neighbours=("revenue", "deal_size", "clv"),
    ),
    KPI(
        "sales_by_geography",
        "Sales by geography",
        "Revenue by country, region and city.",
        placed_revenue,
        unit=Unit.MONEY,
        read_by=("country", "region", "city"),
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Revenue",
        beside={"share of revenue with a place": OrZero(placed_revenue) / revenue},
        beside_unit={"share of revenue with a place": Unit.SHARE},
        note="The place stands on the order, else it is the customer's, else the rep's territory.",
        neighbours=("revenue", "new_customers", "sales_growth"),
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
        neighbours=("customer_acquisition_rate", "cac", "net_new_revenue"),
    ),
    KPI(
        "existing_customer_revenue",
        "Revenue from existing customers",
        "The share of revenue from customers who had bought before.",
        repeat_share,
        unit=Unit.SHARE,
        better=Better.NEITHER,
        frequency=Grain.QUARTER,
        family="Revenue",
        note="Of the revenue from customers who are known. Neither high nor low is good in itself: a company lives on both.",
        neighbours=("net_new_revenue", "retention_rate", "upsell_rate", "cross_sell_rate"),
    ),
    KPI(
        "expense_to_revenue",
        "Expense to revenue",
        "What is spent for each unit of revenue.",
        all_spend / revenue,
        unit=Unit.RATIO,
        per="spent for each 1 of revenue",
        better=Better.LOWER,
        frequency=Grain.QUARTER,
        family="Revenue",
        note="Only what the spend export holds is counted, of every kind.",
        neighbours=("revenue", "cac", "marketing_roi"),
    ),
    *RECURRING,
    *BASKETS,
)
