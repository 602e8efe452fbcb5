"""What a formula's tree stands for: an expression over measures, whose SQL is made here and nowhere else."""

from __future__ import annotations

from kpi.expressions import literal
from kpi.measures import Arithmetic, Compared, Expression, Flow, LeftOut, Number
from kpi.own.printing import printed
from kpi.own.tree import (
    Aggregate,
    Column,
    Comparison,
    Condition,
    Constant,
    Empty,
    Flagged,
    Joined,
    Node,
    OneOf,
    Operation,
    Previous,
    Reference,
    Span,
    Text,
    Truth,
)
from kpi.own.vocabulary import expression_of
from locales import Sentence

_SQL = {
    "sum": "sum({})",
    "average": "avg({})",
    "median": "median({})",
    "lowest": "min({})",
    "highest": "max({})",
    "p10": "quantile_cont({}, 0.1)",
    "p90": "quantile_cont({}, 0.9)",
}
_SECONDS = {"days": "86400.0", "hours": "3600.0"}


def expression(node: Node) -> Expression:
    """The expression of a formula. Raises KeyError where the catalogue no longer has a measure that it names."""
    match node:
        case Constant(value):
            return Number(float(value))
        case Operation(sign, left, right):
            return Arithmetic(sign, expression(left), expression(right))
        case Reference():
            return expression_of(node)
        case Previous(of):
            return Compared(expression(of))
        case Aggregate():
            return _measure(node)
        case _:
            raise TypeError(f"{node!r} has a value in a row, not in a slice")


def _measure(node: Aggregate) -> Flow:
    conditions = [f"({_condition(node.where)})"] if node.where else []
    spans = [f"{_value(span)} >= 0" for span in _spans(node.value)]  # impossible durations are left out, as in ours
    return Flow(
        Sentence("{formula}", formula=printed(node)),
        _aggregated(node),
        node.table,
        dated=node.by,
        where=" AND ".join((*conditions, *spans)),
        left_out=tuple(_left_out(node, " AND ".join(conditions))),
    )


def _aggregated(node: Aggregate) -> str:
    if node.function != "count":
        return _SQL[node.function].format(_value(node.value) if node.value else "*")
    if node.value is None:
        return "count(*)"
    return f"count(DISTINCT {_value(node.value)})" if node.distinct else f"count({_value(node.value)})"


def _left_out(node: Aggregate, condition: str) -> list[LeftOut]:
    """Rows that are meant but cannot count, for want of the date, of a value, or of a span that is possible."""
    among = f"{condition} AND " if condition else ""
    found = [LeftOut("without the date by which they count", f"{among}{node.by} IS NULL")]
    for column in sorted(_columns(node.value) - {node.by}):
        found.append(LeftOut("without the value that is worked with", f"{among}{column} IS NULL"))
    found += [LeftOut("ended before it began", f"{among}{_value(span)} < 0") for span in _spans(node.value)]
    return found


def _value(node: Node) -> str:
    match node:
        case Constant(value):
            return f"{value:f}"
        case Column(name):
            return name
        case Operation("*", left, right):
            return f"({_floating(left)} * {_floating(right)})"
        case Operation("/", left, right):
            return f"({_floating(left)} / nullif({_floating(right)}, 0))"
        case Operation(sign, left, right):
            return f"({_value(left)} {sign} {_value(right)})"
        case Span(unit, start, end):
            return f"(date_diff('second', {start.name}, {end.name}) / {_SECONDS[unit]})"
        case Text(value, is_date):
            return f"CAST({literal(value)} AS DATE)" if is_date else literal(value)
        case Truth(value):
            return "TRUE" if value else "FALSE"
        case _:
            raise TypeError(f"{node!r} has a value in a slice, not in a row")


def _floating(node: Node) -> str:
    """A factor: products of exact amounts soon have more digits than exact amounts may have."""
    return _value(node) if isinstance(node, Operation) and node.sign in "*/" else f"CAST({_value(node)} AS DOUBLE)"


def _condition(node: Condition) -> str:
    """A condition as SQL. What is not something counts also where nothing is known: a deal without a stage is not in Demo."""
    match node:
        case Comparison("!=", Column(name), right):
            return f"({name} <> {_value(right)} OR {name} IS NULL)"
        case Comparison("!=", left, right):
            return f"{_value(left)} <> {_value(right)}"
        case Comparison(comparing, left, right):
            return f"{_value(left)} {comparing} {_value(right)}"
        case OneOf(column, values, negated):
            listed = ", ".join(map(_value, values))
            return f"({column.name} NOT IN ({listed}) OR {column.name} IS NULL)" if negated else f"{column.name} IN ({listed})"
        case Empty(column, negated):
            return f"{column.name} IS NOT NULL" if negated else f"{column.name} IS NULL"
        case Flagged(column, negated):
            return f"({column.name} = FALSE OR {column.name} IS NULL)" if negated else f"{column.name} = TRUE"
        case Joined(word, left, right):
            return f"({_condition(left)} {word.upper()} {_condition(right)})"


def _columns(node: Node | None) -> set[str]:
    match node:
        case Column(name):
            return {name}
        case Operation(_, left, right):
            return _columns(left) | _columns(right)
        case Span(_, start, end):
            return {start.name, end.name}
        case _:
            return set()


def _spans(node: Node | None) -> list[Span]:
    match node:
        case Span():
            return [node]
        case Operation(_, left, right):
            return _spans(left) + _spans(right)
        case _:
            return []
