"""The tables as CSV files, as a CRM would print them, so that a person can try dropping them."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from data.scratch import scratch

HEADERS = {
    "deals": {
        "deal_id": "Deal ID",
        "customer": "Account Name",
        "created_at": "Create Date",
        "closed_at": "Closed Date",
        "expected_close_at": "Expected Close Date",
        "status": "Status",
        "stage": "Stage",
        "amount": "Amount",
        "currency": "Currency",
    },
}
ITALIAN_DEALS = {
    "deal_id": "ID trattativa",
    "customer": "Azienda",
    "status": "Stato",
    "stage": "Fase",
    "amount": "Importo",
    "currency": "Valuta",
    "created_at": "Data creazione",
    "closed_at": "Data chiusura",
    "expected_close_at": "Data chiusura prevista",
    "rep": "Venditore",
    "country": "Paese",
    "region": "Regione",
    "city": "Città",
    "channel": "Canale",
    "product": "Prodotto",
    "lost_reason": "Motivo perdita",
}
"""The fields of the Italian file and their headers, in its order."""


def write_exports(folder: Path, tables: dict[str, pa.Table]) -> list[Path]:
    """One file a table with English headers, comma and decimal point; the deals once more with Italian headers, `;` and decimal comma."""
    folder.mkdir(parents=True, exist_ok=True)
    written = [_english(folder / f"{name}.csv", name, table) for name, table in tables.items()]
    return [*written, _italian(folder / "trattative.csv", tables["deals"])]


def header(table: str, field: str) -> str:
    """`first_contact_at` → "First contact at", unless the table has a usual word for it."""
    plain = field.replace("_id", " ID").replace("_", " ")
    return HEADERS.get(table, {}).get(field, plain[0].upper() + plain[1:])


def _english(path: Path, name: str, table: pa.Table) -> Path:
    columns = ", ".join(f'"{field}" AS "{header(name, field)}"' for field in table.column_names)
    return _written(path, table, columns, ",")


def _italian(path: Path, table: pa.Table) -> Path:
    return _written(path, table, ", ".join(f'{_italian_value(field)} AS "{name}"' for field, name in ITALIAN_DEALS.items()), ";")


def _italian_value(field: str) -> str:
    if field == "amount":
        return "replace(CAST(CAST(amount AS DECIMAL(18, 2)) AS VARCHAR), '.', ',')"
    return f"strftime({field}, '%d/%m/%Y %H:%M')" if field.endswith("_at") else f'"{field}"'


def _written(path: Path, table: pa.Table, columns: str, separator: str) -> Path:
    with scratch() as connection:
        connection.from_arrow(table).project(columns).write_csv(str(path), sep=separator, header=True)
    return path
