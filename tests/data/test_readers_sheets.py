"""Workbooks as systems and people make them: merged headers, several tables, hidden sheets, web pages and XML named `.xls`."""

import io
import json

import pytest
import xlsxwriter

from data.limits import Limits
from data.readers import RawTable, Reading, Unreadable, read, straight


def workbook(fill) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        fill(book)
    return content.getvalue()


def rows(raw: RawTable) -> list[tuple]:
    return [tuple(row.values())[1:] for row in raw.rows.to_pylist()]


def reasons(raw: RawTable) -> list[str]:
    return [json.loads(row["reason"])["template"] for row in raw.set_aside.to_pylist()]


def only(reading: Reading) -> RawTable:
    (table,) = reading.tables
    return table


def test_a_header_of_two_rows_with_merged_cells_gives_whole_names():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 1, 0, "Rep")
        sheet.merge_range(0, 1, 0, 2, "2023")
        sheet.merge_range(0, 3, 0, 4, "2024")
        sheet.write_row(1, 1, ["Won", "Lost", "Won", "Lost"])
        sheet.write_row(2, 0, ["Ann", 1, 2, 3, 4])
        sheet.write_row(3, 0, ["Ben", 5, 6, 7, 8])

    raw = only(read("report.xlsx", workbook(fill)))
    assert raw.header == ("Rep", "2023 Won", "2023 Lost", "2024 Won", "2024 Lost")
    assert rows(raw) == [("Ann", "1", "2", "3", "4"), ("Ben", "5", "6", "7", "8")]


@pytest.mark.parametrize("first", ["Rep,2023,,2024,\n,Won,Lost,Won,Lost\n", ",2023,,2024,\nRep,Won,Lost,Won,Lost\n"])
def test_a_header_of_two_rows_gives_whole_names_in_text_too(first: str):
    raw = only(read("report.csv", (first + "Ann,1,2,3,4\nBen,5,6,7,8\n").encode()))
    assert raw.header == ("Rep", "2023 Won", "2023 Lost", "2024 Won", "2024 Lost")
    assert raw.rows.num_rows == 2


def test_a_second_table_below_the_first_is_set_aside_with_the_reason():
    text = "id,amount,day\n1,10.5,2024-01-01\n2,11.5,2024-01-02\n\n\nrep,quota,team\nAnn,100,North\n"
    raw = only(read("deals.csv", text.encode()))
    assert rows(raw) == [("1", "10.5", "2024-01-01"), ("2", "11.5", "2024-01-02")]
    assert set(reasons(raw)) == {"Another table begins in row {row}. Save it in a file of its own and drop that too."}
    assert raw.set_aside.num_rows == 2


def test_a_blank_row_between_rows_begins_no_table():
    text = "id,amount\n1,10.5\n\n2,11.5\n\n3,n/a\n"
    assert only(read("deals.csv", text.encode())).rows.num_rows == 3


def test_a_hidden_sheet_is_not_read_and_said_so():
    def fill(book):
        for name in ("Deals", "Lists"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["id", "name"])
            sheet.write_row(1, 0, [1, name])
        sheet.hide()

    reading = read("deals.xlsx", workbook(fill))
    assert only(reading).sheet == "Deals"
    assert "hidden" in str(reading.refused[0].sentence)


def test_a_workbook_of_charts_alone_holds_no_table():
    def fill(book):
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Data!$A$1:$A$3"})
        book.add_worksheet("Data")
        book.add_chartsheet().set_chart(chart)

    with pytest.raises(Unreadable):
        read("chart.xlsx", workbook(fill))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_web_page_named_xls_is_read_as_its_table(encoding: str):
    page = (
        "<html><head><meta charset=x><style>td {color: red}</style></head><body><table><tr><td>"
        "<table border=1><tr><th>Città<th>Importo<th colspan=2>Data</tr>"
        "<tr><td rowspan=2>Forlì<td>1.234,50<td>27/01/2024<td>&nbsp;</tr><tr><td>5,00 &euro;<td>28/01/2024<td></table>"
        "</td></tr></table></body></html>"
    )
    raw = only(read("report.xls", page.encode(encoding)))
    assert raw.header[:3] == ("Città", "Importo", "Data")
    assert [row[:3] for row in rows(raw)] == [("Forlì", "1.234,50", "27/01/2024"), ("Forlì", "5,00 €", "28/01/2024")]


def test_a_web_page_without_a_table_is_a_sentence():
    with pytest.raises(Unreadable) as refused:
        read("report.xls", b"<html><body><p>Your session has expired, please log in.</p></body></html>")
    assert "web page without a table" in str(refused.value.sentence)


def test_spreadsheet_xml_is_read_with_its_types_and_gaps():
    xml = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
    <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
    <Worksheet ss:Name="Deals"><Table>
    <Row><Cell><Data ss:Type="String">id</Data></Cell><Cell><Data ss:Type="String">amount</Data></Cell>
         <Cell><Data ss:Type="String">day</Data></Cell></Row>
    <Row ss:Index="3"><Cell><Data ss:Type="Number">1</Data></Cell>
         <Cell ss:Index="3"><Data ss:Type="DateTime">2024-01-27T00:00:00.000</Data></Cell></Row>
    <Row><Cell><Data ss:Type="Number">2</Data></Cell><Cell><Data ss:Type="Number">10.5</Data></Cell></Row>
    </Table></Worksheet></Workbook>"""
    raw = only(read("deals.xls", xml.encode()))
    assert raw.sheet == "Deals"
    assert rows(raw) == [("1", None, "2024-01-27"), ("2", "10.5", None)]
    assert raw.native == {"id": "number", "amount": "number", "day": "date"}


def test_xml_with_entities_is_refused():
    namespace = b'xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><Workbook %s>&a;</Workbook>' % namespace
    with pytest.raises(Unreadable):
        read("deals.xls", bomb)


def test_rows_of_a_web_page_may_end_early_or_late():
    page = b"<table><tr><th>id<th>name</tr><tr><td>1</tr><tr><td>2<td>Ben<td>more</tr></table>"
    raw = only(read("page.xls", page))
    assert raw.header == ("id", "name", "Column 3")
    assert rows(raw) == [("1", None, None), ("2", "Ben", "more")]


SURVEY = "Respondent ID,End Date,How likely are you to recommend us?,Why?\n,,Response,Open-Ended Response\n"


def test_a_second_row_of_names_is_seen_in_large_files_too(tmp_path, monkeypatch):
    path = tmp_path / "survey.csv"
    path.write_text(SURVEY + "".join(f"{number},2026-03-14,{number % 11},Fast\n" for number in range(2_000)))
    monkeypatch.setattr(straight, "LARGE", 10_000)
    raw = straight.look(path.name, path, Limits())
    assert raw.header == ("Respondent ID", "End Date", "How likely are you to recommend us?", "Why?")
    assert (raw.straight.below, raw.straight.rows) == (2, 2_000)


def test_a_second_row_of_names_is_no_row_of_values_that_begins_with_a_blank():
    raw = only(read("deals.csv", b"Deal,Stage,Owner\n,Won,Ana\nD2,Lost,Biel\nD3,Won,Ana\n"))
    assert raw.header == ("Deal", "Stage", "Owner")
    assert raw.rows.num_rows == 3


def test_groups_over_a_header_of_two_rows_are_carried_on_in_sheets_without_merged_cells():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Rep", "2023", "", "2024", ""])
        sheet.write_row(1, 1, ["Won", "Lost", "Won", "Lost"])
        sheet.write_row(2, 0, ["Ann", 1, 2, 3, 4])
        sheet.write_row(3, 0, ["Ben", 5, 6, 7, 8])

    assert only(read("report.xlsx", workbook(fill))).header == ("Rep", "2023 Won", "2023 Lost", "2024 Won", "2024 Lost")
