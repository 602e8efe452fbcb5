"""Declarations of systems name only tables and fields that exist."""

import pytest

from data.matching.columns import dictionary
from data.systems import SYSTEMS, WORDS
from data.systems.intake import LINKING, columns
from data.tables import TABLES

EXPORTS = [(system.name, export) for system in SYSTEMS for export in system.exports]


@pytest.mark.parametrize(("system", "export"), EXPORTS, ids=[f"{name} {export.table}" for name, export in EXPORTS])
def test_an_export_fills_fields_of_its_table(system, export):
    assert set(export.fields) | set(export.constants) <= set(columns(export.table))
    assert export.must


@pytest.mark.parametrize("table", WORDS)
def test_words_name_fields_of_their_table(table):
    words = WORDS[table]
    assert set(words.fields) <= set(columns(table))
    assert set().union(*words.asks) <= set(dictionary(table))
    assert words.telling <= set(dictionary(table))


def test_every_field_of_every_table_has_a_name_in_spreadsheets_or_is_derived():
    derived = {"status", "is_first_purchase", "is_won", "is_dropped", "place_from", "scale_low", "scale_high", "kind", "manager"}
    derived |= {"previous_stage", "previous_amount", "previous_expected_close_at"}
    for name, table in TABLES.items():
        unnamed = {field.name for field in table.fields} - set(dictionary(name)) - derived
        assert not unnamed, f"{name}: {unnamed}"


def test_linking_tables_are_no_facts():
    assert not set(LINKING) & set(TABLES)
