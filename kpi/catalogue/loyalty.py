"""Who stays and who leaves: by subscriptions where there are any, else by purchases."""

from kpi.catalogue.recurring import churned, recurring_amount
from kpi.catalogue.revenue import new_customers
from kpi.kpis import KPI, Better, Unit
from kpi.measures import Flow, OrZero, Stayed, Stock, first_of
from kpi.periods import Grain

LAPSED = '"at" + INTERVAL {lapse_days} DAY'
ENDS = f"least(next_at, CASE WHEN {LAPSED} < {{tomorrow}} THEN {LAPSED} END)"
"""SQL over purchases: until when one keeps its customer active. What is to lapse after the last day of the data has not lapsed."""

payers = Stock("customers with a subscription", "count(DISTINCT payer)", "recurring", dated='"at"', until="next_at", where="mrr > 0")
payers_stayed = Stayed(
    "customers with a subscription who stayed",
    "count(DISTINCT payer)",
    "recurring",
    dated='"at"',
    until="next_at",
    where="mrr > 0",
    who="payer",
)
kept_amount = Stayed(
    "recurring revenue, at the start, of customers who stayed",
    "sum(mrr)",
    "recurring",
    dated='"at"',
    until="next_at",
    where="mrr > 0",
    who="payer",
)
payers_left = Flow("customers whose subscription ended", "count(DISTINCT payer)", "movements", dated='"at"', where="kind = 'churn'")
buyers = Stock("active customers", "count(*)", "purchases", dated='"at"', until=ENDS)
buyers_stayed = Stayed("active customers who stayed", "count(DISTINCT customer)", "purchases", dated='"at"', until=ENDS)
buyers_lapsed = Flow(
    "customers who have not bought for too long",
    "count(*)",
    "purchases",
    dated=LAPSED,
    where=f"coalesce(next_at > {LAPSED}, true) AND {LAPSED} < {{tomorrow}}",
)

stayed = first_of(payers_stayed, buyers_stayed)
retention = first_of(payers_stayed / payers.opening, buyers_stayed / buyers.opening)
loss = first_of((payers.opening - payers_stayed) / payers.opening, (buyers.opening - buyers_stayed) / buyers.opening)

due = Flow("subscriptions due for renewal", "count(*)", "renewals", dated='"at"', where='"at" < {tomorrow}')
renewed = Flow("subscriptions renewed", "count(*)", "renewals", dated='"at"', where='is_renewed AND "at" < {tomorrow}')
due_as_told = Flow("due subscriptions of which the export says what came", "count(*)", "renewals", dated='"at"',
                   where='is_told AND "at" < {tomorrow}')  # fmt: skip

retention_spend = Flow("spend on keeping customers", "sum(amount)", "spend", dated="spent_on", where="kind = 'retention'")

LOYALTY = (
    KPI(
        "customer_acquisition_rate",
        "Customer acquisition rate",
        "The new customers of the period, as a share of those active at its start.",
        first_of(
            new_customers.choices[0] / buyers.opening,
            new_customers.choices[1] / buyers.opening,
            new_customers.choices[2] / payers.opening,
        ),
        unit=Unit.SHARE,
        better=Better.HIGHER,
        frequency=Grain.QUARTER,
        family="Revenue",
        note="Active is who bought within the days after which a customer counts as lost; with subscriptions alone, who had one.",
        neighbours=("new_customers", "churn_rate", "cac", "clv"),
    ),
    KPI(
        "retention_rate",
        "Retention rate",
        "Of the customers active at the start of the period, the share still active at its end.",
        retention,
        unit=Unit.SHARE,
        better=Better.HIGHER,
        frequency=Grain.QUARTER,
        family="Customers",
        beside={
            "of recurring revenue": OrZero(kept_amount) / recurring_amount.opening,
        },
        note="Active is who has a paid subscription; without subscriptions, who bought within the days after which a customer counts as "
        "lost. Retention of recurring revenue is the part of it, at the start, that customers who stayed paid, whatever they have added or "
        "reduced since.",
        neighbours=("churn_rate", "renewal_rate", "existing_customer_revenue", "win_loss_ratio"),
    ),
    KPI(
        "churn_rate",
        "Churn rate",
        "Of the customers active at the start of the period, the share lost by its end.",
        loss,
        unit=Unit.SHARE,
        better=Better.LOWER,
        frequency=Grain.MONTH,
        family="Customers",
        beside={
            "by recurring revenue": OrZero(churned) / recurring_amount.opening * -1,
            "left at some time in the period": first_of(payers_left, buyers_lapsed),
        },
        beside_unit={"left at some time in the period": Unit.COUNT},
        note="Lost is whose subscription ended; without subscriptions, who has not bought for the days after which a customer counts as "
        "lost. With the retention rate it makes 100%: who came and left within the period, or left and came back, is not in it, and "
        "stands beside. Rates of months do not add up to that of a year. By recurring revenue it is the movement “churn” of MRR over MRR "
        "at the start: of all who left at some time in the period, also of those who came in it, and of those who came back, who stand "
        "among the movements once more as reactivation.",
        neighbours=("retention_rate", "mrr", "renewal_rate", "last_interaction", "clv"),
    ),
    KPI(
        "renewal_rate",
        "Renewal rate",
        "Of the subscriptions that came up for renewal in the period, the share that was renewed.",
        renewed / due,
        unit=Unit.SHARE,
        better=Better.HIGHER,
        frequency=Grain.QUARTER,
        family="Customers",
        beside={"due for renewal": due, "of these, as the export says": due_as_told},
        beside_unit={"due for renewal": Unit.COUNT, "of these, as the export says": Unit.COUNT},
        note="Where the export does not say it, a subscription was renewed if it ran on or the customer began another one by the next day. "
        "Dates still to come are not counted.",
        neighbours=("retention_rate", "churn_rate", "mrr"),
    ),
    KPI(
        "retention_cost",
        "Retention cost",
        "What it costs to keep one customer through the period.",
        retention_spend / stayed,
        unit=Unit.MONEY,
        better=Better.LOWER,
        frequency=Grain.QUARTER,
        family="Customers",
        note="Spend of the kind “retention” over the customers active at both ends of the period.",
        neighbours=("retention_rate", "cac", "clv"),
    ),
)
