"""Every query that is put together is made of our own words, of quoted text and of numbers: a walk over the code that makes them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("data", "kpi", "forecasting", "sharing", "ui")
FROM_FILES = {
    "value", "values", "text", "texts", "word", "words", "label", "written", "example", "examples", "member", "members", "cell", "cells",
    "header", "headers", "base", "currency", "sheet", "file_name", "unknown", "title", "titles", "doubtful", "country",
}  # fmt: skip
"""Names under which this code holds what stands in a file."""

QUOTED = {"quote", "name", "literal", "one_of", "_text", "_quoted", "_name", "hash", "len", "int", "matches", "sql"}
"""What makes a constant or a quoted name of a text, or a number; `Style.sql` reads a column through a fixed expression."""

WORDS = ("SELECT ", " FROM ", " WHERE ", "INSERT ", "CAST(", "CREATE ", "UPDATE ", "DELETE ", " JOIN ")

ALLOWED = {
    ("data/checks/learned.py", "values"): "the method of a mapping: our own SQL by name",
    ("data/checks/straight.py", "value"): "a style's fixed expression over a column",
    ("data/checks/usual.py", "value"): "a style's fixed expression over a column",
    ("data/checks/straight.py", "text"): "comparisons with quoted names, by place",
    ("data/checks/straight.py", "values"): "comparisons with quoted names, by place",
    ("data/checks/straight.py", "texts"): "columns by their quoted names",
    ("data/checks/straight.py", "header"): "comparisons with quoted names",
    ("data/differences/difference.py", "values"): "a method that gives SQL over our fields",
    ("data/differences/rows.py", "values"): "a method that gives SQL over our fields",
    ("data/links/dimensions.py", "values"): "SQL over our fields",
    ("data/links/dimensions.py", "written"): "SQL over our fields",
    ("data/links/directories.py", "label"): "SQL over our fields",
    ("data/links/money.py", "currency"): "the SQL of the column that holds it",
    ("data/links/money.py", "values"): "SQL over our fields, the base in it quoted",
    ("data/links/unmatched.py", "written"): "SQL over our fields",
    ("kpi/distribution.py", "value"): "SQL of a measure of ours",
    ("kpi/scan.py", "values"): "moments and numbers of buckets",
    ("kpi/slices.py", "member"): "asked whether there is one; the member itself is quoted",
    ("kpi/variants/reconciling.py", "value"): "SQL of our declarations",
    ("ui/own_vocabulary.py", "values"): "SQL over our fields",
}
"""What looks like a value of a file and is none, with the reason."""


def made(tree: ast.AST) -> Iterator[ast.JoinedStr]:
    """Strings with something in them that read like a query."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            constant = "".join(str(each.value) for each in node.values if isinstance(each, ast.Constant))
            if any(word in constant for word in WORDS):
                yield node


def bare(string: ast.JoinedStr) -> Iterator[str]:
    """Names out of files that stand in a query without a function around them that quotes."""
    for each in string.values:
        if isinstance(each, ast.FormattedValue):
            yield from unquoted(each.value)


def unquoted(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call):
        named = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if named in QUOTED or (named == "map" and isinstance(node.args[0], ast.Attribute | ast.Name) and _last(node.args[0]) in QUOTED):
            return
    if isinstance(node, ast.Name | ast.Attribute) and _last(node) in FROM_FILES:
        yield _last(node)
    for child in ast.iter_child_nodes(node):
        yield from unquoted(child)


def _last(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


FILES = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")) if "demo" not in path.parts]


def found(path: Path) -> list[str]:
    where = path.relative_to(ROOT).as_posix()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [f"{where}:{string.lineno} {each}" for string in made(tree) for each in bare(string) if (where, each) not in ALLOWED]


def test_no_query_holds_a_value_of_a_file_that_is_not_quoted():
    assert [each for path in FILES for each in found(path)] == []


def test_databases_are_opened_within_bounds_and_in_one_place():
    opening = [
        f"{path.relative_to(ROOT).as_posix()}"
        for path in [ROOT / "app.py", *(each for room in (*ROOMS, "pages", "charts") for each in sorted((ROOT / room).rglob("*.py")))]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "connect" and _last(node.value) == "duckdb"
    ]
    assert opening == ["data/scratch.py"]


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("f\"SELECT 1 FROM t WHERE base = '{base}'\"", ["base"]),
        ('f"SELECT 1 FROM t WHERE base = {sql.quote(base)}"', []),
        ('f"SELECT * FROM t WHERE x IN ({", ".join(map(sql.quote, words))})"', []),
        ('f"SELECT * FROM t WHERE x IN ({", ".join(words)})"', ["words"]),
        ('f"SELECT {alias.label} FROM t"', ["label"]),
    ],
)
def test_the_walk_finds_what_it_looks_for(code, names):
    assert [each for string in made(ast.parse(code.replace('", "', "', '"))) for each in bare(string)] == names
