"""Values that a person puts right by hand: kept beside the original, made again whenever it is read, and undone."""

import os
import signal

import pytest

from data.apart.process import Process
from data.fixes import Fix, Fixes, Sheet
from data.reimporting import reimport
from data.store import StoreError
from data.workbench import lay_out
from tests.data.conftest import TODAY, checks

DEALS = """Deal ID;Azienda;Fase;Valore;Creato il;Chiuso il;Note
D1;Acme;Vinta;1.234,50;02/01/2026;31/01/2026;chiamare Ana
D2;Beta;Vinta;;03/01/2026;28/02/2026;
D3;Beta;Persa;7,00;15/03/2026;01/03/2026;"""


@pytest.fixture
def sheet(company):
    company.drop(deals_csv=DEALS)
    source = company.source("deals.csv")
    return Sheet.of(source.sha256, source.file, source.sheet)


def again(company):
    return reimport(company.workspace, today=TODAY, corrections={})


def amounts(company):
    return company.rows("deals", "deal_id, amount::DOUBLE")


def test_a_value_put_right_is_in_the_facts_and_the_check_is_silent(company, sheet):
    assert "won-without-amount" in checks(company.source("deals.csv"))
    Fixes(company.workspace.root).keep(sheet, [Fix(3, "Valore", None, "99,50")])
    version = again(company)
    assert amounts(company) == [("D1", 1234.5), ("D2", 99.5), ("D3", 7.0)]
    (source,) = version.sources
    assert "won-without-amount" not in checks(source)
    assert next(each.count for each in source.problems if each.check == "put-right") == 1


def test_a_value_put_right_is_made_again_when_the_same_file_is_dropped_again(company, sheet):
    Fixes(company.workspace.root).keep(sheet, [Fix(4, "Chiuso il", "01/03/2026", "20/03/2026")])
    company.drop(deals_csv=DEALS)
    assert "closed-before-created" not in checks(company.source("deals.csv"))


def test_undone_the_file_says_again_what_it_says(company, sheet):
    fixes = Fixes(company.workspace.root)
    fixes.keep(sheet, [Fix(3, "Valore", None, "99,50"), Fix(4, "Valore", "7,00", "8,00")])
    fixes.undo(sheet, [Fix(3, "Valore", None, "99,50")])
    again(company)
    assert amounts(company) == [("D1", 1234.5), ("D2", None), ("D3", 8.0)]


def test_a_value_set_back_to_what_the_file_says_is_no_fix(company, sheet):
    fixes = Fixes(company.workspace.root)
    fixes.keep(sheet, [Fix(4, "Valore", "7,00", "8,00")])
    fixes.keep(sheet, [Fix(4, "Valore", "8,00", "9,00")])
    assert fixes.of(sheet) == (Fix(4, "Valore", "7,00", "9,00"),)
    fixes.keep(sheet, [Fix(4, "Valore", "9,00", "7,00")])
    assert fixes.of(sheet) == ()


def test_another_file_is_not_touched(company, sheet):
    Fixes(company.workspace.root).keep(sheet, [Fix(3, "Valore", None, "99,50")])
    company.drop(deals_csv=DEALS.replace("D1", "D9"))
    assert amounts(company)[1] == ("D2", None)


def test_a_value_whose_row_is_not_there_is_said_to_be_lost(company, sheet):
    Fixes(company.workspace.root).keep(sheet, [Fix(77, "Valore", None, "99,50"), Fix(3, "Nowhere", None, "1")])
    (source,) = again(company).sources
    assert next(each.count for each in source.problems if each.check == "put-right-lost") == 2


def test_rows_are_laid_out_as_written_without_columns_that_reach_a_person(company, sheet):
    source = company.source("deals.csv")
    bench = lay_out(company.workspace, source, [3], ("amount",))
    assert bench.columns[0].column == "Valore"
    assert "Note" not in {each.column for each in bench.columns}
    assert bench.rows[3]["Creato il"] == "03/01/2026"


def test_keys_that_are_addresses_are_not_laid_out(company):
    company.drop(tickets_csv="Ticket ID,Opened,Closed,Status,Requester email\nT1,2026-01-02,2026-01-01,Closed,ana@acme.com")
    bench = lay_out(company.workspace, company.source("tickets.csv"), [2])
    assert "ana@acme.com" not in str(bench.rows)


def test_what_cannot_be_read_is_refused_with_how_the_file_writes_it(company, sheet):
    bench = lay_out(company.workspace, company.source("deals.csv"), [3])
    _, refused = bench.fixes({3: {**bench.rows[3], "Valore": "a lot"}})
    assert refused[0].values["value"] == "a lot"
    fixes, refused = bench.fixes({3: {**bench.rows[3], "Valore": "1.000,25"}})
    assert (fixes, refused) == ([Fix(3, "Valore", None, "1.000,25")], [])


def test_an_original_is_laid_out_by_a_process_of_its_own(company, sheet, monkeypatch):
    monkeypatch.setattr("data.rows_of_original.rows_of", lambda job: 1 / 0)
    monkeypatch.setattr("data.readers.read", lambda *given: 1 / 0)
    assert lay_out(company.workspace, company.source("deals.csv"), [3]).rows[3]["Fase"] == "Vinta"


def test_an_original_that_ends_its_process_is_said_to_be_damaged(company, sheet, monkeypatch):
    ended = Process()
    monkeypatch.setattr("data.apart.rows.take", lambda: ended)
    os.kill(ended.pid, signal.SIGKILL)
    with pytest.raises(StoreError, match="damaged"):
        lay_out(company.workspace, company.source("deals.csv"), [3])
    assert not ended.scratch.exists()


def test_an_original_that_needs_too_much_memory_is_said_to(company, sheet, monkeypatch):
    monkeypatch.setenv("KPI_READING_MEGABYTES", "1")
    with pytest.raises(StoreError, match="more memory"):
        lay_out(company.workspace, company.source("deals.csv"), [3])


def test_a_column_of_cents_with_a_currency_beside_it_can_be_put_right(company):
    company.drop(charges_csv="id,Created (UTC),Amount,Currency,Status\nch_1,2026-01-02,2599,eur,Paid\nch_2,2026-01-03,10,eur,Paid")
    bench = lay_out(company.workspace, company.source("charges.csv"), [2])
    assert bench.fixes({2: dict(bench.rows[2])}) == ([], [])


def test_a_file_whose_original_is_not_kept_says_what_to_do(company, sheet):
    source = company.source("deals.csv")
    (company.workspace.root / "originals" / source.sha256).unlink()
    with pytest.raises(StoreError, match="not kept here"):
        lay_out(company.workspace, source, [3])


def test_a_row_that_was_set_aside_comes_in_when_it_is_put_right(company):
    company.drop(orders_csv="Order ID,Order date,Amount,Customer\nA,2026-01-02,5,Acme\nB,,6,Acme\nC,2026-01-04,7,Beta")
    source = company.source("orders.csv")
    assert source.rows_rejected == 1
    Fixes(company.workspace.root).keep(Sheet.of(source.sha256, source.file, source.sheet), [Fix(3, "Order date", None, "2026-01-03")])
    (source,) = again(company).sources
    assert (source.rows_rejected, source.rows_loaded) == (0, 3)


def test_members_of_one_archive_are_told_apart():
    one, other = Sheet.of("x", "all.zip/a.csv", None), Sheet.of("x", "all.zip/b.csv", None)
    assert one != other
    assert one == Sheet.of("x", "renamed.zip/a.csv", None)
