"""Names of places as the reader calls them."""

from __future__ import annotations

from babel import Locale

from data.geography.maps import WORLD
from kpi.geography import Level, Placed
from locales.languages import LOCALES
from ui.words import language


def country_name(code: str) -> str:
    """A country by its code of two letters, in the reader's language."""
    return str(Locale.parse(LOCALES[language()]).territories.get(code, code))


def place_name(place: Placed, level: Level) -> str:
    """A country in the reader's language; what lies within one as the data calls it."""
    return country_name(place.code) if level.dimension == "country" and level.map_code == WORLD else place.members[0]
