"""What a formula's value is probably counted in, so that its author need not say."""

from __future__ import annotations

from data.tables import Kind
from kpi.catalogue import CATALOGUE
from kpi.kpis import Unit
from kpi.measures import Measure, measures_in
from kpi.own.meaning import expression
from kpi.own.tree import Aggregate, Column, Constant, Node, Operation, Previous, Reference, Span
from kpi.own.vocabulary import expression_of

_OF_KIND = {Kind.MONEY: Unit.MONEY, Kind.HOURS: Unit.HOURS}


def likely_unit(node: Node) -> Unit:
    """The unit that arithmetic makes of those it is given: money by leads is money, deals by deals a share, tickets by orders a ratio."""
    match node:
        case Operation("/", left, right):
            return _divided(left, right)
        case Operation(_, left, right):
            return likely_unit(right if isinstance(left, Constant) else left)
        case Previous(of):
            return likely_unit(of)
        case Reference("kpi", key):
            return CATALOGUE[key].unit
        case Reference():
            measure = expression_of(node)
            return Unit.MONEY if isinstance(measure, Measure) and measure.is_money else Unit.COUNT
        case Aggregate(function, _, value):
            return Unit.COUNT if function == "count" or value is None else likely_unit(value)
        case Span(unit):
            return Unit.HOURS if unit == "hours" else Unit.DAYS
        case Column(_, kind):
            return _OF_KIND.get(kind, Unit.COUNT)
        case _:
            return Unit.COUNT


def _divided(left: Node, right: Node) -> Unit:
    above, below = likely_unit(left), likely_unit(right)
    if isinstance(right, (Constant, Column)) or (below is Unit.COUNT and above is not Unit.COUNT):
        return above
    return Unit.SHARE if above is below and _tables(left) == _tables(right) else Unit.RATIO


def _tables(node: Node) -> frozenset[str]:
    return frozenset(measure.table for measure in measures_in(expression(node)))
