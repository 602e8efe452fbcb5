"""What a formula's value is probably counted in, so that its author need not say."""

from __future__ import annotations

from collections.abc import Mapping

from data.tables import Kind
from kpi.catalogue import CATALOGUE
from kpi.kpis import KPI, Unit
from kpi.measures import Measure, measures_in
from kpi.own.meaning import expression
from kpi.own.tree import Aggregate, Column, Constant, Node, Operation, Previous, Reference, Span, references
from kpi.own.vocabulary import expression_of

_OF_KIND = {Kind.MONEY: Unit.MONEY, Kind.HOURS: Unit.HOURS}


NO_OTHERS: Mapping[str, KPI] = {}


def likely_unit(node: Node, own: Mapping[str, KPI] = NO_OTHERS) -> Unit:
    """The unit that arithmetic makes of those it is given: money by leads is money, deals by deals a share, tickets by orders a ratio."""
    match node:
        case Operation("/", left, right):
            return _divided(left, right, own)
        case Operation(_, left, right):
            return likely_unit(right if isinstance(left, Constant) else left, own)
        case Previous(of):
            return likely_unit(of, own)
        case Reference("kpi", key):
            return CATALOGUE[key].unit
        case Reference("own", key):
            return own[key].unit if key in own else Unit.COUNT
        case Reference():
            measure = expression_of(node)
            return Unit.MONEY if isinstance(measure, Measure) and measure.is_money else Unit.COUNT
        case Aggregate(function, _, value):
            return Unit.COUNT if function == "count" or value is None else likely_unit(value, own)
        case Span(unit):
            return Unit.HOURS if unit == "hours" else Unit.DAYS
        case Column(_, kind):
            return _OF_KIND.get(kind, Unit.COUNT)
        case _:
            return Unit.COUNT


def _divided(left: Node, right: Node, own: Mapping[str, KPI]) -> Unit:
    above, below = likely_unit(left, own), likely_unit(right, own)
    if isinstance(right, (Constant, Column)) or (below is Unit.COUNT and above is not Unit.COUNT):
        return above
    return Unit.SHARE if above is below and _tables(left, own) == _tables(right, own) else Unit.RATIO


def _tables(node: Node, own: Mapping[str, KPI]) -> frozenset[str]:
    if any(each.to == "own" and each.key not in own for each in references(node)):
        return frozenset()
    return frozenset(measure.table for measure in measures_in(expression(node, {key: kpi.measure for key, kpi in own.items()})))
