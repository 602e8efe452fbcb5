"""How much one upload may ask of this machine."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Bounds on one file; whatever exceeds one is refused with a sentence, never read in part. `data.settings` says how they are set.

    `bytes` also bounds what a compressed file unpacks to, `ratio` how many times larger than the archive that may be, `members` its files,
    `nesting` how deep archives lie in archives. `seconds` bounds the parsing of a workbook, Parquet or JSON file, `file_seconds` all
    that is done with one file, `memory` (bytes) each process in which that happens.
    """

    bytes: int = 1024 * MEGABYTE
    rows: int = 10_000_000
    columns: int = 2_000
    cell: int = 1_000_000
    ratio: int = 200
    members: int = 500
    nesting: int = 2
    seconds: float = 60.0
    file_seconds: float = 600.0
    memory: int = 4 * 1024 * MEGABYTE
