"""The process in which files are parsed that could harm the server: `python -m data.readers.child KIND NAME PATH FOLDER LIMITS`."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

from data.bounds import bound_files, bound_memory, bound_processor
from data.limits import Limits
from data.readers.parcel import pack, pack_refusal
from data.readers.raw import Reading, Unreadable


def main(kind: str, name: str, path: str, folder: str, limits: str) -> int:
    """Parse one file and leave the result in the folder. What goes wrong beyond a refusal ends the process; the parent then says so."""
    bounds = Limits(**json.loads(limits))
    bound_memory(bounds.memory)
    bound_files(bounds.memory)
    bound_processor(2 * bounds.seconds)
    try:
        pack(parse(kind, name, Path(path), bounds), Path(folder))
    except Unreadable as refusal:
        pack_refusal(refusal, Path(folder))
    return 0


def parse(kind: str, name: str, path: Path, limits: Limits) -> Reading:
    """Read a file of a known kind; the parser is imported only now, under the memory bound."""
    if kind == "workbook":
        from data.readers.workbook import read_workbook

        return read_workbook(name, path, limits)
    if kind == "parquet":
        from data.readers.columnar import read_parquet

        return Reading((read_parquet(name, path, limits),))
    if kind == "web page":
        from data.readers.web_page import read_web_page

        return read_web_page(name, path, limits)
    if kind == "spreadsheet xml":
        from data.readers.spreadsheet_xml import read_spreadsheet_xml

        return read_spreadsheet_xml(name, path, limits)
    from data.readers.objects import read_json

    return Reading((read_json(name, path, limits),))


def arguments(kind: str, name: str, path: Path, folder: Path, limits: Limits) -> list[str]:
    """The command's arguments, as `main` takes them."""
    return [kind, name, str(path), str(folder), json.dumps(asdict(limits))]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
