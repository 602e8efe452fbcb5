"""One table in ten formats and dialects means the same."""

import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
import xlsxwriter
from pyarrow import parquet

from data.limits import Limits
from data.readers import RawTable, read
from data.readers.child import parse
from data.readers.files import kind_of
from data.styles import decide
from data.tables import Kind

HEADER = ("Deal", "Customer", "Amount", "Created", "Won")
KINDS = (Kind.ID, Kind.NAME, Kind.MONEY, Kind.DATE, Kind.FLAG)
ROWS = [
    ("D-1", "Forlì, “Srl”", Decimal("1234.5"), date(2024, 1, 27), True),
    ("D-2", 'Böhm "Nord"', Decimal("12"), date(2024, 4, 3), False),
    ("D-3", "São João;\nfilial", Decimal("0.05"), date(2023, 12, 31), True),
    ("D-4", "Peña | Hijos", Decimal("-3972451.25"), date(2024, 2, 29), False),
]


def text(separator: str, number: str, day: str, flags: tuple[str, str]) -> bytes:
    """The rows as CSV, in the way of a country."""
    lines = [separator.join(HEADER)]
    for deal, customer, amount, created, won in ROWS:
        written = f"{amount:,.2f}".translate(str.maketrans({",": number[0], ".": number[1]})) if number != "." else str(amount)
        cells = [deal, customer, written, created.strftime(day), flags[0] if won else flags[1]]
        lines.append(separator.join('"' + cell.replace('"', '""') + '"' for cell in cells))
    return "\r\n".join(lines).encode()


def objects() -> list[dict]:
    return [
        dict(zip(HEADER, (deal, customer, float(amount), day.isoformat(), won), strict=True)) for deal, customer, amount, day, won in ROWS
    ]


def workbook() -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, HEADER)
        for place, (deal, customer, amount, created, won) in enumerate(ROWS, start=1):
            sheet.write_row(place, 0, [deal, customer, float(amount)])
            sheet.write_datetime(place, 3, created, day)
            sheet.write_boolean(place, 4, won)
    return content.getvalue()


def columns() -> bytes:
    content = io.BytesIO()
    parquet.write_table(pa.table(dict(zip(HEADER, map(list, zip(*ROWS, strict=True)), strict=True))), content)
    return content.getvalue()


def page() -> bytes:
    rows = ["".join(f"<td>{str(cell).replace(chr(10), '<br>')}</td>" for cell in row) for row in ROWS]
    head = "".join(f"<th>{name}</th>" for name in HEADER)
    return ("<html><table>" + "".join(f"<tr>{cells}</tr>" for cells in (head, *rows)) + "</table></html>").encode()


def archive() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("deals.csv", text(",", ".", "%Y-%m-%d", ("true", "false")))
    return content.getvalue()


def formats() -> Iterator[tuple[str, bytes]]:
    yield "english.csv", text(",", ",.", "%m/%d/%Y", ("Yes", "No"))
    yield "italian.csv", text(";", ".,", "%d/%m/%Y", ("Vero", "Falso"))
    yield "french.tsv", text("\t", "\u202f,", "%d.%m.%Y", ("oui", "non"))
    yield "swiss.psv", text("|", "’.", "%Y%m%d", ("ja", "nein"))
    yield "wide.csv", text(";", ".,", "%d-%m-%Y", ("sim", "não")).decode().encode("utf-16")
    yield "deals.xlsx", workbook()
    yield "deals.json", json.dumps({"total": 4, "deals": objects()}).encode()
    yield "deals.jsonl", "\n".join(map(json.dumps, objects())).encode()
    yield "deals.parquet", columns()
    yield "deals.xls", page()
    yield "deals.zip", archive()
    yield "deals.csv.gz", gzip.compress(text(",", ".", "%Y-%m-%d", ("1", "0")))


def read_here(name: str, content: bytes, folder: Path) -> RawTable:
    kind = kind_of(name, content)
    (folder / "file").write_bytes(content)
    inside = kind in {"zip", "gzip", "text"}
    (raw,) = (read(name, content) if inside else parse(kind, name, folder / "file", Limits())).tables
    return raw


@pytest.mark.parametrize(("name", "content"), list(formats()), ids=[name for name, _ in formats()])
def test_the_table_means_the_same(name: str, content: bytes, tmp_path: Path):
    raw = read_here(name, content, tmp_path)
    assert raw.header == HEADER
    assert raw.set_aside.num_rows == 0
    with duckdb.connect() as connection:
        connection.register("given", raw.rows)
        styles = [
            decide(raw.rows.column(column), kind, column, native=raw.native.get(column)).style
            for column, kind in zip(HEADER, KINDS, strict=True)
        ]
        assert all(styles)
        select = ", ".join(style.sql(f'"{column}"') for column, style in zip(HEADER, styles, strict=True) if style)
        found = connection.execute(f"SELECT {select} FROM given").fetchall()
    meant = [(deal, " ".join(customer.split()), amount, created, won) for deal, customer, amount, created, won in ROWS]
    assert [(deal, " ".join(customer.split()), amount, day.date(), won) for deal, customer, amount, day, won in found] == meant
