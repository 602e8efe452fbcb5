"""Receipts kept in a workspace."""

from datetime import date

import pytest

from kpi.catalogue import CATALOGUE
from kpi.periods import Period
from kpi.receipt import Receipt, receipt
from kpi.selection import Selection
from kpi.stored_receipt import StoredReceipt
from sharing.access import resolve
from sharing.home import id_of
from sharing.receipts import delete, keep, receipts_of
from sharing.refusal import NotAllowed
from tests.companies import company, table
from tests.sharing.conftest import NOW


@pytest.fixture
def made(tmp_path) -> Receipt:
    deals = table("""
        deal_id | status | closed_at  | amount
        1       | won    | 2026-01-10 | 100
    """)
    january = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), NOW.date())
    return receipt(company(tmp_path / "company", deals=deals), CATALOGUE["win_rate"], january)


def test_a_receipt_comes_back_as_it_was_kept_the_newest_first(owner, made):
    keep(owner, made, NOW)
    keep(owner, made, NOW)
    kept = receipts_of(owner, "win_rate")
    assert [each.id for each in kept] == [2, 1]
    assert kept[0].receipt == StoredReceipt.of(made)
    assert kept[0].created_at == NOW
    assert receipts_of(owner, "revenue") == []


def test_a_deleted_receipt_is_gone(owner, made):
    keep(owner, made, NOW)
    delete(owner, 1)
    assert receipts_of(owner, "win_rate") == []


def test_readers_see_receipts_but_keep_and_delete_none(home, key, owner, visitor, made):
    keep(owner, made, NOW)
    reader = resolve(home, workspace=id_of(key), now=NOW)
    assert len(receipts_of(reader, "win_rate")) == 1
    for access in (reader, visitor):
        with pytest.raises(NotAllowed):
            keep(access, made, NOW)
        with pytest.raises(NotAllowed):
            delete(access, 1)
