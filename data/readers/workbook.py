"""Workbooks: xlsx, xlsm, xls, xlsb, ods. Runs in the child process, for the parser meets files that strangers wrote."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from data.limits import Limits
from data.readers.fitting import fit
from data.readers.raw import Native, RawTable, Reading, Refused, Unreadable
from data.readers.records import Record
from data.readers.shape import find_shape
from data.readers.tidy import tidy
from locales import Sentence

Cell = int | float | str | bool | time | date | datetime | timedelta
SAMPLE_ROWS = 1_000


def read_workbook(name: str, path: Path, limits: Limits) -> Reading:
    """One table per sheet that has one; sheets without a table are among the refused.

    Raises Unreadable where the workbook is damaged or protected.
    """
    try:
        workbook = CalamineWorkbook.from_path(str(path))
    except PasswordError:
        raise Unreadable(_protected(name)) from None
    except (CalamineError, OSError, ValueError):
        raise Unreadable(_protected(name) if is_encrypted(path.read_bytes()) else _damaged(name)) from None
    tables: list[RawTable] = []
    refused: list[Refused] = []
    for sheet in workbook.sheets_metadata:
        if sheet.typ is not SheetTypeEnum.WorkSheet:
            continue
        try:
            table = _read_sheet(name, workbook.get_sheet_by_name(sheet.name), limits)
            tables.append(table)
        except Unreadable as problem:
            refused.append(Refused(f"{name} · {sheet.name}", problem.sentence, problem.empty_of_tables))
        except (CalamineError, OSError, ValueError):
            refused.append(Refused(f"{name} · {sheet.name}", _damaged(name)))
    return Reading(tuple(tables), tuple(refused))


def is_encrypted(content: bytes) -> bool:
    """Whether an OLE container holds an encrypted package or a rights-management transform instead of a workbook."""
    return any(word.encode("utf-16-le") in content for word in ("EncryptedPackage", "DRMEncrypted", "DRMContent"))


def _read_sheet(name: str, sheet: CalamineSheet, limits: Limits) -> RawTable:
    if sheet.height > limits.rows or sheet.width > limits.columns:
        raise Unreadable(
            Sentence(
                "Sheet “{sheet}” is {rows} rows by {columns} columns; up to {most_rows} by {most_columns} can be read.",
                sheet=sheet.name,
                rows=sheet.height,
                columns=sheet.width,
                most_rows=limits.rows,
                most_columns=limits.columns,
            )
        )
    rows = sheet.to_python(skip_empty_area=False)
    width = max((place for row in rows for place, cell in enumerate(row, start=1) if cell != ""), default=0)
    found = [Record(line, line, [text(cell) for cell in row[:width]]) for line, row in enumerate(rows, start=1)]
    shape = find_shape(found[:SAMPLE_ROWS])
    if shape is None or (len(shape.header) < 2 and len(found) < 2):
        raise Unreadable(Sentence("Sheet “{sheet}” holds no table.", sheet=sheet.name), empty_of_tables=True)
    fitted = fit(found[shape.below :], width, limits)
    native = _natives(rows[shape.below :], shape.header)
    return tidy(name, sheet.name, shape, fitted.table(), aside=fitted.aside, native=native)


def text(cell: Cell) -> str:
    """A cell as text that reads in one way only: ISO dates, a decimal point, `true` and `false`.

    >>> text(3.0), text(date(2024, 1, 27)), text(True), text(timedelta(hours=30))
    ('3', '2024-01-27', 'true', '30:00:00')
    """
    match cell:
        case bool():
            return "true" if cell else "false"
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
        case datetime():
            return cell.isoformat(sep=" ") if cell.time() != time(0) else cell.date().isoformat()
        case date() | time():
            return cell.isoformat()
        case timedelta():
            seconds = round(cell.total_seconds())
            return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        case _:
            return str(cell)


def _natives(rows: list[list[Cell]], header: tuple[str, ...]) -> dict[str, Native]:
    natives: dict[str, Native] = {}
    for place, name in enumerate(header):
        kinds = {_native(row[place]) for row in rows if place < len(row) and row[place] != ""}
        kind = kinds.pop() if len(kinds) == 1 else None
        if kind:
            natives[name] = kind
    return natives


def _native(cell: Cell) -> Native | None:
    match cell:
        case bool():
            return "flag"
        case int() | float():
            return "number"
        case date():
            return "date"
        case _:
            return None


def _damaged(name: str) -> Sentence:
    return Sentence("The workbook “{file}” is damaged. Open it in a spreadsheet, save it again as .xlsx and drop that.", file=name)


def _protected(name: str) -> Sentence:
    return Sentence("The workbook “{file}” is encrypted. Open it, save it without password or rights protection, and drop that.", file=name)
