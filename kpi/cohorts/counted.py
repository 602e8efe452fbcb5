"""What can be counted of cohorts."""

from __future__ import annotations

from enum import StrEnum

from locales.words import N_


class Counted(StrEnum):
    """What is counted of those who began together."""

    RETENTION = "retention"
    AGAIN = "again"
    REVENUE = "revenue"
    WON = "won"
    WON_REVENUE = "won_revenue"


class Kind(StrEnum):
    """What the cells of a cohort are: the share still there, the share to which something has come, or an amount for each member."""

    STAYING = "staying"
    COMING = "coming"
    AMOUNT = "amount"


NAMES = {
    Counted.RETENTION: N_("Customers who stay"),
    Counted.AGAIN: N_("Customers who buy again"),
    Counted.REVENUE: N_("Revenue per customer"),
    Counted.WON: N_("Leads won"),
    Counted.WON_REVENUE: N_("Revenue per lead"),
}

KINDS = {
    Counted.RETENTION: Kind.STAYING,
    Counted.AGAIN: Kind.COMING,
    Counted.REVENUE: Kind.AMOUNT,
    Counted.WON: Kind.COMING,
    Counted.WON_REVENUE: Kind.AMOUNT,
}

MEANINGS = {
    Counted.RETENTION: N_(
        "The share of customers that is still there, by the time since they came. Who left and came back counts as having left."
    ),
    Counted.AGAIN: N_("The share of customers that has bought a second time, by the time since their first purchase."),
    Counted.REVENUE: N_("What a customer has paid in all, by the time since the first purchase, the first one included."),
    Counted.WON: N_("The share of leads that has been won, by the time since they came in."),
    Counted.WON_REVENUE: N_("What a lead has brought in all, by the time since it came in; most leads bring nothing."),
}
