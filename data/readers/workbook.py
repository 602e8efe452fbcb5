"""Workbooks: xlsx, xlsm, xls, xlsb, ods. Runs in the child process, for the parser meets files that strangers wrote."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from pathlib import Path
from zipfile import BadZipFile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from data.limits import Limits
from data.readers.formulas import said, without_results
from data.readers.raw import RawTable, Reading, Refused, Unreadable
from data.readers.sheet import Range, read_cells, refuse_large, text
from locales import Sentence

__all__ = ["is_encrypted", "read_workbook", "text"]


def read_workbook(name: str, path: Path, limits: Limits) -> Reading:
    """One table per sheet that has one; sheets without a table, and hidden ones, are among the refused.

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
            if sheet.visible is not SheetVisibleEnum.Visible:
                raise Unreadable(_hidden(sheet.name), empty_of_tables=True)
            tables.append(_read_sheet(name, workbook.get_sheet_by_name(sheet.name), limits))
        except Unreadable as problem:
            refused.append(Refused(f"{name} · {sheet.name}", problem.sentence, problem.empty_of_tables))
        except (CalamineError, OSError, ValueError):
            refused.append(Refused(f"{name} · {sheet.name}", _damaged(name)))
    counted = _formulas(path, limits)
    return Reading(tuple(said(table, counted) for table in tables), tuple(refused))


def _formulas(path: Path, limits: Limits) -> Mapping[str, int]:
    """Formulas without a result; none where the archive is not as others are, which the parser of sheets has not minded."""
    try:
        return without_results(path, limits)
    except (BadZipFile, KeyError, NotImplementedError, ValueError, OSError, zlib.error):
        return {}


def is_encrypted(content: bytes) -> bool:
    """Whether an OLE container holds an encrypted package or a rights-management transform instead of a workbook."""
    return any(word.encode("utf-16-le") in content for word in ("EncryptedPackage", "DRMEncrypted", "DRMContent"))


def _read_sheet(name: str, sheet: CalamineSheet, limits: Limits) -> RawTable:
    refuse_large(sheet.name, sheet.height, sheet.width, limits)
    merged: list[Range] = list(sheet.merged_cell_ranges or ())
    return read_cells(name, sheet.name, sheet.to_python(skip_empty_area=False), limits, merged)


def _hidden(sheet: str) -> Sentence:
    return Sentence(
        "Sheet “{sheet}” is hidden and was not read. If it belongs to your data, show it, save the workbook and drop it.", sheet=sheet
    )


def _damaged(name: str) -> Sentence:
    return Sentence("The workbook “{file}” is damaged. Open it in a spreadsheet, save it again as .xlsx and drop that.", file=name)


def _protected(name: str) -> Sentence:
    return Sentence("The workbook “{file}” is encrypted. Open it, save it without password or rights protection, and drop that.", file=name)
