"""Which kind of file it is, by its first bytes rather than by its name, and who reads it."""

from __future__ import annotations

import codecs
import io
import zipfile
from pathlib import PurePosixPath

from data.limits import MEGABYTE, Limits
from data.readers.apart import read_apart
from data.readers.archive import gunzip, unzip
from data.readers.delimited import read_delimited
from data.readers.raw import RawTable, Reading, Refused, Unreadable
from locales import Sentence
from locales.words import N_

ZIP, OLE, GZIP, PARQUET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"PAR1"
JSON_NAMES = {".json", ".jsonl", ".ndjson", ".geojson"}
WEB_PAGE = (b"<html", b"<!doctype html", b"<head", b"<meta", b"<style", b"<body", b"<div", b"<center", b"<table")
SPREADSHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
WORKBOOK_NAMES = {".xls", ".xlsx", ".xlsm", ".xlsb", ".ods"}


def refuse_large(name: str, size: int, limits: Limits) -> None:
    """Raise Unreadable where a file has more bytes than are read."""
    if size > limits.bytes:
        raise Unreadable(
            Sentence(
                "“{file}” is larger than {most} megabytes. Export a shorter period, or ask whoever runs this to raise {setting}.",
                file=name,
                most=limits.bytes // MEGABYTE,
                setting="KPI_FILE_MEGABYTES",
            )
        )


def read_file(name: str, content: bytes, limits: Limits, depth: int = 0) -> Reading:
    """Read a file of any kind. Raises Unreadable where it gives no table."""
    refuse_large(name, len(content), limits)
    if not content.strip():
        raise Unreadable(Sentence("“{file}” is empty.", file=name), empty_of_tables=True)
    kind = kind_of(name, content)
    if kind in {"zip", "gzip"} and depth >= limits.nesting:
        raise Unreadable(Sentence("“{file}” is an archive in an archive. Unpack it and drop what is in it.", file=name))
    match kind:
        case "zip":
            return _give_tables(name, _read_archive(name, content, limits, depth))
        case "gzip":
            return read_file(name.removesuffix(".gz"), gunzip(name, content, limits), limits, depth + 1)
        case "workbook" | "parquet" | "json" | "web page" | "spreadsheet xml":
            return _give_tables(name, read_apart(kind, name, content, limits))
        case "document":
            raise Unreadable(
                Sentence("“{file}” is a text document or slides, so there is no table in it.", file=name), empty_of_tables=True
            )
        case "damaged workbook":
            raise Unreadable(
                Sentence(
                    "“{file}” is named like a workbook but is none: it is damaged or encrypted. Save it again and drop that.", file=name
                )
            )
        case _:
            return Reading((read_delimited(name, content, limits),))


def kind_of(name: str, content: bytes) -> str:
    """zip, gzip, workbook, damaged workbook, spreadsheet xml, web page, parquet, json, document or text."""
    if content.startswith(ZIP) or content.startswith(b"PK\x05\x06"):
        return _kind_of_zip(content)
    if content.startswith(OLE):
        return "workbook"
    if content.startswith(GZIP):
        return "gzip"
    if content.startswith(PARQUET):
        return "parquet"
    start = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    if PurePosixPath(name.lower()).suffix in JSON_NAMES or start.startswith((b"[{", b'{"')):
        return "json"
    if markup := _kind_of_markup(content[:4096]):
        return markup
    is_wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if PurePosixPath(name.lower()).suffix in WORKBOOK_NAMES and b"\x00" in content[:4096] and not is_wide:
        return "damaged workbook"
    return "text"


def _kind_of_markup(start: bytes) -> str | None:
    """Web page, SpreadsheetML or neither, whatever the encoding: letters of markup are single bytes between zeros at most."""
    plain = start.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n").lower()
    if plain.startswith(b"<?xml") and SPREADSHEET_XML in plain:
        return "spreadsheet xml"
    return "web page" if plain.startswith(WEB_PAGE) or (plain.startswith(b"<?xml") and b"<html" in plain) else None


def _kind_of_zip(content: bytes) -> str:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(content)).namelist())
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, OSError):
        return "workbook" if b"xl/workbook" in content else "zip"
    if any(name.startswith("xl/") for name in names) or {"content.xml", "mimetype"} <= names:
        return "workbook"
    return "document" if any(name.startswith(("word/", "ppt/")) for name in names) else "zip"


def _read_archive(name: str, content: bytes, limits: Limits, depth: int) -> Reading:
    tables: list[RawTable] = []
    refused: list[Refused] = []
    for path, member in unzip(name, content, limits):
        file = f"{name}/{path}"
        try:
            if isinstance(member, Unreadable):
                raise member
            reading = read_file(file, member, limits, depth + 1)
            tables += reading.tables
            refused += reading.refused
        except Unreadable as problem:
            refused.append(Refused(file, problem.sentence, problem.empty_of_tables))
    return Reading(tuple(tables), tuple(refused))


def _give_tables(name: str, reading: Reading) -> Reading:
    """The reading, if there is a table in it; else the reason of the one part that was refused, or of all of them."""
    if reading.tables:
        return reading
    if len(reading.refused) == 1:
        raise Unreadable(reading.refused[0].sentence, empty_of_tables=reading.refused[0].empty_of_tables)
    nothing_broken = all(each.empty_of_tables for each in reading.refused)
    sentence = N_("“{file}” holds no table.") if nothing_broken else N_("None of the {count} parts of “{file}” can be read.")
    raise Unreadable(Sentence(sentence, file=name, count=len(reading.refused)), empty_of_tables=nothing_broken)
