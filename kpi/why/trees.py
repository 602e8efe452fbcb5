"""Driver trees: a KPI as a product of factors that telescopes, so that the identity holds exactly whatever the data.

Orders × (value ÷ orders) is value, and leads × (deals won ÷ leads) × (value ÷ deals won) is value: every factor but the first is a measure
divided by the one before. A tree is used where its last measure is the KPI as this data reads it, and none of its measures is 0.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.version import Version
from kpi.catalogue.acquisition import leads
from kpi.catalogue.pipeline import lost, won_amount
from kpi.catalogue.revenue import order_amount
from kpi.kpis import KPI
from kpi.measures import Expression, Flow, Measure, measures_in
from kpi.resolve import missing, resolved
from kpi.selection import Selection
from kpi.slices import unsliceable
from locales import Sentence
from locales.words import N_


@dataclass(frozen=True)
class Factor:
    """One factor: its name, and the measure that it brings the product up to."""

    name: str
    upto: Expression

    @property
    def title(self) -> Sentence:
        return Sentence(self.name)


@dataclass(frozen=True)
class Tree:
    """Factors whose product is the last one's measure."""

    id: str
    name: str
    factors: tuple[Factor, ...]

    @property
    def total(self) -> Expression:
        return self.factors[-1].upto


def _counted(measure: Measure, name: str, sql: str) -> Flow:
    """What a sum is over, counted: the same rows, so that a sum over none has none."""
    where = f"({measure.where}) AND amount IS NOT NULL"
    return Flow(name, sql, measure.table, measure.dated, where, measure.left_out)


orders = _counted(order_amount, N_("orders"), "count(*)")
buyers = _counted(order_amount, N_("customers who ordered"), "count(DISTINCT customer)")
won_valued = _counted(won_amount, N_("deals won"), "count(*)")

VALUE_OF_ORDER = Factor(N_("value of an order"), order_amount)
VALUE_OF_DEAL = Factor(N_("value of a deal won"), won_amount)

REVENUE = (
    Tree("orders", N_("orders × value of an order"), (Factor(N_("orders"), orders), VALUE_OF_ORDER)),
    Tree(
        "customers",
        N_("customers × orders of each × value of an order"),
        (Factor(N_("customers who ordered"), buyers), Factor(N_("orders of each customer"), orders), VALUE_OF_ORDER),
    ),
    Tree(
        "leads_to_orders",
        N_("leads × orders for each lead × value of an order"),
        (Factor(N_("leads"), leads), Factor(N_("orders for each lead"), orders), VALUE_OF_ORDER),
    ),
    Tree("deals", N_("deals won × value of a deal won"), (Factor(N_("deals won"), won_valued), VALUE_OF_DEAL)),
    Tree(
        "win_rate",
        N_("deals decided × share won × value of a deal won"),
        (Factor(N_("deals decided"), won_valued + lost), Factor(N_("share of deals won"), won_valued), VALUE_OF_DEAL),
    ),
    Tree(
        "leads",
        N_("leads × deals won for each lead × value of a deal won"),
        (Factor(N_("leads"), leads), Factor(N_("deals won for each lead"), won_valued), VALUE_OF_DEAL),
    ),
)

TREES: dict[str, tuple[Tree, ...]] = {"revenue": REVENUE}
"""KPI → its trees, the one that says most first."""


def trees_of(version: Version, kpi: KPI, selection: Selection) -> list[Tree]:
    """The trees of a KPI that this data can fill in this slice, their measures resolved against it."""
    reading = resolved(kpi.measure, version, selection.terms, selection.today)
    dimensions = [each.dimension for each in selection.filters]
    found = []
    for tree in TREES.get(kpi.id, ()):
        factors = tuple(replace(each, upto=resolved(each.upto, version, selection.terms, selection.today)) for each in tree.factors)
        tables = tuple(dict.fromkeys(measure.table for each in factors for measure in measures_in(each.upto)))
        lacks = any(missing(each.upto, version) for each in tree.factors) or unsliceable(version, tables, dimensions)
        if factors[-1].upto == reading and not lacks:
            found.append(replace(tree, factors=factors))
    return found
