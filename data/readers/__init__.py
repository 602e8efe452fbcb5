"""From a file to raw tables of text: `read(name, content)` gives a `Reading` or raises `Unreadable`."""

from __future__ import annotations

from data.limits import Limits
from data.readers.raw import ROW, SET_ASIDE, Native, RawTable, Reading, Refused, Unreadable

__all__ = ["ROW", "SET_ASIDE", "Limits", "Native", "RawTable", "Reading", "Refused", "Unreadable", "read"]


def read(name: str, content: bytes, limits: Limits = Limits()) -> Reading:  # noqa: B008 - frozen
    """Every table of a file, with the members and sheets that could not be read beside them.

    Raises Unreadable, and nothing else, when the file gives no table at all.
    """
    from data.readers.files import read_file

    return read_file(name, content, limits)
