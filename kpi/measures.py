"""Measures and the arithmetic over them: a formula in Python that reads like the formula on the card.

>>> won = Flow("deals won", "count(*)", "deals", dated="closed_at", where="status = 'won'")
>>> lost = Flow("deals lost", "count(*)", "deals", dated="closed_at", where="status = 'lost'")
>>> (won / (won + lost)).words
'deals won ÷ (deals won + deals lost)'
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Literal, Self

from data.tables import Kind
from kpi.expressions import columns_of
from kpi.tables import TABLES
from kpi.terms import USUAL_TERMS, Terms, filled
from locales import Sentence

Operator = Literal["+", "-", "*", "/"]
SIGN = {"+": "+", "-": "−", "*": "×", "/": "÷"}


class Expression:
    """Anything that has a value in a slice: a measure, or arithmetic over measures. Its hash is told once: answers are kept by it."""

    def __init_subclass__(cls) -> None:
        cls.__hash__ = Expression.__hash__  # type: ignore[method-assign]

    def __hash__(self) -> int:
        kept: int | None = self.__dict__.get("_hash")
        if kept is None:
            kept = hash((type(self).__name__, *(getattr(self, each.name) for each in fields(self))))  # type: ignore[arg-type]
            self.__dict__["_hash"] = kept
        return kept

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name != "_hash"}  # texts hash differently in each process

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

    def of(self, *parts: Expression) -> Expression:
        """The same made of other expressions, as many as `parts` has."""
        return self


@dataclass(frozen=True)
class LeftOut:
    """Rows a measure would count but cannot use: the reason, in words, and the rows, in SQL."""

    reason: str
    where: str


@dataclass(frozen=True)
class Measure(Expression):
    """An SQL aggregate over one fact table.

    `sql` is the aggregate ("count(*)", "sum(amount)"), `where` the rows it is over, `dated` the date they count by: a column, or SQL over
    columns. Terms stand in it in braces (`kpi.terms`). Raises ExpressionError for an expression that names a column the table does not
    have or calls a function that is not allowed.
    """

    name: str | Sentence
    sql: str
    table: str
    dated: str
    where: str = ""
    left_out: tuple[LeftOut, ...] = ()

    def __post_init__(self) -> None:
        for text in self._texts:
            columns_of(text, self.table)

    @property
    def title(self) -> Sentence:
        """Its name, to be said; a `Sentence` already where somebody wrote the measure."""
        return self.name if isinstance(self.name, Sentence) else Sentence(self.name)

    @property
    def words(self) -> str:
        return str(self.name)

    @cached_property
    def needs(self) -> frozenset[str]:
        """The columns it cannot do without."""
        return self.inputs | columns_of(self.where, self.table)[0]

    @cached_property
    def inputs(self) -> frozenset[str]:
        """The columns whose value each counted row must have: those the aggregate works on, and the date."""
        return columns_of(self.sql, self.table)[0] | self.dates

    @cached_property
    def dates(self) -> frozenset[str]:
        """The columns that its date is made of."""
        return columns_of(self.dated, self.table)[0]

    @cached_property
    def columns(self) -> frozenset[str]:
        """Every column it names, also those it can do without."""
        return frozenset().union(*(set().union(*columns_of(text, self.table)) for text in self._texts))

    def with_terms(self, terms: Terms = USUAL_TERMS, known_until: date | None = None) -> Self:
        """The measure with its terms put in; itself where it names none."""
        if not any("{" in text for text in self._texts):
            return self
        texts: dict[str, Any] = {
            each.name: filled(getattr(self, each.name), terms, known_until) for each in fields(self) if each.type == "str"
        }
        rows = tuple(LeftOut(each.reason, filled(each.where, terms, known_until)) for each in self.left_out)
        return replace(self, **texts | {"left_out": rows})

    def until_known(self, known_until: date) -> Self:
        """The measure without rows dated after a day, which are left out and counted: what is written there has not happened."""
        dated = f'"{self.dated}"' if self.dated.isidentifier() else self.dated
        tomorrow = f"TIMESTAMP '{known_until + timedelta(days=1)} 00:00:00'"
        future, happened = f"{dated} >= {tomorrow}", f"coalesce({dated} < {tomorrow}, true)"  # a row without a date is left out as such
        past = f"({self.where}) AND {happened}" if self.where else happened
        which = f"({self.where}) AND {future}" if self.where else future
        return replace(self, where=past, left_out=(*self.left_out, LeftOut("dated in the future", which)))

    @property
    def _texts(self) -> tuple[str, ...]:
        return (self.sql, self.where, self.dated, *(each.where for each in self.left_out))

    @cached_property
    def is_count(self) -> bool:
        """Whether no rows make it 0; every other measure has no value then."""
        return self.sql.startswith("count(")

    @cached_property
    def is_sum(self) -> bool:
        """Whether its values over parts of the rows add up to the one over all of them."""
        return self.sql.startswith(("sum(", "count(")) and "distinct" not in self.sql.lower()

    @cached_property
    def is_money(self) -> bool:
        """Whether it adds up amounts, which must stand in one currency."""
        return not self.is_count and any(TABLES[self.table].columns[name] is Kind.MONEY for name in columns_of(self.sql, self.table)[0])


@dataclass(frozen=True)
class Flow(Measure):
    """What happened in a period: rows by the date on which they happened."""


@dataclass(frozen=True)
class Stock(Measure):
    """What there was at the end of a period: rows that began (`dated`) before that moment and had not ended (`until`) by then.

    A text may name the moment itself as `{moment}`: an age, for instance.
    """

    until: str = ""

    @cached_property
    def needs(self) -> frozenset[str]:
        # An end that no row has yet is no missing column: everything is still open.
        return super().needs - columns_of(self.until, self.table)[0]

    @property
    def opening(self) -> Opening:
        """The same at the start of a period."""
        return Opening(**{each.name: getattr(self, each.name) for each in fields(self)})

    @property
    def _texts(self) -> tuple[str, ...]:
        return (*super()._texts, self.until)


@dataclass(frozen=True)
class Opening(Stock):
    """What there was at the start of a period."""

    @property
    def words(self) -> str:
        return f"{self.name}, at the start"


@dataclass(frozen=True)
class Latest(Stock):
    """What began in a period and had not ended when it ended: of each customer, for instance, the last purchase in it."""


@dataclass(frozen=True)
class Stayed(Stock):
    """Who was there at both ends of a period: members of `who`, counted once. A row is counted at the start, where its slice is told."""

    who: str = "customer"

    @property
    def _texts(self) -> tuple[str, ...]:
        return (*super()._texts, self.who)


@dataclass(frozen=True)
class Distribution:
    """Durations or amounts of rows, one value each: median for the headline, mean, p10 and p90 beside it.

    Negative ones are left out; say so in `left_out`. With `until` it is over what there is at the end of a period.
    """

    name: str
    value: str
    table: str
    dated: str
    where: str = ""
    left_out: tuple[LeftOut, ...] = ()
    until: str = ""

    def _statistic(self, name: str, sql: str) -> Measure:
        where = f"({self.where}) AND {self.value} >= 0" if self.where else f"{self.value} >= 0"
        text = sql.replace("value", self.value)
        if self.until:
            return Stock(name, text, self.table, self.dated, where, self.left_out, self.until)
        return Flow(name, text, self.table, self.dated, where, self.left_out)

    @property
    def median(self) -> Measure:
        return self._statistic(f"median of {self.name}", "median(value)")

    @property
    def mean(self) -> Measure:
        return self._statistic(f"mean of {self.name}", "avg(value)")

    @property
    def p10(self) -> Measure:
        return self._statistic(f"10th percentile of {self.name}", "quantile_cont(value, 0.1)")

    @property
    def p90(self) -> Measure:
        return self._statistic(f"90th percentile of {self.name}", "quantile_cont(value, 0.9)")


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

    def of(self, *parts: Expression) -> Arithmetic:
        return Arithmetic(self.operator, *parts)


@dataclass(frozen=True)
class FirstOf(Expression):
    """The first of several readings that the data at hand can answer: orders, for instance, else won deals."""

    choices: tuple[Expression, ...]

    @property
    def words(self) -> str:
        first, *others = dict.fromkeys(each.words for each in self.choices)
        return f"{first} (where there is none: {'; '.join(others)})" if others else first

    def parts(self) -> tuple[Expression, ...]:
        return self.choices

    def of(self, *parts: Expression) -> FirstOf:
        return FirstOf(parts)


@dataclass(frozen=True)
class Chosen(Expression):
    """One of several formulas, chosen by a term: revenue by first touch, by last touch or linear. `choices` by the term's value."""

    term: str
    choices: tuple[tuple[str, Expression], ...]

    @property
    def words(self) -> str:
        return self.by(USUAL_TERMS).words

    def by(self, terms: Terms) -> Expression:
        """The one that these terms choose."""
        return dict(self.choices)[getattr(terms, self.term)]

    def parts(self) -> tuple[Expression, ...]:
        return tuple(each for _, each in self.choices)

    def of(self, *parts: Expression) -> Chosen:
        return Chosen(self.term, tuple((value, part) for (value, _), part in zip(self.choices, parts, strict=True)))


@dataclass(frozen=True)
class Compared(Expression):
    """An expression's value in the period that is compared with."""

    expression: Expression

    @property
    def words(self) -> str:
        return f"{self.expression.words} of the comparison period"

    def parts(self) -> tuple[Expression, ...]:
        return (self.expression,)

    def of(self, *parts: Expression) -> Compared:
        return Compared(*parts)


@dataclass(frozen=True)
class Whole(Expression):
    """An expression's value over all members together, whatever it is sliced by: what a share is a share of."""

    expression: Expression

    @property
    def words(self) -> str:
        return f"{self.expression.words} of all"

    def parts(self) -> tuple[Expression, ...]:
        return (self.expression,)

    def of(self, *parts: Expression) -> Whole:
        return Whole(*parts)


@dataclass(frozen=True)
class Root(Expression):
    """A square root; of what is below 0, no value."""

    expression: Expression

    @property
    def words(self) -> str:
        return f"√({self.expression.words})"

    def parts(self) -> tuple[Expression, ...]:
        return (self.expression,)

    def of(self, *parts: Expression) -> Root:
        return Root(*parts)


@dataclass(frozen=True)
class Bounded(Expression):
    """An expression's value kept between two numbers: an interval does not reach beyond its scale."""

    expression: Expression
    low: float
    high: float

    @property
    def words(self) -> str:
        return f"{self.expression.words}, from {self.low:g} to {self.high:g}"

    def parts(self) -> tuple[Expression, ...]:
        return (self.expression,)

    def of(self, *parts: Expression) -> Bounded:
        return replace(self, expression=parts[0])


@dataclass(frozen=True)
class OrZero(Expression):
    """An expression that is 0 where no rows were counted: of revenue that went, none went."""

    expression: Expression

    @property
    def words(self) -> str:
        return self.expression.words

    def parts(self) -> tuple[Expression, ...]:
        return (self.expression,)

    def of(self, *parts: Expression) -> OrZero:
        return OrZero(*parts)


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
