"""Workbooks, JSON and Parquet are read in a process of their own, and end as the same raw tables."""

import io
import re
import zipfile
from datetime import date, datetime

import pyarrow as pa
import pytest
import xlsxwriter
from pyarrow import parquet

from data.readers import Limits, Unreadable, read
from data.readers.formulas import formulas_without_result


def workbook(sheets: dict[str, list[list]]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"default_date_format": "yyyy-mm-dd hh:mm"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return file.getvalue()


def test_each_sheet_with_a_table_is_read_and_the_others_are_named():
    content = workbook(
        {
            "Deals": [
                ["Report"],
                [],
                ["id", "closed", "amount", "won"],
                [1, datetime(2024, 1, 27, 10, 30), 5.5, True],
                [2, date(2024, 2, 1), 6, False],
            ],
            "Empty": [],
        }
    )
    reading = read("book.xlsx", content)
    (deals,) = reading.tables
    assert (deals.sheet, deals.header) == ("Deals", ("id", "closed", "amount", "won"))
    assert [tuple(row.values()) for row in deals.rows.to_pylist()] == [
        (4, "1", "2024-01-27 10:30:00", "5.5", "true"),
        (5, "2", "2024-02-01", "6", "false"),
    ]
    assert deals.native == {"id": "number", "closed": "date", "amount": "number", "won": "flag"}
    assert [(refused.file, refused.empty_of_tables) for refused in reading.refused] == [("book.xlsx · Empty", True)]


def without(content: bytes, member: str, pattern: bytes) -> bytes:
    """The workbook with what matches taken out of one of its members."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for each in old.namelist():
            new.writestr(each, re.sub(pattern, b"", old.read(each)) if each == member else old.read(each))
    return file.getvalue()


def test_formulas_without_a_result_are_counted_sheet_by_sheet():
    first = [["Deal & Co", "Amount", "Tax"], ["A", 10, "=B2*0.2"], ["B", 20, "=B3*0.2"], ["C", 30, "=B4*0.2"]]
    content = workbook({"Deals <1>": first, "Reckoned": first})
    never = without(content, "xl/worksheets/sheet1.xml", rb"(?<=</f>)<v>0</v>(?=</c><c|</c></row>)")
    found = {table.sheet: table.problems for table in read("deals.xlsx", never).tables}
    assert [(each.check, each.count) for each in found["Deals <1>"]] == [("formula-without-result", 3)]
    assert [each.check for each in found["Reckoned"]] == []


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        (b'<c r="A1"><f>1+1</f></c>', 1),
        (b'<c r="A1"><f>1+1</f><v></v></c>', 1),
        (b'<c r="A1"><f>1+1</f><v/></c>', 1),
        (b'<x:c r="A1"><x:f t="shared" si="0"/></x:c>', 1),
        (b'<c r="A1"><f>1+1</f><v>2</v></c>', 0),
        (b'<c r="A1" t="str"><f>""</f><v></v></c>', 0),
        (b'<c r="A1"/><c r="B1"><v>2</v></c>', 0),
    ],
)
def test_a_formula_has_a_result_even_where_it_is_an_empty_text(cell, count):
    assert formulas_without_result(b"<sheetData><row>" + cell + b"</row></sheetData>") == count


def test_a_damaged_workbook_is_a_sentence():
    content = workbook({"A": [["a", "b"], [1, 2]]})
    for damaged in (content[:200], content[:-300], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)):
        with pytest.raises(Unreadable) as refused:
            read("book.xlsx", damaged)
        assert not refused.value.empty_of_tables


def test_an_encrypted_workbook_says_so():
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    with pytest.raises(Unreadable, match="encrypted"):
        read("book.xlsx", content)


def test_a_file_that_takes_too_long_or_too_much_memory_ends_its_process_only():
    content = workbook({"A": [["a", "b"], [1, 2]]})
    with pytest.raises(Unreadable, match="took longer"):
        read("book.xlsx", content, Limits(seconds=0.01))
    with pytest.raises(Unreadable):
        read("book.xlsx", content, Limits(memory=50_000_000))


def test_json_objects_become_rows_and_numbers_keep_their_text():
    (raw,) = read("deals.json", b'{"results": [{"id": 1, "properties": {"amount": 1.10}}, {"id": 2, "tags": ["x", 2]}]}').tables
    assert raw.header == ("id", "properties.amount", "tags")
    assert [tuple(row.values()) for row in raw.rows.to_pylist()] == [(1, "1", "1.10", None), (2, "2", None, '["x", 2]')]
    assert raw.native["properties.amount"] == "number"


def test_a_bad_line_of_json_lines_is_set_aside():
    (raw,) = read("deals.jsonl", b'{"id": 1}\n{"id": \n{"id": 3}\n').tables
    assert raw.rows["id"].to_pylist() == ["1", "3"]
    assert raw.set_aside["row"].to_pylist() == [2]


def test_parquet_columns_become_text_that_reads_in_one_way():
    written = io.BytesIO()
    columns = {"id": [17850.0, None], "at": [datetime(2010, 12, 1, 8, 26), datetime(2011, 1, 1)], "price": [2.55, 3.0], "name": ["a", "b"]}
    parquet.write_table(pa.table(columns), written)
    (raw,) = read("orders.parquet", written.getvalue()).tables
    assert raw.rows["id"].to_pylist() == ["17850", None]
    assert raw.rows["price"].to_pylist() == ["2.55", "3"]
    assert raw.rows["at"].to_pylist()[0].startswith("2010-12-01 08:26:00")
    assert dict(raw.native) == {"id": "number", "at": "date", "price": "number"}
