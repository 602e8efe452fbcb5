"""What holds for a whole workspace, by name, as people set it: kept beside its data."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from data.database import SMALL_FACTS, transaction

SCHEMA = "CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)"

TIME_ZONE, CURRENCY = "time_zone", "currency"
"""Those that matter when files are read: the zone that times are brought to, and the currency that rates are to lead to."""


def settings_of(root: Path) -> dict[str, str]:
    """What was set in the workspace at `root`; nothing where nobody has set anything."""
    path = root / SMALL_FACTS
    if not path.is_file():
        return {}
    with transaction(path, SCHEMA) as database:
        return {row["name"]: row["value"] for row in database.execute("SELECT name, value FROM settings")}


def keep_settings(root: Path, settings: Mapping[str, str]) -> None:
    """Set these, all or none; the others stay as they are."""
    with transaction(root / SMALL_FACTS, SCHEMA) as database:
        database.executemany("INSERT OR REPLACE INTO settings VALUES (?, ?)", list(settings.items()))
