"""The SQL inside a measure, read once: is it allowed, and which columns does it need?"""

from __future__ import annotations

from functools import lru_cache

import sqlglot
from sqlglot import exp

from kpi.tables import TABLES
from kpi.terms import MOMENT, at, filled

ALLOWED = {
    "count", "sum", "min", "max", "avg", "median", "percentile_cont", "coalesce", "nullif", "greatest", "least", "abs", "round", "lower",
    "upper", "datediff", "timestamp_trunc", "and", "or", "case", "if", "cast",
}  # fmt: skip
"""Functions a measure may call, by the name sqlglot gives them. All others are refused: a KPI somebody types in can only ever be data."""

SYNTAX = (
    exp.Column, exp.Identifier, exp.Literal, exp.Null, exp.Boolean, exp.Paren, exp.Star, exp.Distinct, exp.Neg, exp.Not, exp.In, exp.Is,
    exp.Between, exp.Like, exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Add, exp.Sub, exp.Mul, exp.Div, exp.DataType, exp.Var,
    exp.Func, exp.Interval,
)  # fmt: skip
"""What else an expression may consist of. Queries, commands, parameters, lambdas, windows and whatever DuckDB learns next are not here."""


class ExpressionError(ValueError):
    """An expression that cannot be a measure: it does not parse, names an unknown column, or calls what is not allowed."""


@lru_cache(maxsize=4096)
def columns_of(sql: str, table: str) -> tuple[frozenset[str], frozenset[str]]:
    """The columns an expression over a table cannot do without, and those it can (inside `coalesce`).

    Raises ExpressionError when it does not parse, names a column the table does not have, or calls a function that is not allowed.
    """
    if not sql:
        return frozenset(), frozenset()
    tree = _parse(_written_out(sql))
    for node in tree.walk():
        _check(node, sql)
    needed: set[str] = set()
    optional: set[str] = set()
    for column in tree.find_all(exp.Column):
        if column.name not in TABLES[table].columns:
            raise ExpressionError(f"{sql}: {table} has no column {column.name}")
        (optional if column.find_ancestor(exp.Coalesce) else needed).add(column.name)
    return frozenset(needed), frozenset(optional - needed)


@lru_cache(maxsize=4096)
def qualified(sql: str) -> str:
    """An expression with every column named as one of the table `f`, so that nothing joined to it can be meant. Its moment stays open."""
    tree = _parse(sql.replace(MOMENT, "__moment"))
    for column in tree.find_all(exp.Column):
        if column.name != "__moment":
            column.set("table", exp.to_identifier("f"))
            column.this.set("quoted", True)
    return tree.sql("duckdb").replace("__moment", MOMENT)


def _written_out(sql: str) -> str:
    """With terms and moment put in, whichever: they are no columns."""
    return at(filled(sql), "TIMESTAMP '2000-01-01 00:00:00'")


def _check(node: exp.Expr, sql: str) -> None:
    if not isinstance(node, SYNTAX) or node.comments or (isinstance(node, exp.Column) and node.table):
        raise ExpressionError(f"{sql}: only values of one table, no queries, commands or comments")
    if isinstance(node, exp.Star) and not isinstance(node.parent, exp.Count):
        raise ExpressionError(f"{sql}: * stands for rows, in count(*)")
    if isinstance(node, exp.Func) and _name(node) not in ALLOWED:
        raise ExpressionError(f"{sql}: {_name(node)}() is not allowed")


@lru_cache(maxsize=4096)
def literal(value: str) -> str:
    """A text as an SQL literal, whatever is in it."""
    return exp.Literal.string(value).sql("duckdb")


def _parse(sql: str) -> exp.Expr:
    try:
        return sqlglot.parse_one(sql, dialect="duckdb")
    except sqlglot.errors.SqlglotError as error:
        raise ExpressionError(f"{sql}: {error}") from error


def _name(node: exp.Func) -> str:
    return (node.name if isinstance(node, exp.Anonymous) else node.sql_name()).lower()
