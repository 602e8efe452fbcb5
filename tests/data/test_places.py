"""Countries in seven languages, by code and as people write them."""

import pytest

from data.matching.places import countries, country


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Germany", "Germany; Germania; Alemanha; Alemanya; Alemania; Allemagne; Deutschland; DE; DEU; DEUTSCHLAND"),
        ("United Kingdom", "UK; GB; GBR; U.K.; Regno Unito; Reino Unido; Regne Unit; Royaume-Uni; Vereinigtes Königreich; Great Britain"),
        ("United States", "USA; US; U.S.A.; EEUU; EE. UU.; EUA; Stati Uniti; Estados Unidos; Estats Units; États-Unis; Vereinigte Staaten"),
        ("Switzerland", "Svizzera; Suíça; Suïssa; Suiza; Suisse; Schweiz; CH"),
        ("Netherlands", "Paesi Bassi; Países Baixos; Països Baixos; Países Bajos; Pays-Bas; Niederlande; Holland; Olanda"),
        ("Brazil", "Brasil; Brasile; Brésil; BRA; brasil"),
        ("Côte d'Ivoire", "Costa d'Avorio; Costa d’Avorio; Costa de Marfil; Côte d'Ivoire"),
        ("Czechia", "Czech Republic; Cechia; Tschechien; Chequia; República Checa"),
        ("Greece", "Grecia; Griechenland; Grèce; EL"),
    ],
)
def test_a_country_is_one_member_however_it_is_written(name, written):
    assert countries(written.split("; ")) == dict.fromkeys(written.split("; "), name)


@pytest.mark.parametrize("written", ["Roma", "São Paulo", "Texas", "Cork", "it", "de", "no", "", "Atlantis", "Won"])
def test_what_is_no_country_stays_as_it_is(written):
    assert country(written) is None
