"""Names of regions that stand in no list of ISO 3166-2, and those of parts of a country that are several of its regions together.

They are known to maps alone: for telling what a column holds they would be too many, for most are towns and points of the compass, too.
"""

from __future__ import annotations

from functools import lru_cache

JOINT = "+"
"""Between the codes of a place that is several regions: each of them is drawn."""

_NAMES = """
ES-VC | valencian community; pais valencia; comunitat valenciana
ES-PV | pais basc; biscay; araba; bilbao; bilbo; vitoria; vitoria gasteiz; gasteiz; san sebastian; donostia; pays basque; paesi baschi
ES-NC | navarre; nafarroa; pamplona; iruna
ES-AR | osca; terol; saragossa; zaragoza
ES-GA | coruna; santiago de compostela; vigo
ES-CL | castile and leon; castile leon; castella i lleo; lleo; castilla leon
ES-CM | castile la mancha; castella la manxa; castilla mancha; conca
ES-RI | rioja; logrono
ES-IB | mallorca; majorca; menorca; minorca; ibiza; eivissa; formentera; palma; palma de mallorca
ES-CN | tenerife; gran canaria; lanzarote; fuerteventura; la palma; la gomera; el hierro
ES-AS | oviedo; gijon; xixon
ES-CB | santander
ES-EX | merida
PT-11 | grande lisboa; greater lisbon; gran lisboa; grande lisbona
PT-15 | peninsula de setubal
PT-13 | grande porto; area metropolitana do porto; greater porto; amp
PT-16 | alto minho
PT-03 | cavado; ave
PT-12 | alto alentejo
PT-07 | alentejo central
PT-02 | baixo alentejo
PT-14 | ribatejo; leziria do tejo; leziria; medio tejo
PT-05 | beira baixa
PT-18 | viseu dao lafoes; dao lafoes
PT-06 | regiao de coimbra
PT-10 | regiao de leiria
PT-01 | regiao de aveiro
PT-04 | terras de tras os montes
PT-16+PT-03 | minho
PT-17+PT-04 | tras os montes; tras os montes e alto douro
PT-09+PT-05 | beira interior
PT-16+PT-03+PT-13+PT-17+PT-04 | norte; north; nord; norte de portugal
PT-01+PT-06+PT-10+PT-18+PT-09+PT-05 | centro; centro pt; center; central portugal
PT-11+PT-15 | area metropolitana de lisboa; aml; lisbon metropolitan area
PT-11+PT-15+PT-14 | lisboa e vale do tejo; lvt
PT-07+PT-02+PT-12+PT-14 | alentejo
BR-DF | federal district; brasilia; distretto federale; districte federal
BR-SP | san pablo; san paolo
BR-AC+BR-AM+BR-AP+BR-PA+BR-RO+BR-RR+BR-TO | norte; north; nord
BR-AL+BR-BA+BR-CE+BR-MA+BR-PB+BR-PE+BR-PI+BR-RN+BR-SE | nordeste; northeast; nord est; noreste
BR-DF+BR-GO+BR-MS+BR-MT | centro oeste; center west; midwest
BR-ES+BR-MG+BR-RJ+BR-SP | sudeste; southeast; sud est; sureste
BR-PR+BR-RS+BR-SC | sul; south; sud; sur
IT-23 | ao; vallee d aoste; val d aosta
IT-36 | fvg; friuli venezia
IT-21 | vco; verbania
IT-25 | monza
IT-45 | reggio nell emilia
IT-78 | reggio di calabria
IT-57 | le marche
IT-62 | laci
IT-88 | ot; og; vs; ci; olbia tempio; ogliastra; medio campidano; carbonia iglesias
IT-21+IT-23+IT-25+IT-42 | nord ovest; nordovest; north west; northwest; noroeste; nord oest
IT-34+IT-36+IT-32+IT-45 | nord est; nordest; north east; northeast; nordeste; noreste
IT-21+IT-23+IT-25+IT-42+IT-34+IT-36+IT-32+IT-45 | nord; north; norte; nord italia; northern italy
IT-52+IT-55+IT-57+IT-62 | centro; center; central italy; centro italia
IT-65+IT-67+IT-72+IT-75+IT-77+IT-78 | sud; south; sur; sul; sud italia; southern italy
IT-82+IT-88 | isole; islands; islas; ilhas; illes
IT-65+IT-67+IT-72+IT-75+IT-77+IT-78+IT-82+IT-88 | mezzogiorno; sud e isole; south and islands
"""
"""Codes | names in small letters without accents, as `words` writes them. Of Portugal's NUTS regions the districts that lie in them for
the most part."""


@lru_cache(maxsize=1)
def _codes() -> dict[tuple[str, str], str]:
    """(Country, name) → its code or codes."""
    lines = (line.partition(" | ") for line in _NAMES.strip().splitlines())
    return {(codes[:2], name): codes for codes, _, names in lines for name in names.split("; ")}


def otherwise_called(country: str, name: str) -> str | None:
    """The region of that name in a country, or several, `JOINT`; the name as `data.geography.cities.words` writes it."""
    return _codes().get((country, name))


def parts_of(code: str) -> tuple[str, ...]:
    """The regions of which a place is.

    >>> parts_of("IT-82+IT-88"), parts_of("IT-25")
    (('IT-82', 'IT-88'), ('IT-25',))
    """
    return tuple(code.split(JOINT))
