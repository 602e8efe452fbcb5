"""Boundaries and names of places: all that is promised is shipped, small, and found under the names people write."""

from __future__ import annotations

import pycountry
import pytest

from data.demo.company import REGIONS
from data.geography.atlas import OBJECT, atlas
from data.geography.cities import CITIES, city
from data.geography.making import _on_sphere, _ring
from data.geography.maps import MAPS, WORLD
from data.geography.placing import place_of

COUNTRIES = [code for code in MAPS if code != WORLD]
OVERSEAS = "FR-971 FR-972 FR-973 FR-974 FR-976 FR-BL FR-CP FR-MF FR-NC FR-PF FR-PM FR-TF FR-WF US-AS US-GU US-MP US-PR US-UM US-VI"
ELSEWHERE = set(OVERSEAS.split())


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_country_s_map_has_each_of_its_regions_and_no_other(country):
    regions = {each.code for each in pycountry.subdivisions.get(country_code=country) if not each.parent_code}
    assert set(atlas(country).places) == regions - ELSEWHERE


def test_italy_has_20_regions_portugal_20_spain_19_and_brazil_27():
    assert [len(atlas(code).places) for code in ("IT", "PT", "ES", "BR")] == [20, 20, 19, 27]


def test_the_world_has_the_countries_people_sell_in():
    missing = {each.alpha_2 for each in pycountry.countries} - set(atlas(WORLD).places)
    assert len(atlas(WORLD).places) >= 230
    assert not missing & {"IT", "PT", "ES", "BR", "US", "GB", "FR", "DE", "AD", "MT", "SG", "CV", "AO", "MZ", "MX", "AR", "SM", "LU"}


@pytest.mark.parametrize(("code", "most"), [(code, 300_000 if code == WORLD else 150_000) for code in MAPS])
def test_a_map_is_small_and_has_fewer_than_ten_thousand_points(code, most):
    topology = atlas(code).topology
    drawn = sum(len(_ring(topology, ring)) for feature in topology["objects"][OBJECT]["geometries"] for ring in _rings(feature))
    assert drawn < 10_000
    file = CITIES.parent / f"{code.lower()}.json"
    assert file.stat().st_size < most


@pytest.mark.parametrize("code", MAPS)
def test_no_place_holds_the_other_side_of_the_earth(code):
    """A ring wound the wrong way would paint the seas."""
    topology = atlas(code).topology
    for feature in topology["objects"][OBJECT]["geometries"]:
        polygons = [feature["arcs"]] if feature["type"] == "Polygon" else feature["arcs"]
        assert all(0 < _on_sphere(_ring(topology, rings[0])) < 1 for rings in polygons), feature["id"]


def _rings(feature):
    polygons = [feature["arcs"]] if feature["type"] == "Polygon" else feature["arcs"]
    return [ring for rings in polygons for ring in rings]


@pytest.mark.parametrize(
    ("map_code", "names", "code"),
    [
        (WORLD, "Italy, Italia, Itália, Itàlia, IT, ITA, Italie", "IT"),
        (WORLD, "Spain, España, Espanha, Espanya, Spagna, ES", "ES"),
        (WORLD, "Brazil, Brasil, Brasile, BR", "BR"),
        (WORLD, "United Kingdom, Regno Unito, Reino Unido, Regne Unit, UK, England", "GB"),
        (WORLD, "United States, Stati Uniti, EE. UU., Estats Units, USA", "US"),
        ("IT", "Lombardia, Lombardy, Lombardía, Llombardia, Regione Lombardia, IT-25, Milano, MI, Provincia di Brescia", "IT-25"),
        ("IT", "Sicilia, Sicily, Sicília, Palermo", "IT-82"),
        ("IT", "Trentino-Alto Adige, South Tyrol, Trento, Bolzano", "IT-32"),
        ("ES", "Catalunya, Cataluña, Catalonia, Catalogna, Barcelona, Lleida, Lérida", "ES-CT"),
        ("ES", "Comunidad de Madrid, Madrid, Community of Madrid", "ES-MD"),
        ("ES", "Canarias, Canary Islands, Isole Canarie, Las Palmas", "ES-CN"),
        ("ES", "País Vasco, Euskadi, Basque Country, Bizkaia", "ES-PV"),
        ("ES", "Comunitat Valenciana, Comunidad Valenciana, Alicante, Alacant", "ES-VC"),
        ("PT", "Lisboa, Lisbon, Distrito de Lisboa, PT-11", "PT-11"),
        ("PT", "Açores, Azores, Região Autónoma dos Açores", "PT-20"),
        ("PT", "Madeira, Ilha da Madeira", "PT-30"),
        ("BR", "São Paulo, Sao Paulo, SP, Estado de São Paulo, BR-SP", "BR-SP"),
        ("BR", "Rio de Janeiro, RJ", "BR-RJ"),
    ],
)
def test_a_place_is_found_under_each_of_its_names(map_code, names, code):
    assert {name: place_of(map_code, name) for name in names.split(", ")} == dict.fromkeys(names.split(", "), code)


@pytest.mark.parametrize(
    ("map_code", "name"), [(WORLD, "EMEA"), ("IT", "Altrove"), ("PT", "Galiza"), ("BR", "Lombardia"), ("ES", ""), ("IT", "x" * 500)]
)
def test_what_is_no_place_of_a_map_is_none(map_code, name):
    assert place_of(map_code, name) is None


def test_every_place_of_the_demonstration_company_is_on_a_map():
    for region in REGIONS:
        country = place_of(WORLD, region.country)
        assert place_of(country, region.region) in atlas(country).places
        assert all(city(country, name) for name in region.cities)


def test_cities_on_moved_islands_move_with_them_and_those_of_the_mainland_stay():
    portugal, spain = atlas("PT"), atlas("ES")
    west, south, east, north = portugal.frames[0]
    longitude, latitude = portugal.drawn(city("PT", "Ponta Delgada"))
    assert west < longitude < east
    assert south < latitude < north
    lisbon, seville = city("PT", "Lisboa"), city("ES", "Sevilla")
    assert portugal.drawn(lisbon) == (lisbon.longitude, lisbon.latitude)
    assert spain.drawn(seville) == (seville.longitude, seville.latitude)
    assert spain.drawn(city("ES", "Las Palmas"))[1] > 34


def test_frames_of_moved_islands_cover_nothing_of_the_mainland():
    for code in ("PT", "ES"):
        drawn, moved = atlas(code), {place for each in MAPS[code].moved for place in each.places}
        for west, south, east, north in drawn.frames:
            inside = {each.code for each in drawn.places.values() if west < each.longitude < east and south < each.latitude < north}
            assert inside <= moved
