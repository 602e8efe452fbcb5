"""Values read as a person expects, and good news is told from bad."""

from datetime import date
from math import nan

import pytest

from data.systems.intake import columns
from kpi.catalogue import CATALOGUE
from kpi.compute import Value
from kpi.periods import Period
from kpi.ranked import best_first
from locales.catalogues import catalogue
from locales.extraction import field_label
from locales.languages import LANGUAGES
from locales.numbers import NO_VALUE
from ui.changed_rows import day
from ui.fields import TABLE_NAMES
from ui.values import days_shown, move, share_shown, shown

PERIOD = Period(date(2025, 1, 1), date(2026, 1, 1))


def value(kpi, now, before, rows=100, member=None):
    return Value(kpi, PERIOD, (("rep", member),), now, rows, before)


@pytest.mark.parametrize(
    ("kpi", "now", "before", "text", "arrow", "colour"),
    [
        ("revenue", 110.0, 100.0, "+10.0%", "up", "green"),
        ("revenue", 90.0, 100.0, "−10.0%", "down", "red"),
        ("sales_cycle", 50.0, 40.0, "+25.0%", "up", "red"),
        ("win_rate", 0.55, 0.5, "+5.0 points", "up", "green"),
        ("revenue", 100.0, 100.0, "unchanged", "off", "gray"),
        ("win_rate", 0.50004, 0.5, "unchanged", "off", "gray"),
    ],
)
def test_a_change_is_written_with_its_sign_and_coloured_by_what_is_better(kpi, now, before, text, arrow, colour):
    moved = move(value(kpi, now, before), CATALOGUE[kpi])
    assert (moved.text, moved.arrow, moved.colour) == (text, arrow, colour)


def test_without_a_comparison_there_is_no_change():
    assert move(value("revenue", 1.0, None), CATALOGUE["revenue"]) is None


def test_no_value_is_a_dash_and_never_zero():
    assert shown(None, CATALOGUE["revenue"].unit, "EUR") == "–"


def test_the_best_comes_first_and_members_without_a_value_last():
    cycle = CATALOGUE["sales_cycle"]
    values = [value("sales_cycle", days, None, member=name) for name, days in (("Ana", 30.0), ("Biel", None), ("Carla", 20.0))]
    assert [each.group[0][1] for each in best_first(values, cycle.better)] == ["Carla", "Ana", "Biel"]


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_every_field_that_a_column_may_be_has_a_name_in_every_language(language):
    known = catalogue(language)
    fields = {field_label(name) for table in TABLE_NAMES for name in columns(table)}
    assert not {each for each in fields if not known.get(each)}


def test_a_day_is_shown_without_its_empty_time_and_other_values_as_they_are():
    assert day("2026-11-18 00:00:00") == "18 Nov 2026"
    assert [day(text) for text in ("", "Won", "2026-11-18 09:30:00")] == ["", "Won", "2026-11-18 09:30:00"]


@pytest.mark.parametrize("nothing", [None, nan])
def test_what_is_not_known_is_a_dash_in_words_and_in_cells(nothing):
    assert share_shown(nothing) == days_shown(nothing) == NO_VALUE
    assert (share_shown(0.125), days_shown(1)) == ("12.5%", "1 day")
