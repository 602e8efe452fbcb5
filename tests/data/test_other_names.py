"""Names that people write for regions are found: in their languages, by letters, and what is several regions together."""

import pytest

from data.geography.atlas import atlas
from data.geography.other_names import parts_of
from data.geography.placing import place_of

WRITTEN = {
    "ES": "Madrid; Comunitat de Madrid; València; Valencian Community; Bizkaia; País Basc; Navarre; Osca; Lleida; Castella i Lleó; "
    "Mallorca; San Sebastián; Gran Canaria; A Coruña; CT; AN; B",
    "PT": "Lisboa; Grande Lisboa; Área Metropolitana de Lisboa; Norte; Centro (PT); Alentejo; Algarve; Açores; Minho; Península de Setúbal",
    "BR": "SP; São Paulo; Estado de São Paulo; Federal District; Brasília; RN; Sudeste; Nordeste; Sul",
    "IT": "Lombardia; MI; Milano; Vèneto; FVG; AO; Le Marche; Reggio di Calabria; Nord-Est; Centro; Isole; Südtirol",
}


@pytest.mark.parametrize("country, name", [(country, name) for country, names in WRITTEN.items() for name in names.split("; ")])
def test_it_is_on_the_map(country, name):
    code = place_of(country, name)
    assert code and set(parts_of(code)) <= atlas(country).places.keys()


def test_several_regions_together_are_those_of_the_map_each_once():
    assert parts_of(place_of("PT", "Minho") or "") == ("PT-16", "PT-03")
    assert len(set(parts_of(place_of("IT", "Nord Italia") or ""))) == 8


def test_the_north_of_another_country_is_another_one_and_what_is_none_stays_none():
    assert place_of("BR", "Norte") != place_of("PT", "Norte")
    assert place_of("PT", "Atlantis") is None and place_of("ES", "Norte") is None
