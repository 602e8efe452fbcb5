"""The messy suites: every file is read as it is meant, or a sentence says why not; none is read wrongly without a word."""

import os
from pathlib import Path

import pytest

from data.readers import RawTable, Unreadable, read
from tests.data.messy import MEANT, UNDEFINED, differences, duckdb_rows, meant_rows, our_rows

pytestmark = pytest.mark.exports
SUITES = ("messy_csv_spectrum", "messy_csvkit", "messy_frictionless", "messy_duckdb")
TEXT = {".csv", ".tsv", ".psv", ".txt", ".gz"}
SLOW = 10
"""Seconds of processor time, here and in the processes that parse: a busy machine is no slow reader."""


@pytest.fixture(scope="session", params=SUITES)
def suite(exports: Path, request: pytest.FixtureRequest) -> Path:
    return exports / request.param


def read_one(path: Path) -> RawTable | Unreadable:
    started = sum(os.times()[:4])
    try:
        (table,) = read(path.name, path.read_bytes()).tables
    except Unreadable as refused:
        assert str(refused.sentence)
        return refused
    assert sum(os.times()[:4]) - started < SLOW, path
    return table


def test_text_files_are_read_as_they_are_meant(exports: Path, suite: Path):
    wrong = {}
    for path in sorted(suite.rglob("*")):
        name = str(path.relative_to(exports))
        if path.suffix not in TEXT or path.name == "PROVENANCE.txt":
            continue
        raw = read_one(path)
        if isinstance(raw, Unreadable) or name in UNDEFINED or duckdb_rows(path) == our_rows(raw):
            continue
        if name not in MEANT:
            wrong[name] = ["read otherwise than by DuckDB, and not listed"]
        elif found := differences(raw, meant_rows(path.read_bytes(), MEANT[name])):
            wrong[name] = found[:3]
    assert not wrong


def test_what_is_listed_is_there(exports: Path):
    assert [name for name in (*MEANT, *UNDEFINED) if not (exports / name).is_file()] == []


@pytest.mark.parametrize(
    ("workbook", "text"),
    [
        ("messy_frictionless/table.xls", "messy_frictionless/table.csv"),
        ("messy_frictionless/table.ods", "messy_frictionless/table.csv"),
        ("messy_frictionless/table.jsonl", "messy_frictionless/table.csv"),
        ("messy_frictionless/table.ndjson", "messy_frictionless/table.csv"),
        ("messy_frictionless/table.keyed.json", "messy_frictionless/table.csv"),
        ("messy_frictionless/table.csv.zip", "messy_frictionless/table.csv"),
        ("messy_frictionless/table.csv.gz", "messy_frictionless/table.csv"),
        ("messy_frictionless/table.tsv", "messy_frictionless/table.csv"),
        ("messy_csvkit/dummy.xls", "messy_csvkit/dummy.csv"),
        ("messy_csvkit/dummy.xlsx", "messy_csvkit/dummy.csv"),
    ],
)
def test_the_same_table_is_the_same_in_every_format(exports: Path, workbook: str, text: str):
    first, second = read_one(exports / workbook), read_one(exports / text)
    assert isinstance(first, RawTable)
    assert isinstance(second, RawTable)
    if "table.tsv" in workbook:  # its second row holds a null written as None
        assert first.header == second.header
    else:
        assert (first.header, our_rows(first)) == (second.header, our_rows(second))
