"""No formula reaches anything but the columns of our tables: whatever is written, what runs is made from a checked tree."""

import pytest
import sqlglot
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlglot import exp

from kpi.expressions import columns_of
from kpi.measures import Measure, measures_in
from kpi.own.formula_error import FormulaError
from kpi.own.meaning import expression
from kpi.own.printing import printed
from kpi.own.reading import read
from kpi.own.tree import Aggregate, Node, Operation
from kpi.own.vocabulary import COUNTABLE
from kpi.tables import TABLES
from locales.languages import LANGUAGES

ATTACKS = (
    "count(leads); drop table leads",
    "count(leads) -- x",
    "count(leads) /* x */",
    "(select count(*) from read_csv('/etc/passwd'))",
    "read_csv('/etc/passwd')",
    "read_parquet('x.parquet')",
    "sum(read_csv.amount)",
    "sum(deals.amount where amount in (select amount from deals))",
    "sum(deals.amount where amount = (select 1))",
    "count(deals) union select 1",
    "pragma database_list",
    "attach 'x.db'",
    "copy deals to 'x.csv'",
    "install httpfs",
    "set threads = 1",
    "cast(deals.amount as int)",
    "sum(deals.amount::int)",
    'sum("deals"."amount")',
    'count("read_csv")',
    "sum(deals.amount) over ()",
    "getenv('HOME')",
    "current_setting('home_directory')",
    "sum(information_schema.tables)",
    "count(duckdb_settings)",
    "count(sqlite_master)",
    "sum(deals.amount where stage = 'x' or 1 = 1; --')",
    "sum(deals.amount where stage like '%')",
    "sum(deals.amount where $1 = 1)",
    "sum(deals.amount where ? = 1)",
    "sum(deals.rowid)",
    "count(f)",
    "sum(f.amount)",
    "count(targets)",
    "[read_csv('x')]",
    "count([leads); drop])",
    "eval(1)",
    "list_transform(leads, x -> x)",
    "{'a': 1}",
    "count(leads)\x00",
    "ｃｏｕｎｔ(ｌｅａｄｓ); 1",
    "count(leads\u202e)",
    "count(leads) # x",
    "${leads}",
    "{name}",
    "count(leads) limit 1",
    "deals won where 1 = 1",
    "@leads",
    "`leads`",
    "leads\\",
    "count(deals where stage = '{tomorrow}')",
    "count(deals where stage in ('{moment}'))",
)

FRAGMENTS = (
    "count", "sum", "median", "previous", "days", "(", ")", "[", "]", "'", "\"", "''", ",", ".", ";", "--", "/*", "*/", "+", "-", "*",
    "/", "=", "!=", "<", "where", "by", "and", "or", "not", "in", "is", "empty", "distinct", "deals", "leads", "amount", "stage",
    "status", "created_at", "closed_at", "deals won", "win_rate", "select", "from", "read_csv", "read_csv('x')", "pragma", "::int",
    "cast", "count(leads)", "sum(deals.amount", "where stage = '", "1", "0.5", "1e9", "{x}", "\\", "\n", "\u2019", "“", "é", "×", "$1",
    "?", "count(deals where stage = 'a')", "true",
)  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_no_formula_is_refused_with_a_sentence(attack: str, language: str) -> None:
    with pytest.raises(FormulaError) as fault:
        read(attack, language)
    assert 0 <= fault.value.start <= fault.value.end <= len(attack)
    assert str(fault.value)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(FRAGMENTS), max_size=14).flatmap(lambda parts: st.sampled_from(["", " "]).map(lambda blank: blank.join(parts)))
)
def test_any_formula_is_refused_or_reads_our_columns_alone(formula: str) -> None:
    _holds(formula)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_refused_or_reads_our_columns_alone(formula: str) -> None:
    _holds(formula)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30))
def test_a_text_in_quotes_stays_a_text(text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    try:
        tree = read(f"count(deals where stage = {quoted})")
    except FormulaError:
        return
    measure = next(measures_in(expression(tree)))
    conditions = sqlglot.parse_one(measure.where, dialect="duckdb")
    (literal,) = conditions.find_all(exp.Literal)
    assert [column.name for column in conditions.find_all(exp.Column)] == ["stage"]
    assert read(printed(tree)) == tree
    assert literal.is_string


def _holds(formula: str) -> None:
    try:
        tree = read(formula)
    except FormulaError as fault:
        assert fault.start >= 0
        return
    assert read(printed(tree)) == tree
    for measure in measures_in(expression(tree)):
        assert measure.table in TABLES
        for text in (measure.sql, measure.where, measure.dated):
            columns_of(text, measure.table)
    for aggregate in _aggregates(tree):
        assert aggregate.table in COUNTABLE
        _only_columns(next(measures_in(expression(aggregate))))


def _aggregates(node: Node) -> list[Aggregate]:
    match node:
        case Aggregate():
            return [node]
        case Operation(_, left, right):
            return _aggregates(left) + _aggregates(right)
        case _:
            return []


def _only_columns(measure: Measure) -> None:
    for text in (measure.sql, measure.where):
        tree = sqlglot.parse_one(text, dialect="duckdb") if text else None
        assert tree is None or not list(tree.find_all(exp.Query, exp.Table, exp.Command, exp.Parameter, exp.Placeholder, exp.Anonymous))
