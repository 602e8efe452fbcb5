"""The page of settings, printed from their declaration."""

from __future__ import annotations

from data.limits import MEGABYTE
from data.settings import KEEP_ORIGINALS, OF_ONE_FILE, OF_THE_SERVER, PREFIX, Bound, default


def settings_page() -> str:
    """Every setting with what it bounds and the value that holds without it."""
    lines = ["# Settings", "", "Printed from `data/settings.py` by `make documents`.", "", _HOW, "", "## One file", "", _EXCEEDED, ""]
    lines += _table(OF_ONE_FILE)
    lines += ["", "## The server", "", *_table(OF_THE_SERVER)]
    lines += [f"| `{KEEP_ORIGINALS}` | whether a file stays as it came once it is stored (yes or no) | yes |", "", _ORIGINALS]
    return "\n".join(lines) + "\n"


def _table(bounds: tuple[Bound, ...]) -> list[str]:
    rows = [f"| `{PREFIX}{each.variable}` | {each.meaning}{_in_unit(each)} | {default(each):,} |" for each in bounds]
    return ["| variable | what it bounds | default |", "|---|---|---|", *rows]


def _in_unit(bound: Bound) -> str:
    return ", in megabytes" if bound.unit == MEGABYTE else ""


_HOW = """\
Environment variables of the server's process, read where they are needed; commands read them too. A value that is no whole number above 0
is refused at the start. `KPI_HOME` is the folder that holds all data."""

_EXCEEDED = """\
What exceeds one of these is refused with a sentence that names the bound and what to do; it is never read in part, and the other files of
the drop come in. Each drop is read in a process of its own: a file that takes too long, needs too much memory or breaks its reader ends
that process, not the server."""

_ORIGINALS = """\
With originals kept, a correction reads a stored file again; without, the file has to be dropped anew. The hash of a file is kept always.
Files that wait to be stored are kept in either case, and go when they are stored or discarded. What no version and no waiting file names
is removed from the disk when the server starts and whenever something is stored, once it is older than any reading may take."""
