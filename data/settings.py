"""What whoever runs the server may set: environment variables, each with its unit, its meaning and a value that holds without it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from data.limits import MEGABYTE, Limits
from locales import Sentence, SentenceError

PREFIX = "KPI_"
YES, NO = frozenset({"yes", "true", "on", "1"}), frozenset({"no", "false", "off", "0"})


class BadSetting(SentenceError):
    """A setting whose value cannot be used."""


@dataclass(frozen=True)
class Bound:
    """One setting: the variable without its prefix, the name of the value it sets, how many of that one unit is, and what it bounds."""

    variable: str
    name: str
    meaning: str
    unit: int = 1


@dataclass(frozen=True)
class Settings:
    """Bounds beyond those of one file. `keep_originals` is whether a file stays as it came once it is stored; its hash always does."""

    limits: Limits = field(default_factory=Limits)
    drop_files: int = 200
    drop_seconds: int = 1_800
    at_once: int = 2
    workspace_bytes: int = 5 * 1024 * MEGABYTE
    workspaces: int = 1_000
    query_seconds: int = 600
    keep_originals: bool = True


OF_ONE_FILE = (
    Bound("FILE_MEGABYTES", "bytes", "size of one file, also of what an archive unpacks to", MEGABYTE),
    Bound("FILE_ROWS", "rows", "rows of one file or sheet"),
    Bound("FILE_COLUMNS", "columns", "columns of one file or sheet"),
    Bound("CELL_CHARACTERS", "cell", "characters of one cell"),
    Bound("ARCHIVE_RATIO", "ratio", "how many times larger than the archive its content may be"),
    Bound("ARCHIVE_FILES", "members", "files in one archive"),
    Bound("ARCHIVE_NESTING", "nesting", "archives within archives"),
    Bound("PARSING_SECONDS", "seconds", "seconds for parsing one workbook, Parquet or JSON file"),
    Bound("FILE_SECONDS", "file_seconds", "seconds for all that is done with one file"),
    Bound("READING_MEGABYTES", "memory", "memory of the process in which files are read", MEGABYTE),
)
OF_THE_SERVER = (
    Bound("DROP_FILES", "drop_files", "files that wait in one workspace"),
    Bound("DROP_SECONDS", "drop_seconds", "seconds for reading all files that wait"),
    Bound("READINGS_AT_ONCE", "at_once", "processes in which files are read at the same time; further ones wait for their turn"),
    Bound("WORKSPACE_MEGABYTES", "workspace_bytes", "space on the disk for one workspace", MEGABYTE),
    Bound("WORKSPACES", "workspaces", "workspaces on this server"),
    Bound("QUERY_SECONDS", "query_seconds", "seconds for one query, or for making one derived table"),
)
KEEP_ORIGINALS = PREFIX + "KEEP_ORIGINALS"


def settings(environment: Mapping[str, str] | None = None) -> Settings:
    """What is set, by default in the environment of this process. Raises BadSetting where a value is no whole number above 0."""
    given = os.environ if environment is None else environment
    limits = Limits(**{each.name: _number(given, each) for each in OF_ONE_FILE if _set(given, each)})
    rest: dict[str, Any] = {each.name: _number(given, each) for each in OF_THE_SERVER if _set(given, each)}
    return Settings(limits, **rest, keep_originals=_yes(given, KEEP_ORIGINALS))


def default(bound: Bound) -> int:
    """The value of a setting that is not set, in its unit."""
    of = Limits() if bound.name in {each.name for each in fields(Limits)} else Settings()
    return int(getattr(of, bound.name) // bound.unit)


def _set(given: Mapping[str, str], bound: Bound) -> bool:
    return bool(given.get(PREFIX + bound.variable, "").strip())


def _number(given: Mapping[str, str], bound: Bound) -> int:
    text = given[PREFIX + bound.variable].strip()
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise BadSetting(
            Sentence("The setting {name} is “{value}”; it needs a whole number above 0.", name=PREFIX + bound.variable, value=text)
        )
    return int(text) * bound.unit


def _yes(given: Mapping[str, str], name: str) -> bool:
    text = given.get(name, "").strip().lower() or "yes"
    if text not in YES | NO:
        raise BadSetting(Sentence("The setting {name} is “{value}”; it needs yes or no.", name=name, value=text))
    return text in YES
