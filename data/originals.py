"""Names of files as they were dropped: a member of an archive is known as `archive.zip/folder/member.csv`."""

from __future__ import annotations

from data.version import Source

ARCHIVES = (".zip", ".gz", ".tgz", ".tar")


def uploaded(file: str) -> str:
    """The name under which a file was dropped."""
    parts = file.split("/")
    ends = [place for place, part in enumerate(parts[:-1], start=1) if part.lower().endswith(ARCHIVES)]
    return "/".join(parts[: ends[0]]) if ends else file


def is_same_original(one: Source, other: Source) -> bool:
    """Whether two sources were read from the same bytes: the same file, the same member of it, the same sheet."""
    members = {source.file.removeprefix(uploaded(source.file)) for source in (one, other)}
    return bool(one.sha256) and one.sha256 == other.sha256 and one.sheet == other.sheet and len(members) == 1
