"""Documents written by hand name what is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
ADDRESS = re.compile(r"\]\((?!https?://|#)([^)#]+)")
FILE = re.compile(r"`((?:[a-z_]+/)+[a-z_]+\.py)`")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_what_a_document_leads_to_is_there(document):
    named = ADDRESS.findall(document.read_text())
    assert [each for each in named if not (document.parent / each).exists()] == []


def test_every_decision_is_in_the_index():
    folder = ROOT / "docs" / "decisions"
    listed = set(ADDRESS.findall((folder / "README.md").read_text()))
    assert {path.name for path in folder.glob("*.md")} - {"README.md"} == listed


def test_the_files_that_the_architecture_names_are_there():
    named = set(FILE.findall((ROOT / "docs" / "architecture.md").read_text()))
    rooms = [ROOT, *(ROOT / room for room in ("data", "kpi", "forecasting", "ui"))]
    assert {each for each in named if not any((room / each).exists() for room in rooms)} == set()


def test_the_table_of_data_names_every_folder_of_it():
    said = (ROOT / "docs" / "architecture.md").read_text()
    folders = [path.name for path in (ROOT / "data").iterdir() if (path / "__init__.py").is_file()]
    assert [each for each in folders if f"`{each}/`" not in said] == []
