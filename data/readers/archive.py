"""Compressed files: gzip and zip, unpacked in bounded steps by the standard library."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Protocol

from data.limits import MEGABYTE, Limits
from data.readers.raw import Unreadable
from locales import Sentence

JUNK = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def unzip(name: str, content: bytes, limits: Limits) -> Iterator[tuple[str, bytes | Unreadable]]:
    """Each member's path and bytes, or why it cannot be read: one bad member does not lose the others.

    Raises Unreadable where the archive itself cannot be read, or has too many members.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        members = [member for member in archive.infolist() if not member.is_dir() and not _is_junk(member.filename)]
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, OSError):
        raise Unreadable(Sentence("The archive “{file}” is damaged. Make it again and drop that.", file=name)) from None
    if len(members) > limits.members:
        raise Unreadable(
            Sentence("“{file}” holds {count} files; up to {most} can be read at once.", file=name, count=len(members), most=limits.members)
        )
    left = limits.bytes
    for member in members:
        unpacked = _member(name, archive, member, len(content), left=left, limits=limits)
        left -= len(unpacked) if isinstance(unpacked, bytes) else 0
        yield member.filename, unpacked


def gunzip(name: str, content: bytes, limits: Limits) -> bytes:
    """What a gzip file holds. Raises Unreadable where it is damaged or unpacks to too much."""
    try:
        with gzip.open(io.BytesIO(content)) as file:
            return _bounded(name, file, len(content), limits.bytes, limits)
    except (OSError, EOFError, zlib.error):
        raise Unreadable(Sentence("The compressed file “{file}” is damaged. Make it again and drop that.", file=name)) from None


def _member(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, packed: int, *, left: int, limits: Limits) -> bytes | Unreadable:
    path = f"{name}/{member.filename}"
    if member.flag_bits & 0x1:
        return Unreadable(Sentence("“{file}” is encrypted. Make the archive without a password and drop that.", file=path))
    try:
        with archive.open(member) as file:
            return _bounded(path, file, packed, left, limits)
    except Unreadable as problem:
        return problem
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        return Unreadable(Sentence("“{file}” is damaged inside the archive. Make the archive again and drop that.", file=path))


def _bounded(name: str, file: _Readable, packed: int, left: int, limits: Limits) -> bytes:
    """Read until the end, or until more came out than the whole archive could honestly hold."""
    parts: list[bytes] = []
    size = 0
    most = min(left, max(packed * limits.ratio, MEGABYTE))
    while part := file.read(MEGABYTE):
        parts.append(part)
        size += len(part)
        if size > most:
            raise Unreadable(
                Sentence("“{file}” unpacks to more than {most} megabytes, which is not read.", file=name, most=most // MEGABYTE)
            )
    return b"".join(parts)


def _is_junk(path: str) -> bool:
    lower = path.lower()
    return (
        lower.startswith(JUNK[0])
        or f"/{JUNK[0]}" in lower
        or lower.rsplit("/", 1)[-1] in JUNK[1:]
        or lower.rsplit("/", 1)[-1].startswith("._")
    )
