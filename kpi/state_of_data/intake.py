"""What came in, over all files."""

from __future__ import annotations

from dataclasses import dataclass

from data.version import Version


@dataclass(frozen=True)
class Intake:
    """Rows read, used and set aside, over as many files or sheets."""

    sources: int
    read: int
    used: int
    aside: int

    @property
    def share(self) -> float | None:
        """The part that could be used; `None` where nothing was read."""
        return self.used / self.read if self.read else None


def intake(version: Version) -> Intake:
    """The intake of a version."""
    read, used, aside = (sum(getattr(source, name) for source in version.sources) for name in ("rows_read", "rows_loaded", "rows_rejected"))
    return Intake(len(version.sources), read, used, aside)
