"""What the messy suites say about our reading of text files, against two readers that share no code with ours.

A file is *agreed* where DuckDB's own sniffer and reader give the same cells. Where the two differ, `MEANT` says by hand how the file is
meant, and the standard library's csv module reads it so. What no reader can know is listed in `UNDEFINED`, with the reason.
"""

from __future__ import annotations

import csv
import gzip
import io
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.readers import RawTable
from data.readers.tidy import BLANKS
from data.scratch import scratch

Cells = tuple[str, ...]


@dataclass(frozen=True)
class Meant:
    """How a file is meant: separator, mark around cells, the header's line (0: none), lines that are no rows, and encoding."""

    separator: str = ","
    quote: str | None = '"'
    header: int = 1
    beside: tuple[int, ...] = ()
    encoding: str = "utf-8"


CLASSES = ("agreed", "meant", "sentence", "undefined", "wrong")


def _names(folder: str, text: str) -> list[str]:
    return [f"{folder}/{name}" for name in text.split()]


def _meant() -> dict[str, Meant]:
    comma, semicolon, tab, pipe, bare = Meant(), Meant(";"), Meant("\t"), Meant("|"), Meant(header=0)
    groups = (
        (
            comma,
            _names(
                "messy_csvkit",
                """bad.csv join_a_short.csv null_byte.csv test_empty_columns.csv test_empty_columns_short_row.csv
            test_extra_header.csv test_join_short_rows.csv""",
            ),
        ),
        (Meant(header=4), _names("messy_csvkit", "bad_skip_lines.csv")),
        (Meant(header=3, beside=(57, 58)), _names("messy_csvkit", "realdata/Datagov_FY10_EDU_recp_by_State.csv")),
        (Meant(encoding="latin-1"), _names("messy_csvkit", "test_latin1.csv")),
        (Meant(encoding="utf-16-be"), _names("messy_csvkit", "test_utf16_big.csv")),
        (Meant(encoding="utf-16-le"), _names("messy_csvkit", "test_utf16_little.csv")),
        (
            comma,
            _names(
                "messy_frictionless",
                """capital-invalid.csv defective-rows.csv invalid.csv issue-1004-data1.csv
            issue-1004-data2.csv package-dialect-no-header.csv schema-errors.csv structure-errors.csv""",
            ),
        ),
        (Meant(header=2), _names("messy_frictionless", "countries.csv")),
        (pipe, _names("messy_frictionless", "dialect.csv")),
        (bare, _names("messy_frictionless", "without-headers-extra.csv")),
        (Meant(encoding="latin-1"), _names("messy_frictionless", "latin1.csv")),
        (Meant(encoding="iso8859-7"), _names("messy_frictionless", "table-infer-iso-8859-7.csv")),
        (Meant(";", encoding="cp1252"), _names("messy_frictionless", "table-with-accents.csv")),
        (
            comma,
            _names(
                "messy_duckdb",
                """14512_og.csv all_quotes.csv auto/mock_duckdb_test_data.csv bad_csv_file_2047.csv bug_12596.csv
            comments/14648.csv error/quotednewlines.csv error.csv extra_delimiters.csv
            issue5077.csv issue6764.csv locations_header_trailing_comma.csv missing_column.csv nullpadding_big_mixed.csv
            nullpadding_commas.csv nullterm.csv one_r_n_two.csv repromarket.csv test_default_option.csv enum_type.csv""",
            ),
        ),
        (Meant(header=7), _names("messy_duckdb", "17738.csv 17738_rn.csv")),
        (Meant("|", header=0), _names("messy_duckdb", "auto/multi_column_string_mix.csv auto/multi_column_string_mix_r_n.csv")),
        (
            bare,
            _names(
                "messy_duckdb",
                """auto/varchar_multi_line.csv dates_special_format.csv mixed_new_line.csv mixed_new_line_2.csv
            nullpadding.csv response.csv small_bad.csv""",
            ),
        ),
        (tab, _names("messy_duckdb", "bug_7578.csv headers/undetected_type.csv csv_quoted_newline_odd.csv")),
        (
            Meant("\t", header=0),
            _names(
                "messy_duckdb",
                """thousands_separator/simple.csv
            thousands_separator/simple_quoted.csv thousands_separator/thousands_broken.csv""",
            ),
        ),
        (Meant(" ", header=0), _names("messy_duckdb", "empty_first_line.csv")),
        (semicolon, _names("messy_duckdb", "error/mid_null.csv evil_nullpadding.csv evil_nullpadding_2.csv")),
        (pipe, _names("messy_duckdb", "nullbyte.csv test_default_option_2.csv unionbyname_21248_1.csv unionbyname_21248_2.csv")),
        (Meant(header=2), _names("messy_duckdb", "bug_10283.csv nullpadding_header.csv inconsistent_cells.csv")),
        (Meant(";", header=3), _names("messy_duckdb", "comments/error.csv")),
        (Meant("\t", encoding="latin-1"), _names("messy_duckdb", "encodings/all_latin1.csv")),
        (Meant(encoding="latin-1"), _names("messy_duckdb", "encodings/latin1.csv encodings/latin1.csv.gz")),
        (Meant(encoding="utf-16"), _names("messy_duckdb", "encodings/only_utf16.csv encodings/utf16.csv encodings/utf16.csv.gz")),
        (Meant(encoding="cp1252"), _names("messy_duckdb", "error/banklist.csv")),
        (Meant(encoding="shift-jis"), _names("messy_duckdb", "encodings/shift_jis.csv")),
    )
    return {name: meant for meant, names in groups for name in names}


MEANT = _meant()

MID_LINE = "a remark behind the cells of a row is part of its last cell to any reader that is not told"
MANY = "two letters as separator: read as one column, as it stands"
ESCAPES = "text of a database dump, with escapes outside quotation marks"
UNDEFINED = {
    "messy_frictionless/escaping.csv": "a backslash before a quotation mark in one cell, two marks in another",
    "messy_csvkit/empty.csv": "a line end",
    **{
        f"messy_duckdb/comments/{name}.csv": MID_LINE
        for name in (
            "mid_line",
            "mid_line_header",
            "mid_line_invalid",
            "mid_line_null",
            "mid_line_quote",
            "midline_big",
            "midline_empty_space",
            "only_midline",
            "simple_mid_line",
        )
    },
    "messy_duckdb/comments/simple_comma.csv": "the comma begins comments",
    "messy_duckdb/comments/mixed_options.csv": "one column between commas that mean nothing",
    **{
        f"messy_duckdb/multidelimiter/{name}.csv": MANY
        for name in (
            "aa_delim",
            "aa_delim_quoted",
            "aa_delim_quoted_2",
            "aaa_delim",
            "aaaa_delim",
            "aaaa_delim_rn",
            "ab_delim",
            "abac_newline_in_quote",
            "many_bytes",
            "trailing_delimiter",
        )
    },
    **{
        f"messy_duckdb/unquoted_escape/{name}": ESCAPES
        for name in ("basic.tsv", "human_eval.csv", "human_eval.tsv", "mixed.csv", "plain.csv")
    },
    "messy_duckdb/auto/various_time_formats.csv": "one line of which nothing tells whether it is a header",
    "messy_duckdb/error/json.csv": "JSON lines named CSV",
    "messy_duckdb/invalid_utf8.csv": "a byte that no encoding of text has there",
    "messy_duckdb/encodings/only_latin1.csv": "one letter again and again: words of any script",
    "messy_duckdb/no_opt.csv": "rows with semicolons and rows with commas",
    "messy_duckdb/page_namespacepage_title_sample.csv": "titles that are quotation marks: several rows may be one cell",
    "messy_duckdb/pollock/file_quotation_char_0x27.csv": "apostrophes within cells in apostrophes",
    "messy_duckdb/thijs_unquoted.csv": "names with a quotation mark at either end",
}


def meant_rows(content: bytes, meant: Meant) -> dict[int, Cells]:
    """Records below the header by the line in which they start, as the csv module reads them; blank ones left out."""
    content = gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
    text = content.decode(meant.encoding).lstrip("\ufeff").replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    quoting = csv.QUOTE_MINIMAL if meant.quote else csv.QUOTE_NONE
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=meant.separator,
        quotechar=meant.quote,
        quoting=quoting,
        skipinitialspace=meant.separator != " ",
    )
    rows, line = {}, 1
    for cells in reader:
        if line > meant.header and line not in meant.beside and any(cell.strip(BLANKS) for cell in cells):
            rows[line] = tuple(cell.strip(BLANKS) for cell in cells)
        line = reader.line_num + 1
    return rows


def differences(raw: RawTable, expected: dict[int, Cells]) -> list[str]:
    """What was read and is not meant, or is meant and was neither read nor set aside with a reason."""
    ours = {row[0]: tuple(cell or "" for cell in row[1:]) for row in zip(*(column.to_pylist() for column in raw.rows.columns), strict=True)}
    told = set(raw.set_aside["row"].to_pylist())
    found = [f"line {line} is no row: {cells}" for line, cells in ours.items() if line not in expected]
    for line, cells in expected.items():
        if line in told:
            continue
        width = len(raw.header)
        padded = (cells + ("",) * width)[: max(width, len(cells))]
        if ours.get(line) != padded:
            found.append(f"line {line} is {padded}, read as {ours.get(line)}")
    return found


def duckdb_rows(path: Path) -> list[Cells] | None:
    """The rows DuckDB gives by itself, blank ones left out; `None` where it refuses the file."""
    with scratch() as connection:
        try:
            rows = connection.execute("FROM read_csv(?, all_varchar = true)", [str(path)]).fetchall()
        except duckdb.Error:
            return None
    cleaned = (tuple((cell or "").strip(BLANKS).replace("\r\n", "\n").replace("\r", "\n") for cell in row) for row in rows)
    return [row for row in cleaned if any(row)]


def our_rows(raw: RawTable) -> list[Cells]:
    return [tuple(cell or "" for cell in row) for row in zip(*(column.to_pylist() for column in raw.rows.columns[1:]), strict=True)]
