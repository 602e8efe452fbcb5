"""Formulas made at random, as trees."""

from decimal import Decimal

from hypothesis import strategies as st

from data.tables import TABLES, Kind
from kpi.own.folding import composed
from kpi.own.stocks import told_by_today
from kpi.own.tree import (
    Aggregate,
    Column,
    Comparison,
    Condition,
    Constant,
    Empty,
    Flagged,
    Joined,
    OneOf,
    Operation,
    Previous,
    Reference,
    Span,
    Text,
    Truth,
)  # fmt: skip
from kpi.own.vocabulary import COUNTABLE, NUMERIC, TEXTS

NUMBERS = st.integers(0, 9999).map(lambda number: Constant(Decimal(number) / 4))
QUOTED = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="{}"), max_size=8).map(
    lambda text: Text(composed(text))
)


def columns(table: str, kinds: frozenset[Kind]) -> list[Column]:
    return [Column(name, kind) for name, kind in TABLES[table].columns.items() if kind in kinds]


def operations(leaf: st.SearchStrategy) -> st.SearchStrategy:
    return st.recursive(leaf, lambda inner: st.builds(Operation, st.sampled_from("+-*/"), inner, inner), max_leaves=4)


def conditions(table: str) -> st.SearchStrategy[Condition]:
    texts, numbers = columns(table, TEXTS), columns(table, NUMERIC)
    dates, flags = columns(table, frozenset({Kind.DATE})), columns(table, frozenset({Kind.FLAG}))
    signs = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
    tests = [
        st.builds(Comparison, st.sampled_from(["=", "!="]), st.sampled_from(texts), QUOTED),
        st.builds(OneOf, st.sampled_from(texts), st.lists(QUOTED, min_size=1, max_size=3).map(tuple), st.booleans()),
        st.builds(Empty, st.sampled_from(texts), st.booleans()),
        st.builds(Comparison, signs, st.sampled_from(dates), st.dates().map(lambda day: Text(day.isoformat(), is_date=True))),
    ]
    if numbers:
        tests.append(
            st.builds(Comparison, signs, st.sampled_from(numbers), NUMBERS.map(lambda number: Constant(-number.value or number.value)))
        )
    if flags:
        tests += [st.builds(Flagged, st.sampled_from(flags), st.booleans())]
        tests += [st.builds(Comparison, st.just("="), st.sampled_from(flags), st.builds(Truth, st.booleans()))]
    return st.recursive(st.one_of(tests), lambda inner: st.builds(Joined, st.sampled_from(["and", "or"]), inner, inner), max_leaves=4)


def aggregates() -> st.SearchStrategy[Aggregate]:
    return _aggregates().filter(lambda each: not told_by_today(each))


@st.composite
def _aggregates(draw) -> Aggregate:
    table = draw(st.sampled_from([name for name in COUNTABLE if columns(name, NUMERIC)]))
    dates = columns(table, frozenset({Kind.DATE}))
    leaf = st.sampled_from([*columns(table, NUMERIC), Span("hours", dates[0], dates[-1])])
    where = draw(st.none() | conditions(table))
    by = draw(st.sampled_from(dates)).name
    until = draw(st.sampled_from(["", *(each.name for each in dates if each.name != by)]))
    if draw(st.booleans()):
        value = draw(st.none() | st.sampled_from(columns(table, TEXTS)))
        return Aggregate("count", table, value, bool(value) and draw(st.booleans()), where, by, until)
    of = draw(st.builds(Operation, st.sampled_from("+-*/"), leaf, NUMBERS | leaf) | leaf)
    return Aggregate(draw(st.sampled_from(["sum", "average", "median", "lowest", "p90"])), table, of, False, where, by, until)


REFERENCES = st.sampled_from([Reference("kpi", "revenue"), Reference("kpi", "win_rate"), Reference("measure", "deals won")])
FORMULAS = operations(aggregates() | REFERENCES | st.builds(Previous, aggregates() | REFERENCES))
