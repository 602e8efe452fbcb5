"""Public holidays by country and region, from the `holidays` library.

It is imported where it is asked for, because it is a fifth of a second that nobody without such holidays has to wait.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache


def is_region(code: str) -> bool:
    """Whether holidays are known for a country (`IT`) or a region of it (`ES-CT`)."""
    country, _, region = code.partition("-")
    return country in countries() and (not region or region in countries()[country])


@cache
def countries() -> Mapping[str, tuple[str, ...]]:
    """Country → its regions with holidays of their own, by the codes of ISO 3166."""
    import holidays

    listed = holidays.list_supported_countries(include_aliases=False)
    return {country: tuple(regions) for country, regions in listed.items()}


@cache
def regions(country: str) -> Mapping[str, str]:
    """The regions of a country with holidays of their own: code → name as it is called there, else the code."""
    import holidays

    named = getattr(holidays.country_holidays(country), "subdivisions_aliases", {})
    names = {code: name for name, code in reversed(list(named.items()))}
    return {code: names.get(code, code) for code in countries()[country]}


@lru_cache(maxsize=512)
def public_holidays(code: str, year: int) -> frozenset[date]:
    """The days off of a year in a country or region; none for an empty code, or a year that is not known."""
    if not code:
        return frozenset()
    import holidays

    country, _, region = code.partition("-")
    return frozenset(holidays.country_holidays(country, subdiv=region or None, years=year, expand=False))
