"""How much one upload may ask of this machine."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Bounds on one file; whatever exceeds one is refused with a sentence, never read in part.

    `bytes` also bounds what a compressed file unpacks to, `ratio` how many times larger than the archive that may be. `seconds` and
    `memory` (bytes) bound the process in which workbooks, Parquet and JSON are parsed.
    """

    bytes: int = 512 * MEGABYTE
    rows: int = 10_000_000
    columns: int = 2_000
    cell: int = 1_000_000
    ratio: int = 200
    members: int = 500
    seconds: float = 60.0
    memory: int = 3 * 1024 * MEGABYTE
