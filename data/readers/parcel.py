"""How the child process hands its tables back: Arrow files and one JSON file, so that nothing received can run code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa

from data.readers.raw import RawTable, Reading, Refused, Unreadable
from data.version import Problem
from locales import Sentence

CONTENTS = "contents.json"


def pack(reading: Reading, folder: Path) -> None:
    """Write a reading into a folder; the contents file comes last, so that it is there only when all is."""
    tables = []
    for number, table in enumerate(reading.tables):
        _write(table.rows, folder / f"{number}.rows")
        _write(table.set_aside, folder / f"{number}.aside")
        tables.append(
            {
                "file": table.file,
                "sheet": table.sheet,
                "header": table.header,
                "has_header": table.has_header,
                "problems": [_problem(each) for each in table.problems],
                "native": dict(table.native),
                "titles": table.titles,
            }
        )
    refused = [{"file": each.file, "sentence": each.sentence.as_json(), "empty": each.empty_of_tables} for each in reading.refused]
    _finish(folder, {"tables": tables, "refused": refused})


def pack_refusal(refusal: Unreadable, folder: Path) -> None:
    """Write why nothing was read."""
    _finish(folder, {"unreadable": refusal.sentence.as_json(), "empty": refusal.empty_of_tables})


def unpack(folder: Path) -> Reading:
    """The reading in a folder. Raises Unreadable where the child refused, FileNotFoundError where it did not come to an end."""
    contents = json.loads((folder / CONTENTS).read_text(encoding="utf-8"))
    if "unreadable" in contents:
        raise Unreadable(Sentence.from_json(contents["unreadable"]), empty_of_tables=contents["empty"])
    tables = tuple(_table(each, number, folder) for number, each in enumerate(contents["tables"]))
    refused = tuple(Refused(each["file"], Sentence.from_json(each["sentence"]), each["empty"]) for each in contents["refused"])
    return Reading(tables, refused)


def _table(stored: dict[str, Any], number: int, folder: Path) -> RawTable:
    return RawTable(
        file=stored["file"],
        sheet=stored["sheet"],
        header=tuple(stored["header"]),
        has_header=stored["has_header"],
        rows=_read(folder / f"{number}.rows"),
        set_aside=_read(folder / f"{number}.aside"),
        problems=tuple(Problem.from_json(each) for each in stored["problems"]),
        native=stored["native"],
        titles=tuple(stored["titles"]),
    )


def _problem(problem: Problem) -> dict[str, Any]:
    return {name: getattr(problem, name) for name in problem.__dataclass_fields__} | {"sentence": problem.sentence.as_json()}


def _finish(folder: Path, contents: dict[str, Any]) -> None:
    written = folder / f"{CONTENTS}.writing"
    written.write_text(json.dumps(contents, ensure_ascii=False), encoding="utf-8")
    written.replace(folder / CONTENTS)


def _write(table: pa.Table, path: Path) -> None:
    with pa.ipc.new_file(str(path), table.schema) as file:
        file.write_table(table)


def _read(path: Path) -> pa.Table:
    return pa.ipc.open_file(pa.BufferReader(path.read_bytes())).read_all()
