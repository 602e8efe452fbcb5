"""Tables in random dialects, and damaged files: read as written, or told; no error but a sentence. `make fuzz` tries for longer."""

import csv
import gzip
import io
import os
import zipfile
from time import monotonic

import pyarrow as pa
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from data.limits import Limits
from data.readers import RawTable, Unreadable, read
from data.readers.child import parse
from data.readers.files import kind_of
from data.readers.tidy import BLANKS
from tests.data.messy import differences

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "60"))
fuzz = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
LIMITS = Limits(seconds=10)

words = st.text("abcdeèçñü ABC'\"&,;|.-/#", min_size=1, max_size=12).filter(lambda each: each.strip(BLANKS))
numbers = st.integers(-9999, 99999).map(str)
days = st.dates().map(str)
names = st.lists(st.text("abcdefghèç ", min_size=2, max_size=8).map(str.strip).filter(bool), min_size=2, max_size=5, unique_by=str.casefold)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[list[str]]]:
    """A header, and rows whose first column is a number that counts them."""
    header = draw(names)
    columns = [draw(st.sampled_from((words, numbers, days))) for _ in header[1:]]
    count = draw(st.integers(2, 8))
    return header, [[str(place), *(draw(column) for column in columns)] for place in range(1, count + 1)]


def written(header: list[str], rows: list[list[str]], **dialect) -> str:
    out = io.StringIO()
    csv.writer(out, **dialect).writerows([header, *rows])
    return out.getvalue()


@fuzz
@given(
    table=tables(),
    separator=st.sampled_from(",;\t|"),
    end=st.sampled_from(("\n", "\r\n")),
    encoding=st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-16-le")),
    quoting=st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC)),
)
def test_a_table_in_any_dialect_is_read_as_written_or_told(table, separator: str, end: str, encoding: str, quoting: int):
    header, rows = table
    content = written(header, rows, delimiter=separator, lineterminator=end, quoting=quoting).encode(encoding)
    try:
        (raw,) = read("table.csv", content, LIMITS).tables
    except Unreadable as refused:
        assert str(refused.sentence)
        return
    expected = {line: tuple(cell.strip(BLANKS) for cell in row) for line, row in enumerate(rows, start=2)}
    if raw.has_header:
        assert differences(raw, expected) == []
    else:
        assert raw.rows.num_rows + raw.set_aside.num_rows == len(rows) + 1


def sample_csv() -> bytes:
    return written(["id", "name", "amount"], [[str(n), f'Società "{n}", Srl', f"{n},50"] for n in range(20)]).encode()


def sample_workbook() -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row in range(20):
            sheet.write_row(row, 0, ["id", "name", "amount"] if row == 0 else [row, f"Name {row}", row * 1.5])
    return content.getvalue()


def sample_parquet() -> bytes:
    content = io.BytesIO()
    parquet.write_table(pa.table({"id": range(20), "name": [f"Name {n}" for n in range(20)]}), content)
    return content.getvalue()


def sample_zip() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", sample_csv())
        archive.writestr("b.csv", sample_csv())
    return content.getvalue()


SAMPLES = {
    "a.csv": sample_csv(),
    "a.xlsx": sample_workbook(),
    "a.json": b'[{"id": 1, "name": "Ann", "x": {"y": 2.50}}, {"id": 2, "name": "Ben"}]',
    "a.jsonl": b'{"id": 1, "name": "Ann"}\n{"id": 2, "name": "Ben"}\n',
    "a.parquet": sample_parquet(),
    "a.zip": sample_zip(),
    "a.csv.gz": gzip.compress(sample_csv()),
    "page.xls": b"<html><table><tr><th>id<th>name</tr><tr><td>1<td rowspan=2>Ann</tr><tr><td>2</tr></table></html>",
    "old.xls": b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    b'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table>'
    b'<Row><Cell><Data ss:Type="String">id</Data></Cell><Cell><Data ss:Type="String">n</Data></Cell></Row>'
    b'<Row ss:Index="3"><Cell ss:Index="2"><Data ss:Type="Number">1</Data></Cell></Row></Table></Worksheet></Workbook>',
}


@st.composite
def damaged(draw: st.DrawFn, content: bytes) -> bytes:
    """The content with a few bytes changed, put in, taken out, or its end cut off."""
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, max(len(content) - 1, 0)))
        piece = draw(st.binary(min_size=1, max_size=4) | st.sampled_from((b'"', b"\n", b"\x00", b",", b"<", b"\xff\xfe")))
        match draw(st.sampled_from(("change", "put", "take", "cut", "repeat"))):
            case "change":
                content = content[:place] + piece + content[place + len(piece) :]
            case "put":
                content = content[:place] + piece + content[place:]
            case "take":
                content = content[:place] + content[place + draw(st.integers(1, 40)) :]
            case "cut":
                content = content[:place]
            case _:
                content = content[:place] + content[place : place + 30] * draw(st.integers(2, 20)) + content[place:]
    return content


@pytest.mark.parametrize("name", SAMPLES)
def test_a_damaged_file_is_read_or_refused_with_a_sentence(name: str, tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("damaged")

    @settings(fuzz, max_examples=max(EXAMPLES // 3, 10))
    @given(content=damaged(SAMPLES[name]))
    def check(content: bytes):
        started = monotonic()
        try:
            for raw in read_here(name, content).tables:
                assert isinstance(raw, RawTable)
                lines = raw.rows["__row"].to_pylist() + raw.set_aside["row"].to_pylist()
                assert len(lines) == raw.rows_read
        except Unreadable as refused:
            assert str(refused.sentence)
        assert monotonic() - started < LIMITS.seconds

    def read_here(name: str, content: bytes):
        """As `read`, with the parsers of the child process in this one, where an error would show."""
        kind = kind_of(name, content)
        if content.strip() and kind in {"workbook", "parquet", "json", "web page", "spreadsheet xml"}:
            path = folder / "file"
            path.write_bytes(content)
            return parse(kind, name, path, LIMITS)
        return read(name, content, LIMITS)

    check()
