"""Text files become rows and records set aside; nothing is lost between the two."""

import csv
import io
import json
from contextlib import suppress
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.readers import ROW, Limits, RawTable, Unreadable, read
from data.readers.delimited import BLOCK


def table(text: str | bytes, name: str = "deals.csv", **limits) -> RawTable:
    content = text.encode() if isinstance(text, str) else text
    (only,) = read(name, content, Limits(**limits)).tables
    return only


def rows(raw: RawTable) -> list[tuple]:
    return [tuple(row.values()) for row in raw.rows.to_pylist()]


def reasons(raw: RawTable) -> list[tuple[int, str]]:
    return [(row["row"], json.loads(row["reason"])["template"]) for row in raw.set_aside.to_pylist()]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str):
    raw = table(f"id{separator}name\n1{separator}Ann\n2{separator}Ben\n")
    assert raw.header == ("id", "name")
    assert rows(raw) == [(2, "1", "Ann"), (3, "2", "Ben")]


def test_a_decimal_comma_does_not_pass_for_a_separator():
    raw = table("data;valore;quota\n2026-01-01;1,5;2,5\n2026-01-02;3,5;4,5\n")
    assert raw.header == ("data", "valore", "quota")
    assert rows(raw)[0] == (2, "2026-01-01", "1,5", "2,5")


def test_columns_aligned_by_blanks_are_read_and_need_no_header():
    raw = table(" 00004 0001 19970101  2   29.33\n 00004 0001 19970118  2   29.73\n 00021 0002 19970101  3   63.34\n", "sample.txt")
    assert not raw.has_header
    assert raw.header[:2] == ("Column 1", "Column 2")
    assert rows(raw)[0] == (1, "00004", "0001", "19970101", "2", "29.33")


def test_a_file_without_header_keeps_its_first_row():
    raw = table("1,2024-01-01,10.5\n2,2024-01-02,11.5\n3,2024-01-03,9\n")
    assert not raw.has_header
    assert raw.rows.num_rows == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"])
def test_accents_survive_every_encoding(encoding: str):
    raw = table("città,valore\nForlì,1\nCefalù,2\n".encode(encoding))
    assert raw.header == ("città", "valore")
    assert rows(raw)[1] == (3, "Cefalù", "2")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_understood(end: str):
    assert rows(table(end.join(["a,b", "1,2", "3,4", ""]))) == [(2, "1", "2"), (3, "3", "4")]


def test_a_cell_may_hold_lines_separators_and_quotes():
    raw = table('id,note\n1,"two\nlines, and ""more"""\n2,plain\n')
    assert rows(raw) == [(2, "1", 'two\nlines, and "more"'), (4, "2", "plain")]


def test_title_lines_above_the_header_are_passed_over_and_told():
    raw = table("Sales report\nPrinted 2024-01-01\n\nid,name,amount\n1,Ann,5\n2,Ben,6\n")
    assert raw.header == ("id", "name", "amount")
    assert rows(raw)[0] == (5, "1", "Ann", "5")
    assert [problem.count for problem in raw.problems if problem.check == "title lines"] == [2]


def test_totals_comments_and_closing_words_are_set_aside_with_their_lines():
    raw = table('id,name,amount\n1,Ann,5\n# checked\n2,Ben,6\nTotal:,,11\n"Confidential"\n')
    assert [row[0] for row in rows(raw)] == [2, 4]
    assert reasons(raw) == [
        (3, "This is a comment, not a row."),
        (5, "This is a total of the rows above, not a row."),
        (6, "This is a line of text, not a row."),
    ]
    assert raw.rows_read == 5


def test_a_customer_named_total_is_no_total():
    raw = table("customer,amount\nShell,1\nTotal,2\n")
    assert raw.rows.num_rows == 2


def test_missing_cells_at_the_end_are_empty_and_counted():
    raw = table("a,b,c,d\n1,2,3,4\n5,6\n7,8,9,10\n")
    assert rows(raw)[1] == (3, "5", "6", None, None)
    assert [problem.count for problem in raw.problems if problem.check == "short rows"] == [1]


def test_a_row_broken_over_two_lines_is_set_aside_whole():
    raw = table("a,b,c\n1,2,3\n4,fi\nve,6\n7,8,9\n")
    assert [row[0] for row in rows(raw)] == [2, 5]
    assert [line for line, _ in reasons(raw)] == [3, 4]


def test_a_row_with_too_many_cells_is_set_aside_unless_they_are_empty():
    raw = table("a,b\n1,2\n3,4,\n5,6,7\n8,9\n0,1\n")
    assert [row[0] for row in rows(raw)] == [2, 3, 5, 6]
    assert raw.set_aside.to_pylist()[0]["text"] == "5,6,7"


def test_a_quotation_mark_never_closed_costs_one_row():
    raw = table('a,b\n1,2\n3,"four\n5,6\n7,8\n')
    assert [row[0] for row in rows(raw)] == [2, 4, 5]
    assert reasons(raw) == [(3, "A quotation mark is opened and never closed.")]


def test_a_record_may_go_on_over_the_end_of_a_block_of_lines():
    lines = [f"{number},plain" for number in range(BLOCK - 1)] + ['1,"over', 'the edge"'] + ["2,plain"] * 3
    raw = table("id,note\n" + "\n".join(lines) + "\n")
    assert raw.set_aside.num_rows == 0
    assert raw.rows.num_rows == len(lines) - 1
    assert (BLOCK + 1, "1", "over\nthe edge") in rows(raw)


def test_a_header_repeated_inside_is_set_aside():
    raw = table("a,b\n1,x\na,b\n2,y\n")
    assert [row[0] for row in rows(raw)] == [2, 4]


def test_blank_names_and_repeated_names_become_unique():
    assert table("Name,,Name,name\na,b,c,d\n").header == ("Name", "Column 2", "Name (2)", "name (3)")


def test_blanks_around_cells_go_and_empty_cells_are_null():
    assert rows(table('a,b\n"  x\u00a0", \ny,""\n')) == [(2, "x", None), (3, "y", None)]


@pytest.mark.parametrize(
    ("content", "is_empty"),
    [
        (b"", True),
        (b"   \n\n", True),
        (b"Dear reader, this is prose.\nIt goes on for a while, and says nothing.\n\nYours", True),
        (bytes(range(256)) * 50, True),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), True),
        (b"<html><table><tr><td>1</td></tr></table></html>", False),
    ],
)
def test_what_holds_no_table_is_refused_with_a_sentence(content: bytes, is_empty: bool):
    with pytest.raises(Unreadable) as refused:
        read("letter.txt", content)
    assert refused.value.empty_of_tables is is_empty
    assert "letter.txt" in str(refused.value.sentence)


def test_limits_are_kept_with_a_sentence():
    for limits in ({"bytes": 10}, {"columns": 2}, {"rows": 3}):
        with pytest.raises(Unreadable):
            table("a,b,c\n1,2,3\n4,5,6\n7,8,9\n", **limits)
    assert table("a,b\n1,22222\n3,4\n", cell=4).set_aside.num_rows == 1


def test_files_made_to_keep_a_reader_busy_are_answered_at_once():
    started = monotonic()
    for hostile in ("a,b\n1" + " " * 150_000 + "x,2\n", "," * 30_000_000, "a,b\n" + '"x,1\n' * 3_000, "a\n" + "," * 30_000_000):
        with suppress(Unreadable):
            table(hostile)
    assert monotonic() - started < 20


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["x.csv", "x.txt", "x.tsv", "x", "x.zip", "x.gz"]))
def test_reading_any_bytes_gives_a_reading_or_a_sentence(content: bytes, name: str):
    try:
        reading = read(name, content)
    except Unreadable as refused:
        assert str(refused.sentence)
    else:
        assert reading.tables


cell = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=8)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(cell, cell, cell), min_size=1, max_size=12), st.sampled_from([",", ";", "\t", "|"]))
def test_what_is_written_as_csv_is_read_or_set_aside_row_by_row(written: list[tuple], separator: str):
    text = io.StringIO()
    csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL).writerows([("first", "second", "third"), *written])
    raw = table(text.getvalue())
    assert raw.rows_read + (not raw.has_header) * -1 == len(written)
    assert raw.rows.column_names == [ROW, *raw.header]


def test_a_report_ends_with_totals_counts_and_closing_words():
    raw = table(
        "id,name,stage,amount\n1,Ann,won,5\n2,Ben,lost,6\nTotale complessivo,,,11\nCount,,,2\n\n\nDo Not Distribute,,,\nCopyright,,,\n"
    )
    assert raw.rows.num_rows == 2
    assert raw.set_aside.column("row").to_pylist() == [4, 5, 8, 9]


def test_subtotals_between_the_rows_are_set_aside():
    raw = table("id,name,stage,amount\n1,Ann,won,5\nSubtotal,,,5\n2,Ben,lost,6\nSubtotal,,,6\n3,Eva,won,1\n")
    assert raw.rows.num_rows == 3


def test_a_last_row_of_which_only_the_name_is_known_is_a_row():
    raw = table("name,stage,amount\nAnn,won,5\nBen,lost,6\nEva,,\n")
    assert raw.rows.num_rows == 3


def test_a_group_named_once_above_its_rows_holds_for_all_of_them():
    raw = table("owner,stage,name,amount\nAnna,Won,A,10\n,,B,20\nSubtotal,,,30\nBo,Lost,C,5\n,,D,6\nSubtotal,,,11\nTotal,,,41\n")
    assert raw.rows.column("owner").to_pylist() == ["Anna", "Anna", "Bo", "Bo"]
    assert raw.rows.column("stage").to_pylist() == ["Won", "Won", "Lost", "Lost"]
    assert "grouped rows" in {problem.check for problem in raw.problems}


def test_without_subtotals_an_empty_cell_stays_empty():
    raw = table("owner,stage,amount\nAnna,Won,10\n,Lost,20\nBo,Lost,5\nTotal,,35\n")
    assert raw.rows.column("owner").to_pylist() == ["Anna", None, "Bo"]


def test_rows_that_a_quotation_mark_may_have_taken_in_are_named():
    raw = table('page\ttitle\n1\t"\n2\t"!"\n3\tManhattan\n4\tZelig\n')
    assert raw.rows_read < 4
    assert "swallowed rows" in [problem.check for problem in raw.problems]


def test_text_over_several_lines_is_no_swallowed_row():
    raw = table('id,note,n\n1,"Dear all,\nsee you",5\n2,ok,6\n')
    assert [problem.check for problem in raw.problems] == []
    assert raw.rows.num_rows == 2


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('tt1\t"Swing it" magistern\t5', ("tt1", '"Swing it" magistern', "5")),
        ('tt1\t"He said "hi" to me"\t5', ("tt1", 'He said "hi" to me', "5")),
        ('tt1\t "in quotes"\t5', ("tt1", "in quotes", "5")),
        ('tt1\t5" pipe\t5', ("tt1", '5" pipe', "5")),
    ],
)
def test_loose_quotation_marks_cost_no_letter(line: str, cells: tuple[str, ...]):
    assert rows(table(f"id\tname\tn\n{line}\ntt2\tplain\t6\n"))[0][1:] == cells


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850", "cp1252"])
@pytest.mark.parametrize("text", ["Società;Perché\nForlì è qui;più caffè\n", "Situação;Região\nNegócio não concluído;São Paulo\n"])
def test_old_encodings_are_told_apart_by_their_letters(encoding: str, text: str):
    raw = table((text + "x;1\n").encode(encoding))
    assert raw.header == tuple(text.split("\n")[0].split(";"))
    assert [problem.check for problem in raw.problems] == ["encoding"]


@pytest.mark.parametrize(
    ("encoding", "text"), [("shift_jis", "名前,年齢\n山田,30\n佐藤,28\n"), ("iso8859-7", "Όνομα,n\nΛεωνίδας,1\nΑλέξανδρος,2\n")]
)
def test_other_scripts_are_read_too(encoding: str, text: str):
    assert table(text.encode(encoding)).header[0] == text.split(",")[0]


def test_remarks_between_rows_are_no_rows_even_with_a_separator():
    raw = table("# made by hand\na;b\n1;2\n# a remark\n3;4\n# one; with a semicolon\n# a third\n5;6\n")
    assert [row[1:] for row in rows(raw)] == [("1", "2"), ("3", "4"), ("5", "6")]
    assert {reason for _, reason in reasons(raw)} == {"This is a comment, not a row."}


def test_order_names_that_begin_with_a_hash_are_rows():
    raw = table("Name,Total\n#1001,5\n#1002,6\n#1003,7\n")
    assert raw.rows.num_rows == 3


def test_numbers_with_commas_are_one_column():
    assert [row[1] for row in rows(table("Value\n100,000.00\n9,999,999.20\n12.5\n"))] == ["100,000.00", "9,999,999.20", "12.5"]
