"""The company that is simulated: its places, people, products and channels, declared. Every name is invented."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

import numpy as np
import numpy.typing as npt

NAME = "Brezzalta & Figlia"
"""Makes sensors and consoles for indoor climate, and sells them to other companies."""


@dataclass(frozen=True)
class Region:
    country: str
    region: str
    cities: tuple[str, ...]
    weight: float
    team: str


@dataclass(frozen=True)
class Rep:
    """A person who sells in a territory, or serves everywhere where `regions` is empty.

    `odds` is added to the log-odds to win, `pace` multiplies the cycle.
    """

    name: str
    team: str
    country: str
    regions: tuple[str, ...]
    odds: float = 0.0
    pace: float = 1.0


@dataclass(frozen=True)
class Product:
    family: str
    level: int
    price: int

    @property
    def name(self) -> str:
        return f"{self.family} {('Base', 'Plus', 'Pro')[self.level - 1]}"


@dataclass(frozen=True)
class Channel:
    """Share of all leads, chance that a lead becomes a deal, log-odds to win, cost of one lead in EUR, and the campaigns it runs."""

    name: str
    share: float
    conversion: float
    odds: float
    cost: float
    campaigns: tuple[str, ...]


@dataclass(frozen=True)
class Segment:
    name: str
    share: float
    win: float
    pace: float
    size: float


def _regions(text: str) -> tuple[Region, ...]:
    rows = (tuple(part.strip() for part in line.split("|")) for line in text.strip().splitlines())
    return tuple(Region(c, r, tuple(x.strip() for x in cities.split(",")), float(w), team) for c, r, cities, w, team in rows)


REGIONS = _regions("""
    Italy    | Lombardia           | Milano, Bergamo, Brescia    | 10.0 | Italia Nord
    Italy    | Veneto              | Verona, Padova, Venezia     |  5.5 | Italia Nord
    Italy    | Piemonte            | Torino, Novara              |  4.5 | Italia Nord
    Italy    | Emilia-Romagna      | Bologna, Modena, Parma      |  5.0 | Italia Nord
    Italy    | Toscana             | Firenze, Prato, Pisa        |  3.0 | Italia Centro-Sud
    Italy    | Lazio               | Roma, Latina                |  4.5 | Italia Centro-Sud
    Italy    | Campania            | Napoli, Salerno             |  2.5 | Italia Centro-Sud
    Italy    | Sicilia             | Palermo, Catania, Siracusa  |  5.0 | Italia Centro-Sud
    Portugal | Lisboa              | Lisboa, Sintra, Cascais     |  6.0 | Iberia
    Portugal | Porto               | Porto, Vila Nova de Gaia    |  4.5 | Iberia
    Portugal | Braga               | Braga, Guimarães            |  2.0 | Iberia
    Portugal | Faro                | Faro, Loulé                 |  1.0 | Iberia
    Spain    | Catalunya           | Barcelona, Girona, Tarragona|  8.0 | Iberia
    Spain    | Comunidad de Madrid | Madrid, Alcobendas          |  7.0 | Iberia
    Spain    | Comunitat Valenciana| València, Alacant           |  4.0 | Iberia
    Spain    | Andalucía           | Sevilla, Málaga, Granada    |  4.5 | Iberia
    Spain    | País Vasco          | Bilbao, Vitoria-Gasteiz     |  3.0 | Iberia
    Brazil   | São Paulo           | São Paulo, Campinas, Santos |  9.0 | Brasil
    Brazil   | Rio de Janeiro      | Rio de Janeiro, Niterói     |  4.0 | Brasil
    Brazil   | Minas Gerais        | Belo Horizonte, Uberlândia  |  3.5 | Brasil
    Brazil   | Paraná              | Curitiba, Londrina          |  2.5 | Brasil
    Brazil   | Bahia               | Salvador, Feira de Santana  |  1.8 | Brasil
""")

_NORTH = ("Lombardia", "Veneto", "Piemonte", "Emilia-Romagna")
_SOUTH = ("Toscana", "Lazio", "Campania", "Sicilia")
_PORTUGAL = ("Lisboa", "Porto", "Braga", "Faro")
_SPAIN = ("Comunidad de Madrid", "Comunitat Valenciana", "Andalucía", "País Vasco")
_BRAZIL = ("São Paulo", "Rio de Janeiro", "Minas Gerais", "Paraná", "Bahia")
CARE = "Assistenza clienti"

REPS = (
    Rep("Chiara Bonfantini", "Italia Nord", "Italy", _NORTH, 0.10, 0.95),
    Rep("Matteo Zanardelli", "Italia Nord", "Italy", _NORTH, 0.05, 1.00),
    Rep("Elisa Corsetti", "Italia Nord", "Italy", _NORTH, -0.10, 1.05),
    Rep("Davide Pellizzon", "Italia Nord", "Italy", _NORTH, 0.00, 1.00),
    Rep("Rosaria Lo Vecchio", "Italia Centro-Sud", "Italy", _SOUTH, 0.15, 0.95),
    Rep("Antonio Scognarelli", "Italia Centro-Sud", "Italy", _SOUTH, -0.05, 1.00),
    Rep("Federica Mancusi", "Italia Centro-Sud", "Italy", _SOUTH, 0.00, 1.05),
    Rep("Núria Casadellà", "Iberia", "Spain", ("Catalunya",), 0.15, 0.90),
    Rep("Álvaro Quintanal", "Iberia", "Spain", _SPAIN, 0.00, 1.00),
    Rep("Marta Iribarne", "Iberia", "Spain", (*_SPAIN, "Catalunya"), -0.10, 1.00),
    Rep("Inês Vasconcelinho", "Iberia", "Portugal", _PORTUGAL, 0.10, 0.95),
    Rep("Thiago Albuquerca", "Brasil", "Brazil", _BRAZIL, 0.05, 1.00),
    Rep("Camila Nogueirão", "Brasil", "Brazil", _BRAZIL, -0.10, 1.05),
    Rep("Rafael Bittencorte", "Brasil", "Brazil", _BRAZIL, 0.00, 1.00),
    Rep("Sara Montalbetti", CARE, "Italy", ()),
    Rep("Joan Pujadells", CARE, "Spain", ()),
    Rep("Beatriz Carvalhosa", CARE, "Portugal", ()),
    Rep("Lucas Fontenelli", CARE, "Brazil", ()),
)
"""Fourteen who sell in four teams, then four who serve."""

MANAGERS = {
    "Italia Nord": "Paola Ferrandini",
    "Italia Centro-Sud": "Salvatore Micciché",
    "Iberia": "Montserrat Vilaplà",
    "Brasil": "Eduardo Siqueirense",
    CARE: "Laura Benvegnani",
}

PRODUCTS = tuple(
    Product(family, level, round(base * factor))
    for family, base in (("Alba", 240), ("Brisa", 320), ("Cala", 180), ("Duna", 400))
    for level, factor in ((1, 1.0), (2, 1.8), (3, 3.2))
)

CHANNELS = (
    Channel("Organic search", 0.22, 0.34, 0.05, 6, ()),
    Channel("Paid search", 0.20, 0.28, -0.10, 62, ("Brand words", "Generic words")),
    Channel("Social ads", 0.16, 0.20, -0.20, 48, ("Lookalike audience", "Retargeting")),
    Channel("Webinars", 0.14, 0.38, 0.05, 41, ("Webinar series", "Partner webinar")),
    Channel("Referral", 0.09, 0.46, 0.25, 15, ("Customers bring customers",)),
    Channel("Partners", 0.10, 0.42, 0.15, 30, ("Partner programme",)),
    Channel("Outbound", 0.0892, 0.24, -0.10, 55, ("Cold calls",)),
    Channel("Events", 0.0008, 0.33, 0.0, 180, ("Trade fair",)),
)

SEGMENTS = (
    Segment("Manufacturing", 0.28, 0.52, 1.0, 1.2),
    Segment("Retail", 0.22, 0.55, 0.9, 0.8),
    Segment("Hospitality", 0.18, 0.50, 0.95, 0.9),
    Segment("Healthcare", 0.14, 0.50, 1.1, 1.3),
    Segment("Public sector", 0.18, 0.17, 1.2, 1.5),
)

DEAL_TYPES = ("New business", "Upsell", "Cross-sell")
PIPELINES = ("Direct", "Partner")
CURRENCY = "EUR"

COUNTRIES = tuple(dict.fromkeys(each.country for each in REGIONS))
REGION_NAMES = tuple(each.region for each in REGIONS)
TEAMS = tuple(dict.fromkeys(each.team for each in REPS))
CAMPAIGNS = tuple(campaign for channel in CHANNELS for campaign in channel.campaigns)
CITIES = tuple(city for each in REGIONS for city in each.cities)
SELLERS = tuple(index for index, rep in enumerate(REPS) if rep.regions)
CARERS = tuple(index for index, rep in enumerate(REPS) if not rep.regions)

Codes = npt.NDArray[np.int64]

REGION_OF_CITY: Codes = np.repeat(np.arange(len(REGIONS)), [len(each.cities) for each in REGIONS])
COUNTRY_OF_REGION: Codes = np.array([COUNTRIES.index(each.country) for each in REGIONS])
TEAM_OF_REP: Codes = np.array([TEAMS.index(each.team) for each in REPS])
COUNTRY_OF_REP: Codes = np.array([COUNTRIES.index(each.country) for each in REPS])
FAMILY_OF_PRODUCT: Codes = np.arange(len(PRODUCTS)) // 3
LEVEL_OF_PRODUCT: Codes = np.array([each.level for each in PRODUCTS])
FIRST_CAMPAIGN: Codes = np.array([0, *accumulate(len(each.campaigns) for each in CHANNELS)])
CHANNEL_OF_CAMPAIGN: Codes = np.repeat(np.arange(len(CHANNELS)), [len(each.campaigns) for each in CHANNELS])
CITY_WEIGHTS = np.array([each.weight / (position + 1) for each in REGIONS for position in range(len(each.cities))])
