"""SpreadsheetML, the XML that Excel 2003 wrote and reports still are exported in, mostly as `.xls`. Runs in the child process."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

from data.limits import Limits
from data.readers.raw import RawTable, Reading, Refused, Unreadable
from data.readers.sheet import Cell, Range, read_cells, refuse_large
from locales import Sentence

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_S = f"{{{NAMESPACE}}}"


def read_spreadsheet_xml(name: str, path: Path, limits: Limits) -> Reading:
    """One table per worksheet that has one. Raises Unreadable where the file is damaged or declares entities."""
    content = path.read_bytes()
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content:
        raise Unreadable(_damaged(name))
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 - no entities, and bounds of memory and time hold
    except (ElementTree.ParseError, ValueError, LookupError):
        raise Unreadable(_damaged(name)) from None
    tables: list[RawTable] = []
    refused: list[Refused] = []
    for sheet in root.iter(f"{_S}Worksheet"):
        title = sheet.get(f"{_S}Name", "")
        try:
            rows, merged = _cells(title, sheet, limits)
            tables.append(read_cells(name, title, rows, limits, merged))
        except Unreadable as problem:
            refused.append(Refused(f"{name} · {title}", problem.sentence, problem.empty_of_tables))
    return Reading(tuple(tables), tuple(refused))


def _cells(title: str, sheet: ElementTree.Element, limits: Limits) -> tuple[list[list[Cell]], list[Range]]:
    rows: list[list[Cell]] = []
    merged: list[Range] = []
    for row in sheet.iterfind(f"{_S}Table/{_S}Row"):
        index = _number(row.get(f"{_S}Index"), len(rows) + 1)
        refuse_large(title, index, 0, limits)
        rows += [[] for _ in range(index - 1 - len(rows))]
        cells: list[Cell] = []
        for cell in row.iterfind(f"{_S}Cell"):
            place = _number(cell.get(f"{_S}Index"), len(cells) + 1)
            across, down = _number(cell.get(f"{_S}MergeAcross"), 0), _number(cell.get(f"{_S}MergeDown"), 0)
            refuse_large(title, 0, place + across, limits)
            cells += [""] * (place - 1 - len(cells))
            if across or down:
                merged.append(((len(rows), len(cells)), (len(rows) + down, len(cells) + across)))
            cells += [_value(cell.find(f"{_S}Data")), *[""] * across]
        rows.append(cells)
    return rows, merged


def _value(data: ElementTree.Element | None) -> Cell:
    written = "" if data is None else "".join(data.itertext())
    try:
        match data.get(f"{_S}Type") if data is not None else None:
            case "Number":
                return float(written)
            case "DateTime":
                return datetime.fromisoformat(written)
            case "Boolean":
                return written.strip() == "1"
    except ValueError:
        return written
    return written


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and written.isdecimal() else otherwise


def _damaged(name: str) -> Sentence:
    return Sentence("The workbook “{file}” is damaged. Open it in a spreadsheet, save it again as .xlsx and drop that.", file=name)
