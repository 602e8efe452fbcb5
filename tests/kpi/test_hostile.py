"""What somebody types or names can only ever be data."""

from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.version import Version
from kpi.compute import compute
from kpi.expressions import ExpressionError, columns_of, literal
from kpi.measures import Flow
from kpi.members import members
from kpi.periods import Period
from kpi.selection import Selection
from tests.companies import company

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))

ATTACKS = (
    "read_text('/etc/passwd')",
    "count(read_text('/etc/passwd'))",
    "(SELECT count(*) FROM deals)",
    "sum((SELECT 1))",
    "sum(amount) FROM read_csv('/etc/passwd') --",
    "amount IN (SELECT amount FROM deals)",
    "EXISTS (SELECT 1)",
    "ATTACH 'x.db'",
    "PRAGMA database_list",
    "COPY deals TO '/tmp/x'",
    "INSTALL httpfs",
    "SET threads = 1",
    "count(*); DROP TABLE deals",
    "count(*); SELECT 1",
    "getenv('HOME')",
    "current_setting('home_directory')",
    "pg_sleep(9)",
    "list_aggregate([1], 'sum')",
    "count(*) FILTER (WHERE read_text('/etc/passwd') = '')",
    "sum(amount) OVER (ORDER BY (SELECT 1))",
    "deals.amount.x(1)",
    "query('SELECT 1')",
    "'/etc/passwd'::REGCLASS::VARCHAR || glob('/*')",
    "count(*) -- FILTER",
    "count(*) /* x */",
    "'unclosed",
    "sum(amount) WHERE 1 = 1) --",
    "secret_column",
    "f.amount",
    "other.amount",
    "$1",
    "?",
    "*",
    "COLUMNS('.*')",
    "list_transform([1], x -> getenv('HOME'))",
    "[x FOR x IN range(9)]",
    "{'a': getenv('HOME')}",
    "rowid",
    "count(DISTINCT (VALUES (1)))",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_expression_that_is_more_than_a_value_of_its_table_is_refused(attack: str) -> None:
    with pytest.raises(ExpressionError):
        columns_of(attack, "deals")
    with pytest.raises(ExpressionError):
        Flow("hostile", attack, "deals", dated="closed_at")
    with pytest.raises(ExpressionError):
        Flow("hostile", "count(*)", "deals", dated="closed_at", where=attack)


@given(st.text())
def test_any_text_survives_as_a_literal_or_is_refused(text: str) -> None:
    if "\0" in text:
        return
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    assert duckdb.execute(f"SELECT {literal(text)}").fetchall() == [(text,)]


HOSTILE = (
    "O'Neil", "a''b", '"quoted"', "100%", "under_score", "back\\slash", "\\'", "semi; DROP TABLE deals --", "/* comment */", "line\nbreak",
    "tab\there", "🦊 fox", "Å", "A\u030a", " leading", "trailing ", "NULL", "null", "%", "$1", "?", "{name}", "'", "''",
    "\u202eright", "x" * 5000,
)  # fmt: skip


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Version:
    rows: list[dict[str, object]] = [
        {"activity_id": f"{index} {copy}", "at": date(2026, 1, 5), "rep": name}
        for index, name in enumerate(HOSTILE)
        for copy in range(index + 1)
    ]
    return company(tmp_path_factory.mktemp("named"), activities=rows)


@pytest.mark.parametrize(("index", "name"), list(enumerate(HOSTILE)), ids=range(len(HOSTILE)))
def test_a_hostile_member_finds_exactly_its_rows(named: Version, index: int, name: str) -> None:
    assert compute(named, ["activities"], JANUARY.narrowed("rep", name))[0].value == index + 1


def test_hostile_members_are_members_of_their_own(named: Version) -> None:
    found = {value.group[0][1]: value.value for value in compute(named, ["activities"], JANUARY, ["rep"])}
    assert found == {name: index + 1 for index, name in enumerate(HOSTILE)}
    assert set(members(named, "rep")) == set(HOSTILE)


@pytest.mark.parametrize("name", ["null\0byte", "\0", "lone \ud800 surrogate"])
def test_a_name_that_no_table_can_hold_finds_nothing(named: Version, name: str) -> None:
    assert compute(named, ["activities"], JANUARY.narrowed("rep", name))[0].value == 0


def test_a_dimension_that_is_none_is_refused_with_a_reason(named: Version, tmp_path: Path) -> None:
    for dimension in ('rep" IS NULL OR "rep', "nonsense", ""):
        value = compute(named, ["activities"], JANUARY.narrowed(dimension, "x"))[0]
        assert value.value is None
        assert value.reason is not None
