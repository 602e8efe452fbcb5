"""The readers meet real exports: right where the truth is known, a sentence where there is nothing to read, never a traceback."""

import json
from pathlib import Path

import pytest

from data.readers import RawTable, Reading, Unreadable, read

pytestmark = pytest.mark.exports
APART = {".json", ".jsonl", ".ndjson", ".geojson", ".xls", ".xlsx", ".ods", ".parquet"}


def one(path: Path) -> RawTable:
    (table,) = read(path.name, path.read_bytes()).tables
    return table


@pytest.mark.parametrize("suite", ["messy_csv_spectrum", "messy_csvkit", "messy_duckdb", "messy_frictionless"])
def test_messy_files_give_a_reading_or_a_sentence(exports: Path, suite: str):
    for path in sorted((exports / suite).rglob("*")):
        if not path.is_file() or path.suffix in APART or path.suffix == ".zip":
            continue
        try:
            reading: Reading | None = read(path.name, path.read_bytes())
        except Unreadable as refused:
            assert str(refused.sentence)
            continue
        for table in reading.tables:
            assert table.rows.num_columns == len(table.header) + 1, path.name
            lines = table.rows["__row"].to_pylist() + table.set_aside["row"].to_pylist()
            assert len(lines) == len(set(lines)) == table.rows_read, path.name


@pytest.mark.parametrize(
    "name", ["table.xls", "table.ods", "merged-cells.xlsx", "table.json", "table.ndjson", "package.zip", "schema.json"]
)
def test_files_read_apart_give_a_reading_or_a_sentence(exports: Path, name: str):
    try:
        assert read(name, (exports / "messy_frictionless" / name).read_bytes()).tables
    except Unreadable as refused:
        assert str(refused.sentence)


def test_csv_spectrum_is_read_as_its_authors_meant_it(exports: Path):
    for path in sorted((exports / "messy_csv_spectrum" / "csvs").glob("*.csv")):
        meant = json.loads((exports / "messy_csv_spectrum" / "json" / f"{path.stem}.json").read_text())
        got = [{name: value or "" for name, value in row.items() if name != "__row"} for row in one(path).rows.to_pylist()]
        assert got == [{key: value.replace("\r\n", "\n").strip() for key, value in row.items()} for row in meant], path.name


@pytest.mark.parametrize(
    ("path", "rows", "columns"),
    [
        ("maven_crm/sales_pipeline.csv", 8_800, 8),
        ("salesforce_wave_sales/OpportunityHistory.csv", 17_502, 7),
        ("cdnow/CDNOW_master.txt", 69_659, 4),
        ("cdnow/CDNOW_sample.txt", 6_919, 5),
        ("olist_orders_sample/olist_order_reviews_dataset.csv", 8_225, 7),
        ("dbt_playbooks/sessions.csv", 90, 7),
        ("bpi2012_loans/stages.csv.gz", 92_093, 4),
        ("uci_online_retail/online_retail.parquet", 541_909, 8),
        ("italian_semicolon/vendite.csv", None, 5),
        ("fivetran_salesforce/sf_lead_data.csv", 1, 382),
    ],
)
def test_exports_are_read_whole(exports: Path, path: str, rows: int | None, columns: int):
    table = one(exports / path)
    assert len(table.header) == columns
    assert table.set_aside.num_rows == 0
    assert rows is None or table.rows.num_rows == rows


def test_the_superstore_is_the_same_in_csv_and_workbook(exports: Path):
    folder = exports / "superstore"
    text = one(folder / "Sample - Superstore.csv")
    orders, people, returns = read("store.xls", (folder / "Sample - Superstore.xls").read_bytes()).tables
    assert (orders.header, people.rows.num_rows, returns.rows.num_rows) == (text.header, 4, 800)
    for column in ("Order ID", "Customer Name", "Product Name", "Quantity"):
        assert sorted(orders.rows[column].to_pylist()) == sorted(text.rows[column].to_pylist())
    assert orders.native["Order Date"] == "date"


@pytest.mark.parametrize("name", ["crm_lead_corrupt_crlf.xls", "crm_lead_drm_encrypted.xls", "base_import_test_drm.xlsx"])
def test_unreadable_workbooks_are_a_sentence(exports: Path, name: str):
    with pytest.raises(Unreadable) as refused:
        read(name, (exports / "odoo_templates" / name).read_bytes())
    assert not refused.value.empty_of_tables
    assert name in str(refused.value.sentence)


def test_a_note_on_provenance_holds_no_table(exports: Path):
    for path in exports.glob("*/PROVENANCE.txt"):
        with pytest.raises(Unreadable) as refused:
            read(path.name, path.read_bytes())
        assert refused.value.empty_of_tables, path
