"""Measures and the arithmetic over them: a formula in Python that reads like the formula on the card.

>>> won = Flow("deals won", "count(*)", "deals", dated="closed_at", where="status = 'won'")
>>> lost = Flow("deals lost", "count(*)", "deals", dated="closed_at", where="status = 'lost'")
>>> (won / (won + lost)).words
'deals won ÷ (deals won + deals lost)'
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from data.tables import TABLES, Kind
from kpi.expressions import columns_of
from locales import Sentence

Operator = Literal["+", "-", "*", "/"]
SIGN = {"+": "+", "-": "−", "*": "×", "/": "÷"}


class Expression:
    """Anything that has a value in a slice: a measure, or arithmetic over measures."""

    def __add__(self, other: Expression | float) -> Arithmetic:
        return Arithmetic("+", self, _expression(other))

    def __sub__(self, other: Expression | float) -> Arithmetic:
        return Arithmetic("-", self, _expression(other))

    def __mul__(self, other: Expression | float) -> Arithmetic:
        return Arithmetic("*", self, _expression(other))

    def __truediv__(self, other: Expression | float) -> Arithmetic:
        return Arithmetic("/", self, _expression(other))

    @property
    def words(self) -> str:
        """The formula for a reader, over the measures' names."""
        raise NotImplementedError

    def parts(self) -> tuple[Expression, ...]:
        """The expressions it is made of."""
        return ()


@dataclass(frozen=True)
class LeftOut:
    """Rows a measure would count but cannot use: the reason, in words, and the rows, in SQL."""

    reason: str
    where: str


@dataclass(frozen=True)
class Measure(Expression):
    """An SQL aggregate over one fact table.

    `sql` is the aggregate ("count(*)", "sum(amount)"), `where` the rows it is over. Raises ExpressionError for an expression that names
    a column the table does not have or calls a function that is not allowed.
    """

    name: str | Sentence
    sql: str
    table: str
    dated: str
    where: str = ""
    left_out: tuple[LeftOut, ...] = ()

    def __post_init__(self) -> None:
        for text in (self.sql, self.where, self.dated, *(each.where for each in self.left_out)):
            columns_of(text, self.table)

    @property
    def title(self) -> Sentence:
        """Its name, to be said; a `Sentence` already where somebody wrote the measure."""
        return self.name if isinstance(self.name, Sentence) else Sentence(self.name)

    @property
    def words(self) -> str:
        return str(self.name)

    @property
    def needs(self) -> frozenset[str]:
        """The columns it cannot do without."""
        return columns_of(self.sql, self.table)[0] | columns_of(self.where, self.table)[0] | {self.dated}

    @property
    def inputs(self) -> frozenset[str]:
        """The columns whose value each counted row must have: those the aggregate works on, and the date."""
        return columns_of(self.sql, self.table)[0] | {self.dated}

    @property
    def columns(self) -> frozenset[str]:
        """Every column it names, also those it can do without."""
        texts = (self.sql, self.where, *(each.where for each in self.left_out))
        return frozenset({self.dated}).union(*(set().union(*columns_of(text, self.table)) for text in texts))

    @property
    def is_count(self) -> bool:
        """Whether no rows make it 0; every other measure has no value then."""
        return self.sql.startswith("count(")

    @property
    def is_sum(self) -> bool:
        """Whether its values over parts of the rows add up to the one over all of them."""
        return self.sql.startswith(("sum(", "count(")) and "distinct" not in self.sql.lower()

    @property
    def is_money(self) -> bool:
        """Whether it adds up amounts, which must stand in one currency."""
        return not self.is_count and any(TABLES[self.table].columns[name] is Kind.MONEY for name in columns_of(self.sql, self.table)[0])


@dataclass(frozen=True)
class Flow(Measure):
    """What happened in a period: rows by the date on which they happened."""


@dataclass(frozen=True)
class Stock(Measure):
    """What there was at the end of a period: rows that began (`dated`) before that moment and had not ended (`until`) by then."""

    until: str = ""

    @property
    def columns(self) -> frozenset[str]:
        return super().columns | {self.until}

    @property
    def needs(self) -> frozenset[str]:
        # An end that no row has yet is no missing column: everything is still open.
        return super().needs - {self.until}


@dataclass(frozen=True)
class Distribution:
    """Durations of rows, one value each: median for the headline, mean, p10 and p90 beside it. Negative ones are left out and counted."""

    name: str
    value: str
    table: str
    dated: str
    where: str
    left_out: tuple[LeftOut, ...] = ()

    def _statistic(self, name: str, sql: str) -> Flow:
        where = f"{self.where} AND {self.value} >= 0" if self.where else f"{self.value} >= 0"
        return Flow(name, sql.format(self.value), self.table, self.dated, where, self.left_out)

    @property
    def median(self) -> Flow:
        return self._statistic(f"median of {self.name}", "median({})")

    @property
    def mean(self) -> Flow:
        return self._statistic(f"mean of {self.name}", "avg({})")

    @property
    def p10(self) -> Flow:
        return self._statistic(f"10th percentile of {self.name}", "quantile_cont({}, 0.1)")

    @property
    def p90(self) -> Flow:
        return self._statistic(f"90th percentile of {self.name}", "quantile_cont({}, 0.9)")


@dataclass(frozen=True)
class Number(Expression):
    """A constant."""

    value: float

    @property
    def words(self) -> str:
        return f"{self.value:g}"


@dataclass(frozen=True)
class Arithmetic(Expression):
    """Two expressions and a sign. Any side without a value, and division by zero, make no value."""

    operator: Operator
    left: Expression
    right: Expression

    @property
    def words(self) -> str:
        return f"{_bracketed(self.left, self.operator)} {SIGN[self.operator]} {_bracketed(self.right, self.operator)}"

    def parts(self) -> tuple[Expression, ...]:
        return (self.left, self.right)


@dataclass(frozen=True)
class FirstOf(Expression):
    """The first of several readings that the data at hand can answer: orders, for instance, else won deals."""

    choices: tuple[Expression, ...]

    @property
    def words(self) -> str:
        first, *others = (each.words for each in self.choices)
        return f"{first} (where there is none: {'; '.join(others)})"

    def parts(self) -> tuple[Expression, ...]:
        return self.choices


@dataclass(frozen=True)
class Compared(Expression):
    """An expression's value in the period that is compared with."""

    of: Expression

    @property
    def words(self) -> str:
        return f"{self.of.words} of the comparison period"

    def parts(self) -> tuple[Expression, ...]:
        return (self.of,)


def first_of(*choices: Expression) -> FirstOf:
    """Several readings of one thing, best first."""
    return FirstOf(choices)


def measures_in(expression: Expression) -> Iterator[Measure]:
    """Every measure an expression is made of, left to right."""
    if isinstance(expression, Measure):
        yield expression
    for part in expression.parts():
        yield from measures_in(part)


def has_ratio(expression: Expression) -> bool:
    """Whether anything in it is divided, so that its values over parts do not add up."""
    return (isinstance(expression, Arithmetic) and expression.operator == "/") or any(map(has_ratio, expression.parts()))


def _expression(value: Expression | float) -> Expression:
    return value if isinstance(value, Expression) else Number(float(value))


def _bracketed(side: Expression, operator: Operator) -> str:
    weaker = isinstance(side, Arithmetic) and side.operator in "+-" and operator in "*/"
    return f"({side.words})" if weaker else side.words
