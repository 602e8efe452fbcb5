"""Where rows are worked on before they are stored: cursors of one empty database in memory.

A database of its own takes 30 ms to open and brings threads of its own; a cursor takes half of one, and its temporary tables and registered
names are seen by no other.
"""

from __future__ import annotations

import os
import tempfile
import threading
from functools import cache
from pathlib import Path

import duckdb

from data.limits import Limits

THREADS = 2
ON_DISK = 8
"""How many times as many rows may lie on the disk as in memory while they are worked on."""


Config = dict[str, str | bool | int | float | list[str]]

_config: Config = {
    "threads": THREADS,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "memory_limit": f"{Limits.memory // 2 // 1024}KiB",
    "temp_directory": str(Path(tempfile.gettempdir()) / f"rows-{os.getpid()}"),
}
"""What does not fit into the memory goes onto the disk; DuckDB makes the folder when it needs one, and clears it."""

_folders: list[str] = []
"""The folders that queries may reach; all of them while there is none."""


def bound(memory: int, folder: Path) -> None:
    """Before the first use: no more than so many bytes of memory for rows; what does not fit goes into this folder, within bounds too."""
    on_disk = {"temp_directory": str(folder / "rows"), "max_temp_directory_size": _kilobytes(ON_DISK * memory)}
    _config.update({"memory_limit": _kilobytes(memory), **on_disk})


def keep_to(*folders: Path) -> None:
    """Before the first use: queries reach files in these folders and no others, whatever a query was made of.

    Raises RuntimeError where rows have been worked on already: what is open cannot be kept to anything any more.
    """
    further = [each for folder in folders if (each := f"{folder.absolute()}{os.sep}") not in _folders]
    if further and _database.cache_info().currsize:
        raise RuntimeError("The scratch database is open already")
    _folders.extend(further)


def _kilobytes(size: int) -> str:
    return f"{size // 1024}KiB"


_opening = threading.Lock()


@cache
def _database(threads: int) -> duckdb.DuckDBPyConnection:
    apart: Config = {"threads": threads, "temp_directory": f"{_config['temp_directory']}-{threads}"}  # one folder serves one database
    connection = duckdb.connect(config=_config | apart)
    if _folders:
        connection.execute("SET allowed_directories = $1", [_folders])
        connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def scratch(threads: int = THREADS) -> duckdb.DuckDBPyConnection:
    """A cursor of its own. Use it as a context: what was made on it goes when it closes.

    One database serves all who ask for as many threads.
    """
    with _opening:
        return _database(threads).cursor()
