"""Maps say what they show; colours go from nothing up or part about a middle, and few rows do not set the scale."""

from __future__ import annotations

import pytest

from charts.finish import Scale
from charts.maps import PICKED, Ground, Paint, Spot, area_map
from data.geography.atlas import OBJECT, atlas

ITALY = Ground(atlas("IT").topology, OBJECT, {"type": "azimuthalEqualArea", "rotate": [-12.5, -42.2, 0]})
SPAIN = Ground(atlas("ES").topology, OBJECT, {"type": "azimuthalEqualArea"}, atlas("ES").frames)
SPOTS = [Spot("IT-25", "Lombardia", 10.0, "10 €"), Spot("IT-21", "Piemonte", 4.0, "4 €"), Spot("IT-82", "Sicilia", 90.0, "90 €", few=True)]
MILAN = Spot("Milano", "Milano", 3.0, "3 €", longitude=9.19, latitude=45.46, size=3.0)


REVENUE = Paint("Ricavi (EUR)", Scale.PLAIN)


def drawn(ground=ITALY, spots=SPOTS, paint=REVENUE):
    return area_map(ground, spots, paint, title="Ricavi: in testa Lombardia", language="it")


def colour_of(spec):
    return next(layer["encoding"]["color"] for layer in spec["layer"] if "color" in layer.get("encoding", {}))


def test_a_map_carries_its_title_its_language_and_its_boundaries_once():
    spec = drawn()
    assert spec["description"] == "Ricavi: in testa Lombardia"
    assert spec["config"]["locale"]["number"]["decimal"] == ","
    assert spec["projection"]["type"] == "azimuthalEqualArea"
    assert [name for name, rows in spec["datasets"].items() if isinstance(rows, dict)] == ["boundaries"]
    assert str(spec["layer"]).count("'arcs'") == 0


def test_amounts_go_from_nothing_to_the_largest_that_rests_on_rows_enough():
    assert colour_of(drawn())["scale"]["domain"] == [0, 10]


def test_rates_part_about_the_whole_as_far_to_both_sides():
    scale = colour_of(drawn(paint=Paint("Quota", Scale.SHARE, middle=6.0)))["scale"]
    assert scale["domain"] == [2.0, 6.0, 10.0]
    assert (scale["range"], scale["reverse"]) == ("diverging", False)


def test_where_less_is_better_the_colours_are_turned():
    assert colour_of(drawn(paint=Paint("Giorni", Scale.PLAIN, middle=6.0, up_is_good=False)))["scale"]["reverse"] is True


def test_cities_are_points_as_large_as_their_amount():
    spec = drawn(spots=[MILAN])
    points = spec["layer"][-1]
    assert points["mark"]["type"] == "circle"
    assert points["encoding"]["size"]["field"] == "size"
    assert "color" not in points["encoding"]


@pytest.mark.parametrize(("spots", "names"), [(SPOTS, [PICKED[0]]), ([MILAN], [PICKED[1]]), ([*SPOTS, MILAN], list(PICKED)), ([], [])])
def test_what_is_drawn_can_be_picked(spots, names):
    assert sorted(param["name"] for param in drawn(spots=spots).get("params", [])) == sorted(names)


def test_moved_islands_have_a_frame():
    frames = [layer for layer in drawn(ground=SPAIN, spots=[])["layer"] if layer["mark"].get("filled") is False]
    assert len(frames) == 1
