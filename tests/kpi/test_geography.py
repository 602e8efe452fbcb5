"""A KPI by place: nothing is lost between the map, the names that are on none, and the rows without a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from data.geography.maps import WORLD
from data.geography.other_names import parts_of
from kpi.compute import compute
from kpi.geography import Level, level_of, mapped
from kpi.periods import Period
from kpi.selection import Comparison, Filter, Selection
from tests.companies import company, table

YEAR = Selection(Period(date(2025, 1, 1), date(2026, 1, 1)), date(2026, 1, 1), Comparison.PREVIOUS)
ITALY = replace(YEAR, filters=(Filter("country", ("Italy",)),))

DEALS = table("""
    deal_id | status | created_at | closed_at  | amount | currency | country  | region    | city
    1       | won    | 2025-01-02 | 2025-02-01 | 100.10 | EUR      | Italy    | Lombardia | Milano
    2       | lost   | 2025-01-02 | 2025-02-01 | 50     | EUR      | Italy    | Lombardy  | Milano
    3       | won    | 2025-01-02 | 2025-02-01 | 30.33  | EUR      | Italy    | Lombardy  | Nowhere
    4       | won    | 2025-01-02 | 2025-02-01 | 7      | EUR      | Italy    | Nord      |
    5       | won    | 2025-01-02 | 2025-02-01 | 5      | EUR      | Italy    |           |
    6       | won    | 2025-01-02 | 2025-02-01 | 11     | EUR      | EMEA     |           |
    7       | won    | 2025-01-02 | 2025-02-01 | 13     | EUR      |          |           |
    8       | won    | 2024-03-02 | 2024-04-01 | 20     | EUR      | Brazil   | SP        |
""", amount=float)  # fmt: skip


@pytest.fixture(scope="module")
def version(tmp_path_factory):
    return company(tmp_path_factory.mktemp("places"), deals=DEALS)


def test_countries_are_placed_and_what_is_none_is_told_apart(version):
    found = mapped(version, "revenue", YEAR, Level("country", WORLD))
    assert [(each.code, each.value.value) for each in found.placed] == [("IT", 142.43), ("BR", None)]
    assert [(value.group[0][1], value.value) for value in found.unmatched] == [("EMEA", 11)]
    assert found.nowhere.value == 13
    assert found.whole.value == pytest.approx(166.43)


def test_two_names_of_one_region_are_one_place_computed_anew(version):
    """Two of three Lombard deals are won: two thirds, not the mean of 100 % and 50 %."""
    found = mapped(version, "win_rate", ITALY, Level("region", "IT", "IT"))
    lombardy = found.placed[0]
    assert lombardy.code == "IT-25"
    assert set(lombardy.members) == {"Lombardia", "Lombardy"}
    assert lombardy.value.value == pytest.approx(2 / 3)
    assert lombardy.value.rows == 3
    assert [value.group[0][1] for value in found.unmatched] == ["Nord"]


@pytest.mark.parametrize(
    ("selection", "level"),
    [
        (YEAR, Level("country", WORLD)),
        (ITALY, Level("region", "IT", "IT")),
        (ITALY, Level("city", "IT", "IT")),
        (YEAR, Level("region", None)),
    ],
)
@pytest.mark.parametrize("kpi", ["revenue", "win_rate", "deal_size"])
def test_the_map_the_unmatched_and_the_nameless_are_together_the_whole(version, kpi, selection, level):
    found = mapped(version, kpi, selection, level)
    parts = [*(each.value for each in found.placed), *found.unmatched, *([found.nowhere] if found.nowhere else [])]
    assert sum(part.rows for part in parts) == found.whole.rows
    assert found.whole.value == compute(version, [kpi], selection)[0].value
    if found.ranked.kpi.additive:
        cents = [Fraction(round((part.value or 0) * 100)) for part in parts]
        assert sum(cents) == Fraction(round(found.whole.value * 100))


def test_what_is_several_regions_is_drawn_as_all_of_them_where_none_is_named_for_itself(tmp_path):
    rows = table(
        """
        deal_id | status | created_at | closed_at  | amount | currency | country  | region
        1       | won    | 2025-01-02 | 2025-02-01 | 100    | EUR      | Portugal | Norte
        2       | won    | 2025-01-02 | 2025-02-01 | 50     | EUR      | Portugal | Algarve
        3       | won    | 2025-01-02 | 2025-02-01 | 7      | EUR      | Portugal | Grande Lisboa
        """,
        amount=float,
    )
    found = mapped(company(tmp_path, deals=rows), "revenue", YEAR, Level("region", "PT", "PT"))
    assert [(len(parts_of(each.code)), each.value.value) for each in found.placed] == [(5, 100), (1, 50), (1, 7)]
    assert not found.unmatched


def test_cities_lie_where_the_gazetteer_knows_them(version):
    found = mapped(version, "revenue", ITALY, Level("city", "IT", "IT"))
    assert [each.code for each in found.placed] == ["Milano"]
    assert [value.group[0][1] for value in found.unmatched] == ["Nowhere"]


LOMBARDY = Filter("region", ("Lombardia", "Lombardy"))
PLACES = ("country", "region", "city")
KNOWN = {"country": ["Italy", "Spain", None], "region": ["Lombardia", "Lombardy"], "city": ["Milano"]}


@pytest.mark.parametrize(
    ("filters", "dimensions", "known", "cities", "expected"),
    [
        ((), PLACES, KNOWN, False, Level("country", WORLD)),
        ((Filter("country", ("Italy",)),), PLACES, KNOWN, False, Level("region", "IT", "IT")),
        ((Filter("country", ("Italy",)),), PLACES, KNOWN, True, Level("city", "IT", "IT")),
        (
            (Filter("country", ("Italy",)), Filter("region", ("Lombardia", "Lombardy"))),
            PLACES,
            KNOWN,
            False,
            Level("city", "IT", "IT", "IT-25"),
        ),
        ((Filter("country", ("Italy", "Spain")),), PLACES, KNOWN, False, Level("country", WORLD)),
        ((Filter("country", ("Sweden",)),), PLACES, KNOWN, False, Level("region", None, "SE")),
        ((Filter("country", ("Sweden",)),), ("country", "city"), KNOWN, False, Level("city", WORLD, "SE")),
        ((Filter("country", ("Italy",)),), ("country",), KNOWN, False, Level("country", WORLD)),
        ((), PLACES, {"country": ["Portugal", None]}, False, Level("region", "PT", "PT")),
        ((), ("region",), {"region": ["SP", "RJ", "Minas Gerais"]}, False, Level("region", "BR", "BR")),
        ((), ("region",), {"region": ["North", "South"]}, False, Level("region", None)),
        ((), (), {}, False, None),
    ],
)
def test_the_level_follows_from_how_far_the_filters_narrow(filters, dimensions, known, cities, expected):
    assert level_of(filters, dimensions, known, cities=cities) == expected


def test_revenue_of_a_slice_that_says_nowhere_has_no_part_with_a_place(tmp_path) -> None:
    rows = table(
        """
        deal_id | status | closed_at  | amount | country | channel
        1       | won    | 2025-02-01 | 30     | Italy   | fair
        2       | won    | 2025-02-01 | 10     |         | fair
        3       | won    | 2025-02-01 | 50     |         | web
        4       | lost   | 2025-02-01 | 50     | Italy   | mail
        """,
        amount=float,
    )
    found = compute(company(tmp_path, deals=rows), ["sales_by_geography"], YEAR, ["channel"])
    told = {value.group[0][1]: (value.value, dict(value.beside)["share of revenue with a place"]) for value in found}
    assert told["fair"] == (30, 0.75)
    assert told["web"] == (None, 0), "of 50 nothing has a place"
    assert told.get("mail", (None, None)) == (None, None), "no revenue, no share"
