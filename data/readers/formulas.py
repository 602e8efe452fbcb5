"""Formulas of a workbook without a result: programs that write workbooks without reckoning leave them, and their cells read as empty."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from data.limits import Limits
from data.readers.raw import RawTable
from data.version import Problem
from locales import Sentence

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_CELL = re.compile(rb"<(?:\w+:)?c(\s[^>]*)?(?<!/)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_RESULT = re.compile(rb"<(?:\w+:)?(?:v|is)(?:\s[^>]*)?>[^<]|<(?:\w+:)?is[\s>]")
_EMPTY_TEXT = re.compile(rb"\st\s*=\s*[\"']str[\"']")


def without_results(path: Path, limits: Limits) -> Mapping[str, int]:
    """By the name of the sheet, how many of its formulas hold no result. Nothing for workbooks that are no archives of XML."""
    if not zipfile.is_zipfile(path):
        return {}
    with zipfile.ZipFile(path) as archive:
        sizes = {each.filename: each.file_size for each in archive.infolist()}
        found = {
            name: member for name, member in _sheets(archive, sizes, limits).items() if sizes.get(member, limits.bytes + 1) <= limits.bytes
        }
        counted = {name: formulas_without_result(archive.read(member)) for name, member in found.items()}
    return {name: count for name, count in counted.items() if count}


def said(table: RawTable, counted: Mapping[str, int]) -> RawTable:
    """The table of a sheet, with a warning where formulas of the sheet hold no result."""
    count = counted.get(table.sheet or "", 0)
    if not count:
        return table
    sentence = Sentence("{count} formulas of this sheet hold no result, so their cells are empty here. "
                        "Open the workbook in a spreadsheet, save it, and drop it again.", count=count)  # fmt: skip
    return replace(table, problems=(*table.problems, Problem("formula-without-result", "warning", sentence, count)))


def _sheets(archive: zipfile.ZipFile, sizes: Mapping[str, int], limits: Limits) -> dict[str, str]:
    """Where in the archive each sheet stands, by its name."""
    book, relations = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
    if any(sizes.get(each, limits.bytes + 1) > limits.bytes for each in (book, relations)):
        return {}
    targets = {each["Id"]: each["Target"] for each in _tags(_RELATION, archive.read(relations)) if {"Id", "Target"} <= set(each)}
    named = [(each.get("name", ""), each.get("r:id", "")) for each in _tags(_SHEET, archive.read(book))]
    return {name: _member(targets[key]) for name, key in named if key in targets}


def _member(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)


def _tags(pattern: re.Pattern[bytes], content: bytes) -> list[dict[str, str]]:
    return [
        {name.decode(): html.unescape((one or other).decode("utf-8", "replace")) for name, one, other in _ATTRIBUTE.findall(tag)}
        for tag in pattern.findall(content)
    ]


def formulas_without_result(sheet: bytes) -> int:
    """How many cells in the XML of a sheet have a formula and nothing that it gave."""
    if not _FORMULA.search(sheet):
        return 0
    return sum(1 for look, content in _CELL.findall(sheet) if _FORMULA.search(content) and not _has_result(look, content))


def _has_result(look: bytes, content: bytes) -> bool:
    """A result may be a text of no letters, which the cell says."""
    return bool(_RESULT.search(content) or (_EMPTY_TEXT.search(look) and b"v" in content))
