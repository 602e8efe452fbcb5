"""Every system's samples come in as their `expected.json` says: system, table, each column with a field of ours, some values, no question.

`tests/data/systems/<system>/<object>.<language>.csv` is a few invented rows in the shape that the system writes. In `expected.json` beside
it stand the system's name and, by file name, `table`, `columns` (all that have a field, and no others), `rows` (parts of rows in our
fields, each of them there once) and, where a question has to be asked, `asked` (names of checks).
"""

import json
from datetime import date
from pathlib import Path

import pytest

from data.importing import import_all
from data.scratch import scratch
from data.store import Workspace

FOLDER = Path(__file__).parent / "systems"
EXPECTED = {path.parent.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*/expected.json"))}
SAMPLES = [(folder, name) for folder, expected in EXPECTED.items() for name in expected if name != "system"]
QUESTIONS = ("column-unsure", "column-contradicted", "style-ambiguous", "system-unsure", "cell-unread", "no-table")


@pytest.mark.parametrize(("folder", "name"), SAMPLES, ids=["/".join(each) for each in SAMPLES])
def test_a_sample_comes_in_whole(folder, name, tmp_path):
    expected = EXPECTED[folder][name]
    workspace = Workspace(tmp_path)
    outcome = import_all(workspace, [(name, (FOLDER / folder / name).read_bytes())], today=date(2026, 6, 30))
    assert not outcome.refused
    (source,) = outcome.sources
    assert (source.system, source.table) == (expected.get("system", EXPECTED[folder]["system"]), expected["table"])
    assert {each.column: each.field for each in source.columns if each.field} == expected["columns"]
    assert source.rows_rejected == expected.get("rejected", 0)
    assert [each.check for each in source.problems if each.check in QUESTIONS] == expected.get("asked", [])
    rows = _rows(workspace, source)
    for partial in expected["rows"]:
        assert [row for row in rows if all(_plain(row[field]) == value for field, value in partial.items())], (partial, rows)


def test_every_sample_has_an_expectation():
    assert {(path.parent.name, path.name) for path in FOLDER.glob("*/*") if path.name != "expected.json"} == set(SAMPLES)


def _rows(workspace, source):
    with scratch() as connection:
        found = connection.read_parquet(str(workspace.root / "parquet" / source.part))
        return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def _plain(value):
    """Numbers as numbers, anything else as JSON can say it."""
    if value is None or isinstance(value, (bool, str)):
        return value
    return str(value) if hasattr(value, "year") else pytest.approx(float(value))
