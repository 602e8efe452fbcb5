"""Churn, as systems define it."""

from kpi.kpis import Unit
from kpi.variants.variant import Condition, Variant, Variants
from locales.words import N_

_AT_START = '"at" < {start} AND coalesce(next_at >= {start}, true) AND mrr > 0'
_AT_END = '"at" < {end} AND coalesce(next_at >= {end}, true) AND mrr > 0'
_IN_PERIOD = '"at" >= {start} AND "at" < {end}'

_THERE = f"list(DISTINCT payer) FILTER (WHERE {_AT_START})"
_STILL_THERE = f"list(DISTINCT payer) FILTER (WHERE {_AT_END})"
_CUSTOMERS = f"nullif(count(DISTINCT payer) FILTER (WHERE {_AT_START}), 0)"
_AMOUNT = f"nullif(sum(mrr) FILTER (WHERE {_AT_START}), 0)"


def _gone(*kinds: str) -> str:
    named = ", ".join(f"'{kind}'" for kind in kinds)
    return f"-coalesce(sum(change) FILTER (WHERE kind IN ({named}) AND {_IN_PERIOD}), 0) / {_AMOUNT}"


def _start_or(otherwise: str, *kinds: str) -> Condition:
    named = ", ".join(f"'{kind}'" for kind in kinds)
    return Condition(otherwise, f"({_AT_START}) OR (kind IN ({named}) AND {_IN_PERIOD})")


CHURN = Variants(
    "churn_rate",
    "How many customers leave?",
    "recurring",
    Unit.SHARE,
    (
        Variant(
            "customers",
            "Customers there at the start and not at the end",
            "Of the customers with a subscription at the start of the period, those without one at its end.",
            (Condition("paid for neither at the start nor at the end", f"({_AT_START}) OR ({_AT_END})"),),
            f"1 - len(list_intersect({_THERE}, coalesce({_STILL_THERE}, []))) / {_CUSTOMERS}",
            used="our churn rate",
        ),
        Variant(
            "left",
            "Customers who left at some time in the period",
            "Customers whose subscription ended in the period, also those who came in it or came back, over those at its start.",
            (_start_or(N_("neither paid for at the start nor ended in the period"), "churn"),),
            f"count(DISTINCT payer) FILTER (WHERE kind = 'churn' AND {_IN_PERIOD}) / {_CUSTOMERS}",
            used="lists of cancellations divided by customers",
        ),
        Variant(
            "revenue",
            "Recurring revenue of customers who left",
            "The monthly amount of customers who left in the period, over that of all at its start. "
            "Where mostly small ones leave, it is lower.",
            (_start_or(N_("neither paid for at the start nor ended in the period"), "churn"),),
            _gone("churn"),
            used="subscription software: gross churn of customers",
        ),
        Variant(
            "gross_revenue",
            "Recurring revenue lost and reduced",
            "The same, and what customers who stay pay less than before.",
            (_start_or(N_("neither paid for at the start nor lost or reduced in the period"), "churn", "contraction"),),
            _gone("churn", "contraction"),
            used="investors: gross revenue churn",
        ),
        Variant(
            "net_revenue",
            "Recurring revenue lost and reduced, less what was added",
            "What customers who stay add makes up for what others reduce: below zero, revenue grows without a new customer.",
            (_start_or(N_("neither paid for at the start nor changed in the period"), "churn", "contraction", "expansion"),),
            _gone("churn", "contraction", "expansion"),
            used="investors: net revenue churn",
        ),
    ),
    shown=("customer", "plan", "kind", "at", "next_at", "mrr", "change", "rep"),
)
