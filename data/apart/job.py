"""What the process is asked to read, as one line of JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from data.limits import Limits

SCRATCH = "reading-"
"""How the names of the folders begin in which processes work; each has its own, in which it is started."""

Seen = tuple[tuple[str, str | None, str], ...]
"""Tables met so far: what they say (a hash), which table of ours they are, the file they came in first."""


@dataclass(frozen=True)
class Given:
    """A file that lies on the server's disk: the name under which it was dropped, and where its content is, under which hash."""

    name: str
    path: Path
    sha256: str


@dataclass(frozen=True)
class Wanted:
    """Rows of one table of a file (or of a member of an archive, or a sheet), to be shown as they are written."""

    file: str
    sheet: str | None
    rows: tuple[int, ...]


@dataclass(frozen=True)
class Job:
    """Files to read into a workspace. `scratch` is a folder for whatever lies about in between.

    With `wanted` nothing is taken in: rows of the only file are to be shown.
    """

    root: Path
    files: tuple[Given, ...]
    today: date
    limits: Limits
    seen: Seen = ()
    scratch: Path = Path()
    wanted: Wanted | None = None

    def rest(self, files: Sequence[Given], seen: Seen) -> Job:
        """What is left to read."""
        return replace(self, files=tuple(files), seen=seen)

    def within(self, scratch: Path) -> Job:
        """The same job for a process whose own folder is this one."""
        return replace(self, scratch=scratch)

    def as_line(self) -> bytes:
        files = [[each.name, str(each.path), each.sha256] for each in self.files]
        plain = {"root": str(self.root), "files": files, "today": self.today.isoformat(), "limits": asdict(self.limits)}
        wanted = asdict(self.wanted) if self.wanted else None
        return json.dumps(plain | {"scratch": str(self.scratch), "seen": self.seen, "wanted": wanted}).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Job:
        plain = json.loads(line)
        files = tuple(Given(name, Path(path), sha256) for name, path, sha256 in plain["files"])
        seen: Seen = tuple((content, table, file) for content, table, file in plain["seen"])
        limits = Limits(**plain["limits"])
        wanted = Wanted(**plain["wanted"] | {"rows": tuple(plain["wanted"]["rows"])}) if plain["wanted"] else None
        return cls(Path(plain["root"]), files, date.fromisoformat(plain["today"]), limits, seen, Path(plain["scratch"]), wanted)
