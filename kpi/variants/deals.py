"""Win rate and sales cycle, as systems define them."""

from kpi.catalogue.durations import days_between
from kpi.kpis import Unit
from kpi.variants.variant import Condition, Variant, Variants

DECIDED = Condition("still open", "status IN ('won', 'lost')")
CLOSED_DATE = Condition("without a closing date", "closed_at IS NOT NULL")
CLOSED = Condition("closed outside the period", "closed_at >= {start} AND closed_at < {end}")
CREATED_DATE = Condition("without a creation date", "created_at IS NOT NULL")
CREATED = Condition("created outside the period", "created_at >= {start} AND created_at < {end}")
PRICED = Condition("without an amount", "amount IS NOT NULL")
WON = Condition("not won", "status = 'won'")

WIN_SHARE = "count(*) FILTER (WHERE status = 'won') / nullif(count(*), 0)"
WIN_SHARE_BY_VALUE = "sum(amount) FILTER (WHERE status = 'won') / nullif(sum(amount), 0)"

WIN_RATE = Variants(
    "win_rate",
    "What share of our deals do we win?",
    "deals",
    Unit.SHARE,
    (
        Variant(
            "closed",
            "Deals closed in the period, by number",
            "Won deals among those decided in the period.",
            (DECIDED, CLOSED_DATE, CLOSED),
            WIN_SHARE,
            used="most dashboards; our win rate",
        ),
        Variant(
            "closed_value",
            "Deals closed in the period, by value",
            "The value of won deals in the value of those decided in the period. One large deal weighs as much as many small ones.",
            (DECIDED, CLOSED_DATE, CLOSED, PRICED),
            WIN_SHARE_BY_VALUE,
            used="finance, and forecasts of revenue",
        ),
        Variant(
            "created",
            "Deals created in the period and decided since, by number",
            "Won deals among those that came in during the period and are decided by now. Slow deals are still missing, so it moves.",
            (DECIDED, CREATED_DATE, CREATED),
            WIN_SHARE,
            used="cohort reports",
        ),
        Variant(
            "all_created",
            "Deals created in the period, open ones included",
            "Won deals among all that came in during the period. Open deals count as not won, so young periods look bad.",
            (CREATED_DATE, CREATED),
            WIN_SHARE,
            used="reports that divide by all deals",
        ),
    ),
    shown=("deal_id", "status", "created_at", "closed_at", "amount", "rep", "customer"),
)

_AGE = f"""CASE WHEN closed_at IS NULL THEN date_diff('microsecond', created_at, {{tomorrow}}) / 86400e6
    ELSE {days_between("created_at", "closed_at")} END"""
NOT_BACKWARDS = Condition("closed before it was created", f"{_AGE} >= 0")
OPEN_OR_CLOSED = Condition(
    "closed outside the period",
    "(closed_at >= {start} AND closed_at < {end}) OR (closed_at IS NULL AND status = 'open' AND created_at < {end})",
)

SALES_CYCLE = Variants(
    "sales_cycle",
    "How long does a deal take?",
    "deals",
    Unit.DAYS,
    (
        Variant(
            "won_median",
            "Won deals, the median",
            "Half of the deals won in the period took less, half took more.",
            (WON, CLOSED_DATE, CLOSED, CREATED_DATE, NOT_BACKWARDS),
            f"median({_AGE})",
            used="our sales cycle",
        ),
        Variant(
            "won_mean",
            "Won deals, the mean",
            "The mean of the deals won in the period. A few very slow ones pull it up.",
            (WON, CLOSED_DATE, CLOSED, CREATED_DATE, NOT_BACKWARDS),
            f"avg({_AGE})",
            used="reports that show an average",
        ),
        Variant(
            "decided_median",
            "Won and lost deals, the median",
            "All deals decided in the period. Lost ones are often given up quickly, or left lying for months.",
            (DECIDED, CLOSED_DATE, CLOSED, CREATED_DATE, NOT_BACKWARDS),
            f"median({_AGE})",
            used="reports on closed deals without a filter on won",
        ),
        Variant(
            "with_open_median",
            "With open deals at their age today, the median",
            "Deals decided in the period, and those that were open at its end with the time they have taken so far: at least that long.",
            (OPEN_OR_CLOSED, CREATED_DATE, NOT_BACKWARDS),
            f"median({_AGE})",
            used="ageing reports; the page Sales cycle estimates it without cutting open deals short",
        ),
    ),
    shown=("deal_id", "status", "created_at", "closed_at", "amount", "rep", "customer"),
)
