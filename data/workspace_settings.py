"""What holds for a whole workspace, by name, as people set it: kept beside its data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from zoneinfo import available_timezones

from data.database import SMALL_FACTS, has_table, reading, transaction
from data.styles.zones import UTC
from locales import Sentence, SentenceError

SCHEMA = "CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)"


class BadWorkspaceSetting(SentenceError):
    """A setting of a workspace whose value cannot be used."""


TIME_ZONE, CURRENCY = "time_zone", "currency"
"""Those that matter when files are read: the zone that times are brought to, and the currency that rates are to lead to."""


def settings_of(root: Path) -> dict[str, str]:
    """What was set in the workspace at `root`; nothing where nobody has set anything."""
    path = root / SMALL_FACTS
    if not path.is_file():
        return {}
    with reading(path) as database:  # pages read them while others write beside them
        rows = database.execute("SELECT name, value FROM settings").fetchall() if has_table(database, "settings") else []
    return {row["name"]: row["value"] for row in rows}


def time_zone_of(root: Path) -> str:
    """The zone that the times of the workspace at `root` are told in."""
    return settings_of(root).get(TIME_ZONE, UTC)


def currency_of(root: Path) -> str | None:
    """The currency that the workspace at `root` counts in; `None`: the one its rates are expressed in."""
    return settings_of(root).get(CURRENCY) or None


def keep_settings(root: Path, settings: Mapping[str, str]) -> None:
    """Set these, all or none; the others stay as they are. Raises BadWorkspaceSetting where a zone or a currency is none."""
    if not settings:
        return
    for name, value in settings.items():
        _check(name, value)
    root.mkdir(parents=True, exist_ok=True)
    with transaction(root / SMALL_FACTS, SCHEMA) as database:
        database.executemany("INSERT OR REPLACE INTO settings VALUES (?, ?)", list(settings.items()))


def _check(name: str, value: str) -> None:
    if name == TIME_ZONE and not is_zone(value):
        raise BadWorkspaceSetting(Sentence("{zone} is no time zone; write one like Europe/Madrid.", zone=value))
    if name == CURRENCY and not is_currency(value):
        raise BadWorkspaceSetting(Sentence("{currency} is no currency; write its three letters, like EUR.", currency=value))


def is_zone(text: str) -> bool:
    """Whether it names a time zone (IANA)."""
    return text in _zones()


@cache
def _zones() -> set[str]:
    """All time zones: they are files, read once."""
    return available_timezones()


def is_currency(text: str) -> bool:
    """Whether it can be the code of a currency (ISO 4217); empty for none."""
    return not text or (len(text) == 3 and text.isascii() and text.isupper())
