"""What customers cost and what they are worth."""

from kpi.catalogue.loyalty import LAPSED, LOYALTY
from kpi.catalogue.revenue import new_customers
from kpi.kpis import KPI, Better, Unit
from kpi.measures import Distribution, Flow, LeftOut, Stock, first_of
from kpi.periods import Grain
from locales.words import N_

DAYS_A_MONTH = 30.4375
NOW = "least({moment}, {tomorrow})"
"""SQL: the moment asked for, or the first that is not known yet."""


def _spent(name: str, *kinds: str) -> Flow:
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    return Flow(name, "sum(amount)", "spend", dated="spent_on", where=f"coalesce(kind, 'marketing') IN ({listed})")


acquisition_spend = _spent(N_("spend on winning customers"), "marketing", "lead purchase", "sales staff", "training", "software")
cac = acquisition_spend / new_customers


def _to_date(name: str, sql: str, where: str = "", left_out: tuple[LeftOut, ...] = ()) -> Stock:
    return Stock(name, sql, "customer_values", dated='"at"', until="next_at", where=where, left_out=left_out)


WITHOUT_COST = (LeftOut("a customer without an order that has a cost", "margin IS NULL"),)
value_to_date = _to_date(N_("revenue of customers to date"), "sum(value)")
customers_to_date = _to_date(N_("customers to date"), "count(value)")
margin_to_date = _to_date(N_("margin of customers to date"), "sum(margin)", left_out=WITHOUT_COST)
costed_to_date = _to_date(N_("customers with a margin to date"), "count(margin)", left_out=WITHOUT_COST)

ACTIVE_UNTIL = f"least(bought_at + INTERVAL {{lapse_days}} DAY, {NOW})"
IS_LOST = f"bought_at + INTERVAL {{lapse_days}} DAY < {NOW}"
lost_to_date = _to_date(N_("customers lost to date"), "count(value)", IS_LOST)
lost_with_margin = _to_date(N_("customers with a margin lost to date"), "count(margin)", IS_LOST)
active_days = _to_date(
    N_("days for which customers have been active"), f"sum(date_diff('day', first_at, {ACTIVE_UNTIL}))", "margin IS NOT NULL"
)
active_days_of_all = _to_date(
    N_("days for which customers have been active, with or without a cost"), f"sum(date_diff('day', first_at, {ACTIVE_UNTIL}))"
)

paid_to_date = Stock(
    "paid for subscriptions to date",
    f"sum(mrr * date_diff('day', \"at\", least(coalesce(next_at, {NOW}), {NOW})) / {DAYS_A_MONTH})",
    "recurring",
    dated='"at"',
    until="NULL",
    where=f'mrr > 0 AND "at" < {NOW}',
)
payers_to_date = Stock(
    "customers with a subscription to date", "count(DISTINCT payer)", "recurring", dated='"at"', until="NULL", where="mrr > 0"
)

clv = first_of(margin_to_date / costed_to_date, value_to_date / customers_to_date, paid_to_date / payers_to_date)
expected_by_rate = first_of(margin_to_date / lost_with_margin, value_to_date / lost_to_date)
monthly_value = first_of(margin_to_date / (active_days / DAYS_A_MONTH), value_to_date / (active_days_of_all / DAYS_A_MONTH))

first_margin = Flow("margin of first orders", "sum(amount - cost)", "orders", dated="ordered_at",
                    where="is_first_purchase AND cost IS NOT NULL")  # fmt: skip
first_with_margin = Flow("first orders with a margin", "count(amount - cost)", "orders", dated="ordered_at", where="is_first_purchase")


def _silence(where: str) -> Distribution:
    return Distribution(
        "days since the last activity, order or ticket",
        f"date_diff('day', \"at\", {NOW} - INTERVAL 1 DAY)",
        "interactions",
        dated='"at"',
        until="next_at",
        where=where,
    )


def _customers(name: str, where: str) -> Stock:
    return Stock(name, "count(*)", "interactions", dated='"at"', until="next_at", where=where)


of_customers, of_anyone = _silence("customer_since < {moment}"), _silence("")
SILENT = f"{LAPSED} < {NOW}"
silent_share = first_of(
    _customers(N_("customers without contact for too long"), f"customer_since < {{moment}} AND {SILENT}")
    / _customers(N_("customers ever in contact"), "customer_since < {moment}"),
    _customers(N_("accounts without contact for too long"), SILENT) / _customers(N_("accounts ever in contact"), ""),
)

CUSTOMERS = (
    KPI(
        "cac",
        "Customer acquisition cost",
        "What it costs to win one new customer: marketing, purchased leads, sales staff, training and software.",
        cac,
        unit=Unit.MONEY,
        better=Better.LOWER,
        frequency=Grain.QUARTER,
        family="Customers",
        beside={
            "counted: marketing": _spent(N_("spend on marketing"), "marketing"),
            "counted: purchased leads": _spent(N_("spend on purchased leads"), "lead purchase"),
            "counted: sales staff": _spent(N_("spend on sales staff"), "sales staff"),
            "counted: training": _spent(N_("spend on training"), "training"),
            "counted: software": _spent(N_("spend on software"), "software"),
        },
        note="Only what the spend export holds is counted, and the values beside it are what was: with advertising alone, this is the "
        "advertising cost of a customer. Spend whose kind is not stated counts as marketing. Of one channel or campaign it is only what "
        "names it: sales staff, training and software seldom do, so that channels cost less than the whole. The page Channels says how "
        "much names none.",
        neighbours=("new_customers", "clv_to_cac", "cost_per_lead", "expense_to_revenue"),
    ),
    KPI(
        "clv",
        "Customer lifetime value",
        "What a customer has brought so far, on average: margin where costs are known, else revenue.",
        clv,
        unit=Unit.MONEY,
        better=Better.HIGHER,
        frequency=Grain.QUARTER,
        family="Customers",
        beside={
            "revenue so far": value_to_date / customers_to_date,
            "paid for subscriptions so far": paid_to_date / payers_to_date,
            "if customers leave as they have so far": expected_by_rate,
        },
        note="Past value, of all customers ever won, at the end of the period; each counts where, and through which channel, the "
        "first order came. What to expect of each is on the page Customer value. The last value is the simple rule: value in a year "
        "times the years "
        "until a customer is lost, both as they have been so far. It knows neither trend nor difference between customers.",
        neighbours=("clv_to_cac", "cac", "churn_rate", "customer_acquisition_rate"),
        forecast="customer_value",
    ),
    KPI(
        "clv_to_cac",
        "Customer value to acquisition cost",
        "How many times a customer brings back what winning one costs.",
        clv / cac,
        unit=Unit.RATIO,
        per="times what winning a customer costs",
        better=Better.HIGHER,
        frequency=Grain.QUARTER,
        family="Customers",
        beside={
            "months to pay back": cac / monthly_value,
            "margin of a first order": first_margin / first_with_margin,
            "acquisition cost": cac,
        },
        beside_unit={"months to pay back": Unit.COUNT, "margin of a first order": Unit.MONEY, "acquisition cost": Unit.MONEY},
        note="Past value, so a young company looks worse than it is. A customer who costs more than the first order brings can still pay: "
        "the months to pay back say when, at what an active customer brings in a month.",
        neighbours=("clv", "cac", "churn_rate"),
    ),
    *LOYALTY,
    KPI(
        "last_interaction",
        "Days since the last contact",
        "How long ago customers had their last activity, order or ticket: half of them longer ago, half less.",
        first_of(of_customers.median, of_anyone.median),
        unit=Unit.DAYS,
        better=Better.LOWER,
        frequency=Grain.MONTH,
        family="Customers",
        beside={
            **{name: first_of(getattr(of_customers, name), getattr(of_anyone, name)) for name in ("mean", "p10", "p90")},
            "share without contact for too long": silent_share,
        },
        beside_unit={**dict.fromkeys(("mean", "p10", "p90"), Unit.DAYS), "share without contact for too long": Unit.SHARE},
        note="At the end of the period, over customers who had bought by then; each counts where the last contact was. "
        "Too long is the number of days after which a customer counts as lost.",
        neighbours=("churn_rate", "retention_rate", "activities"),
    ),
)
