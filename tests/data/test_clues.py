"""Columns whose names nobody knows, told by their values and by each other."""

from datetime import date

import pytest

from data.importing import import_files
from data.store import Workspace

TODAY = date(2026, 6, 30)


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path / "space")


def _columns(workspace, *files: tuple[str, str]):
    version = import_files(workspace, [(name, text.encode()) for name, text in files], today=TODAY)
    source = version.sources[-1]
    return {each.column: each for each in source.columns}, {
        str(each.sentence.values["column"]) for each in source.problems if each.check == "column-unsure"
    }


def _deals(header: str, rows: list[str]) -> tuple[str, str]:
    return "deals.csv", "\n".join([f"Deal ID,{header}", *(f"D-{place},{row}" for place, row in enumerate(rows))])


CUSTOMERS = ("customers.csv", "Customer ID,Customer name,Country\n" + "\n".join(f"K-{place},Company {place},Italy" for place in range(8)))


def test_a_column_full_of_keys_of_customers_in_the_same_drop_is_their_key(workspace):
    deals = _deals("Xyz,Amount,Stage", [f"K-{place % 8},{100 + place},Won" for place in range(16)])
    columns, _ = _columns(workspace, CUSTOMERS, deals)
    assert columns["Xyz"].field == "customer_id"
    assert columns["Xyz"].why.values["count"] == 8


def test_keys_that_came_in_before_are_known_too(workspace):
    _columns(workspace, CUSTOMERS)
    columns, _ = _columns(workspace, _deals("Xyz,Amount,Stage", [f"Company {place % 8},{100 + place},Won" for place in range(16)]))
    assert columns["Xyz"].field == "customer"


def test_where_only_many_values_are_known_it_is_asked(workspace):
    deals = _deals("Xyz,Amount,Stage", [f"K-{place},{100 + place},Won" for place in range(12)])
    columns, asked = _columns(workspace, CUSTOMERS, deals)
    assert columns["Xyz"].field is None
    assert "Xyz" in asked


def test_small_numbers_are_known_by_chance_and_tell_nothing(workspace):
    customers = ("customers.csv", "Customer ID,Customer name,Country\n" + "\n".join(f"{place},Company {place},Italy" for place in range(8)))
    columns, asked = _columns(workspace, customers, _deals("Xyz,Amount,Stage", [f"{place % 8},{100 + place},Won" for place in range(16)]))
    assert columns["Xyz"].field is None
    assert "Xyz" not in asked


def test_words_of_won_and_lost_tell_the_stage(workspace):
    rows = [f"{('Won', 'Lost', 'Talks')[place % 3]},{place}.50,Price" for place in range(9)]
    columns, _ = _columns(workspace, _deals("Xyz,Amount,Lost reason", rows))
    assert columns["Xyz"].field == "stage"


def test_dates_named_the_wrong_way_round_are_asked(workspace):
    rows = [f"2026-03-{place + 10},2026-01-{place + 10},{100 + place},Won" for place in range(9)]
    columns, asked = _columns(workspace, _deals("Created,Close date,Amount,Stage", rows))
    assert asked == {"Created", "Close date"}
    assert columns["Created"].field is None


def test_dates_in_their_order_are_used(workspace):
    rows = [f"2026-01-{place + 10},2026-03-{place + 10},{100 + place},Won" for place in range(9)]
    columns, asked = _columns(workspace, _deals("Created,Close date,Amount,Stage", rows))
    assert not asked
    assert columns["Created"].field == "created_at"


def test_two_dates_that_say_nothing_are_told_apart_by_order_and_asked(workspace):
    rows = [f"2026-03-{place + 10},2026-01-{place + 10},{100 + place},Won" for place in range(9)]
    columns, asked = _columns(workspace, _deals("Date 1,Date 2,Amount,Stage", rows))
    assert asked == {"Date 1", "Date 2"}
    assert columns["Date 1"].why.values == {"column": "Date 1", "other": "Date 2"}


def _with_reasons(header: str, last: str = "") -> tuple[str, str]:
    """Thirty deals with an amount, a close, a reason for losing on every second one, and one of three words."""
    days = (f"2024-01-{place % 28 + 1:02d}" for place in range(30))
    said = ((place, day, "Price" if place % 2 else "", ("Zero", "Alfa", "Omega")[place % 3]) for place, day in enumerate(days))
    return _deals(f"Amount,Close date,Lost reason,{header}", [f"{100 + place},{day},{why},{word}{last}" for place, day, why, word in said])


def test_a_column_called_a_stage_among_other_words_is_asked_where_deals_have_none(workspace):
    columns, asked = _columns(workspace, _with_reasons("Xyz stage qwerty"))
    assert columns["Xyz stage qwerty"].field is None
    assert "Xyz stage qwerty" in asked


def test_a_stage_before_or_the_days_in_it_are_not_asked_about(workspace):
    _, asked = _columns(workspace, _with_reasons("Previous stage,Days in xyz stage qwerty", ",3"))
    assert not asked
