"""Receipts that people keep in their workspace, to run them again later."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from kpi.receipt import Receipt
from kpi.stored_receipt import NoReceipt, StoredReceipt
from locales import Sentence
from sharing.access import Access
from sharing.refusal import NotAllowed
from sharing.small_facts import file_of, small_facts

MOST_RECEIPTS = 500


@dataclass(frozen=True)
class KeptReceipt:
    """A receipt as it is kept, with the moment of keeping it."""

    id: int
    receipt: StoredReceipt
    created_at: datetime


def keep(access: Access, receipt: Receipt, now: datetime) -> None:
    """Keep a receipt. NotAllowed without the right to edit, or when 500 are kept already."""
    written = json.dumps(StoredReceipt.of(receipt).as_json(), ensure_ascii=False)
    with small_facts(access.require_edit()) as database:
        if database.execute("SELECT count(*) FROM receipts").fetchone()[0] >= MOST_RECEIPTS:
            raise NotAllowed(Sentence("This workspace keeps {count} receipts, which is the most. Delete one first.", count=MOST_RECEIPTS))
        row = (receipt.kpi, written, now.astimezone(UTC).isoformat())
        database.execute("INSERT INTO receipts (kpi, receipt, created_at) VALUES (?, ?, ?)", row)


def receipts_of(access: Access, kpi: str) -> list[KeptReceipt]:
    """The receipts kept of a KPI, the newest first. A link shows its view alone, so its readers get none."""
    return [kept for row in _rows(access, kpi) if (kept := _kept(row))]


def unreadable(access: Access, kpi: str) -> list[int]:
    """The ids of the receipts kept of a KPI whose form is not read any more; they stay until somebody deletes them."""
    return [row["id"] for row in _rows(access, kpi) if _kept(row) is None]


def delete(access: Access, receipt_id: int) -> None:
    """Remove a receipt; one that is no more is removed already."""
    with small_facts(access.require_edit()) as database:
        database.execute("DELETE FROM receipts WHERE id = ?", (receipt_id,))


def delete_all(access: Access, receipt_ids: Sequence[int]) -> None:
    """Remove several receipts at once."""
    with small_facts(access.require_edit()) as database:
        database.executemany("DELETE FROM receipts WHERE id = ?", [(each,) for each in receipt_ids])


def _rows(access: Access, kpi: str) -> list[sqlite3.Row]:
    if access.link is not None or not file_of(access.workspace).exists():
        return []
    with small_facts(access.workspace) as database:
        return database.execute("SELECT * FROM receipts WHERE kpi = ? ORDER BY id DESC", (kpi,)).fetchall()


def _kept(row: sqlite3.Row) -> KeptReceipt | None:
    """The receipt of a row; `None` where its form is not read any more."""
    try:
        return KeptReceipt(row["id"], StoredReceipt.from_json(json.loads(row["receipt"])), datetime.fromisoformat(row["created_at"]))
    except (NoReceipt, json.JSONDecodeError):
        return None
