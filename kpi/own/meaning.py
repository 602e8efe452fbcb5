"""What a formula's tree stands for: an expression over measures, whose SQL is made here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping

from kpi.expressions import literal
from kpi.measures import Arithmetic, Compared, Expression, Flow, LeftOut, Measure, Number, Stock
from kpi.own import tree
from kpi.own.printing import printed
from kpi.own.stocks import ENDINGS
from kpi.own.vocabulary import expression_of
from locales import Sentence
from locales.words import N_

NO_OTHERS: Mapping[str, Expression] = {}

_SQL = {
    "sum": "sum({})",
    "average": "avg({})",
    "median": "median({})",
    "lowest": "min({})",
    "highest": "max({})",
    "p10": "quantile_cont({}, 0.1)",
    "p90": "quantile_cont({}, 0.9)",
}
_MICROSECONDS = {"days": "86400e6", "hours": "3600e6"}


def expression(node: tree.Node, own: Mapping[str, Expression] = NO_OTHERS) -> Expression:
    """The expression of a formula; `own` are those of the workspace's own KPIs that it names, by id.

    Raises KeyError where there is no longer a measure or KPI that it names.
    """
    match node:
        case tree.Constant(value):
            return Number(float(value))
        case tree.Operation(sign, left, right):
            return Arithmetic(sign, expression(left, own), expression(right, own))
        case tree.Reference("own", key):
            return own[key]
        case tree.Reference():
            return expression_of(node)
        case tree.Previous(of):
            return Compared(expression(of, own))
        case tree.Aggregate():
            return _measure(node)
        case _:
            raise TypeError(f"{node!r} has a value in a row, not in a slice")


def _measure(node: tree.Aggregate) -> Measure:
    conditions = [f"({_condition(node.where)})"] if node.where else []
    spans = [f"{_value(span)} >= 0" for span in _spans(node.value)]  # impossible durations are left out, as in ours
    name, left_out = Sentence("{formula}", formula=printed(node)), tuple(_left_out(node, " AND ".join(conditions)))
    if not node.until:
        return Flow(name, _aggregated(node), node.table, node.by, " AND ".join((*conditions, *spans)), left_out)
    possible = [f"NOT coalesce({each}, false)" for each in _impossible(node).values()]
    return Stock(name, _aggregated(node), node.table, node.by, " AND ".join((*conditions, *spans, *possible)), left_out, node.until)


def _impossible(stock: tree.Aggregate) -> dict[str, str]:
    """Reason → SQL of the rows of which nothing tells whether they were there; one that ends before it begins never was."""
    ending = ENDINGS.get(stock.table)
    if ending is None or ending.until != stock.until:
        return {}
    ended = ", ".join(literal(each) for each in ending.ended)
    return {
        "closed, but without a closing date": f"{ending.status} IN ({ended}) AND {stock.until} IS NULL",
        N_("without a status or an end"): f"{ending.status} IS NULL AND {stock.until} IS NULL",
    }


def _aggregated(node: tree.Aggregate) -> str:
    if node.function != "count":
        return _SQL[node.function].format(_value(node.value) if node.value else "*")
    if node.value is None:
        return "count(*)"
    return f"count(DISTINCT {_value(node.value)})" if node.distinct else f"count({_value(node.value)})"


def _left_out(node: tree.Aggregate, condition: str) -> list[LeftOut]:
    """Rows that are meant but cannot count, for want of the date, of a value, or of a span that is possible."""
    among = f"{condition} AND " if condition else ""
    found = [LeftOut("without the date by which they count", f"{among}{node.by} IS NULL")]
    for column in sorted(_columns(node.value) - {node.by}):
        found.append(LeftOut("without the value that is worked with", f"{among}{column} IS NULL"))
    found += [LeftOut("ended before it began", f"{among}{_value(span)} < 0") for span in _spans(node.value)]
    found += [LeftOut(reason, f"{among}{rows}") for reason, rows in (_impossible(node) if node.until else {}).items()]
    return found


def _value(node: tree.Node) -> str:
    match node:
        case tree.Constant(value):
            return f"{value:f}"
        case tree.Column(name):
            return name
        case tree.Operation("*", left, right):
            return f"({_floating(left)} * {_floating(right)})"
        case tree.Operation("/", left, right):
            return f"({_floating(left)} / nullif({_floating(right)}, 0))"
        case tree.Operation(sign, left, right):
            return f"({_value(left)} {sign} {_value(right)})"
        case tree.Span(unit, start, end):
            return f"(date_diff('microsecond', {start.name}, {end.name}) / {_MICROSECONDS[unit]})"
        case tree.Text(value, is_date):
            return f"CAST({literal(value)} AS DATE)" if is_date else literal(value)
        case tree.Truth(value):
            return "TRUE" if value else "FALSE"
        case _:
            raise TypeError(f"{node!r} has a value in a slice, not in a row")


def _floating(node: tree.Node) -> str:
    """A factor: products of exact amounts soon have more digits than exact amounts may have."""
    return _value(node) if isinstance(node, tree.Operation) and node.sign in "*/" else f"CAST({_value(node)} AS DOUBLE)"


def _condition(node: tree.Condition) -> str:
    """A condition as SQL. What is not something counts also where nothing is known: a deal without a stage is not in Demo."""
    match node:
        case tree.Comparison("!=", tree.Column(name), right):
            return f"({name} <> {_value(right)} OR {name} IS NULL)"
        case tree.Comparison("!=", left, right):
            return f"{_value(left)} <> {_value(right)}"
        case tree.Comparison(comparing, left, right):
            return f"{_value(left)} {comparing} {_value(right)}"
        case tree.OneOf(column, values, negated):
            listed = ", ".join(map(_value, values))
            return f"({column.name} NOT IN ({listed}) OR {column.name} IS NULL)" if negated else f"{column.name} IN ({listed})"
        case tree.Empty(column, negated):
            return f"{column.name} IS NOT NULL" if negated else f"{column.name} IS NULL"
        case tree.Flagged(column, negated):
            return f"({column.name} = FALSE OR {column.name} IS NULL)" if negated else f"{column.name} = TRUE"
        case tree.Joined(word, left, right):
            return f"({_condition(left)} {word.upper()} {_condition(right)})"


def _columns(node: tree.Node | None) -> set[str]:
    match node:
        case tree.Column(name):
            return {name}
        case tree.Operation(_, left, right):
            return _columns(left) | _columns(right)
        case tree.Span(_, start, end):
            return {start.name, end.name}
        case _:
            return set()


def _spans(node: tree.Node | None) -> list[tree.Span]:
    match node:
        case tree.Span():
            return [node]
        case tree.Operation(_, left, right):
            return _spans(left) + _spans(right)
        case _:
            return []
