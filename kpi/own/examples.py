"""Formulas to begin with, each with a name; they are shown in the reader's words, those first that the data at hand answers."""

from __future__ import annotations

from dataclasses import dataclass

from data.version import Version
from kpi.derived.making import extended
from kpi.own.meaning import expression
from kpi.own.reading import read
from kpi.resolve import missing
from locales.words import N_


@dataclass(frozen=True)
class Example:
    """A formula as it is kept, and its name."""

    name: str
    formula: str


EXAMPLES = (
    Example(N_("Deals won of those decided"), "deals won / (deals won + deals lost)"),
    Example(N_("Revenue for each lead"), "revenue / leads"),
    Example(N_("Value of large open deals"), "sum(deals.amount where amount >= 10000 until closed_at)"),
    Example(N_("People who won a deal"), "count(distinct deals.rep where status = 'won' by closed_at)"),
    Example(N_("Days until a deal is lost"), "median(days(deals.created_at, deals.closed_at) where status = 'lost' by closed_at)"),
    Example(N_("Leads without a channel"), "count(leads where channel is empty) / count(leads)"),
    Example(N_("Tickets for each order"), "count(tickets) / count(orders)"),
    Example(N_("Growth of leads"), "leads / previous(leads) - 1"),
)

MOST = 6


def examples(version: Version) -> tuple[Example, ...]:
    """Some examples that this data answers; where it answers none, some that say what a formula looks like."""
    data = extended(version)
    answered = tuple(each for each in EXAMPLES if not missing(expression(read(each.formula)), data))
    return (answered or EXAMPLES)[:MOST]
