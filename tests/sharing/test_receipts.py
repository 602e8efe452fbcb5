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
from sharing.receipts import delete, delete_all, keep, receipts_of, unreadable
from sharing.refusal import NotAllowed
from sharing.small_facts import small_facts
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


@pytest.mark.parametrize("written", ['{"format": 0}', "not even JSON", '{"format": 1, "kpi": "win_rate"}'])
def test_a_receipt_that_cannot_be_read_any_more_is_counted_and_stays_until_it_is_deleted(owner, visitor, made, written):
    keep(owner, made, NOW)
    keep(owner, made, NOW)
    with small_facts(owner.workspace) as database:
        database.execute("UPDATE receipts SET receipt = ? WHERE id = 1", (written,))
    assert ([each.id for each in receipts_of(owner, "win_rate")], unreadable(owner, "win_rate")) == ([2], [1])
    with pytest.raises(NotAllowed):
        delete_all(visitor, [1])
    delete_all(owner, unreadable(owner, "win_rate"))
    assert (len(receipts_of(owner, "win_rate")), unreadable(owner, "win_rate")) == (1, [])


def test_a_receipt_with_terms_out_of_bounds_cannot_be_read(owner, made):
    keep(owner, made, NOW)
    with small_facts(owner.workspace) as database:
        database.execute("""UPDATE receipts SET receipt = replace(receipt, '"lapse_days": 180', '"lapse_days": 0')""")
    assert unreadable(owner, "win_rate") == [1]
