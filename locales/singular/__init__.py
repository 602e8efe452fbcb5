"""What a sentence says where its count is one: "One lead waits", not "1 leads wait".

All five languages have one form for one and another for all else; a sentence whose wording fits both stands here not at all.
Each module lists, for a room, `(template, which of its values decides, what is said where that is one)`. A template may stand there for
each of its counts, and what is said may be a template with another count itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from locales.singular import (
    checks_of_every_table,
    checks_of_sales,
    checks_of_service_and_marketing,
    checks_of_trade,
    files,
    forecasts,
    kpis,
    links,
    lists_and_leaderboards,
    pages,
    people_and_service,
    proposals,
    styles,
)

_ROOMS = (
    lists_and_leaderboards,
    checks_of_sales,
    checks_of_trade,
    checks_of_service_and_marketing,
    checks_of_every_table,
    links,
    forecasts,
    kpis,
    proposals,
    styles,
    files,
    people_and_service,
    pages,
)
ONES: tuple[tuple[str, str, str], ...] = tuple(one for room in _ROOMS for one in room.ONES)
"""Template, which of its values decides, what is said where that is one."""

_BY_TEMPLATE: Mapping[str, tuple[tuple[str, str], ...]] = {
    template: tuple((counted, one) for other, counted, one in ONES if other == template) for template in {each[0] for each in ONES}
}
_ONE = (1, "1")
"""A count comes as a number, or written already; one is written alike everywhere."""


def worded(template: str, values: Mapping[str, Any]) -> str:
    """The template for these values."""
    for counted, one in _BY_TEMPLATE.get(template, ()):
        if values.get(counted) in _ONE:
            return worded(one, values)
    return template
