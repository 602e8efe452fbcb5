"""What a formula's value is probably counted in, so that its author need not say."""

from __future__ import annotations

from data.tables import Kind
from kpi.kpis import Unit
from kpi.measures import Measure
from kpi.own.tree import Aggregate, Column, Constant, Node, Operation, Previous, Reference, Span
from kpi.own.vocabulary import expression_of

_OF_KIND = {Kind.MONEY: Unit.MONEY, Kind.HOURS: Unit.HOURS}


def likely_unit(node: Node, kpi_units: dict[str, Unit]) -> Unit:
    """The unit that arithmetic makes of those it is given: money by leads is money, deals by deals a share. `kpi_units` by id."""
    match node:
        case Operation("+" | "-", left, right):
            return likely_unit(right if isinstance(left, Constant) else left, kpi_units)
        case Operation("/", left, right):
            above, below = likely_unit(left, kpi_units), likely_unit(right, kpi_units)
            if isinstance(right, Constant):
                return above
            return Unit.SHARE if above is below else above if above is not Unit.COUNT else Unit.RATIO
        case Operation(_, left, right):
            return likely_unit(right if isinstance(left, Constant) else left, kpi_units)
        case Previous(of):
            return likely_unit(of, kpi_units)
        case Reference("kpi", key):
            return kpi_units[key]
        case Reference():
            measure = expression_of(node)
            return Unit.MONEY if isinstance(measure, Measure) and measure.is_money else Unit.COUNT
        case Aggregate("count"):
            return Unit.COUNT
        case Aggregate(value=value) if value is not None:
            return likely_unit(value, kpi_units)
        case Span(unit):
            return Unit.HOURS if unit == "hours" else Unit.DAYS
        case Column(_, kind):
            return _OF_KIND.get(kind, Unit.COUNT)
        case _:
            return Unit.COUNT
