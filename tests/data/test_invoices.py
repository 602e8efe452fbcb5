"""Lists of invoices: credit notes, and bills that nobody paid."""

from datetime import date

import pytest

from data.importing import import_files
from data.store import Workspace

KINDS = (("Fattura", "Pagata"), ("Fattura", "Insoluta"), ("Nota di credito", "Pagata"), ("Fattura", "Da pagare"))


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path / "space")


def _import(workspace):
    header = "Numero;Tipo documento;Data documento;Cliente;Imponibile;IVA;Totale;Stato pagamento"
    amounts = [(100 * (place + 1), 22 * (place + 1)) for place in range(40)]
    rows = [
        f"F/{place};{KINDS[place % 4][0]};{place % 28 + 1:02d}-01-2024;Ditta {place};{net},00;{tax},00;{net + tax},00;{KINDS[place % 4][1]}"
        for place, (net, tax) in enumerate(amounts)
    ]
    version = import_files(workspace, [("fatture.csv", "\n".join([header, *rows]).encode())], today=date(2026, 6, 30))
    return version.sources[-1]


def _columns(source):
    return {each.column: each.field for each in source.columns if each.field}


def test_credit_notes_take_back_and_bills_nobody_paid_bring_nothing(workspace):
    source = _import(workspace)
    assert _columns(source)["Tipo documento"] == "document"
    told = {each.check: each for each in source.problems}
    assert told["credit-notes"].count == 10
    assert told["order-negative"].count == 10
    assert told["order-unsold"].count == 20
    assert set(told["order-unsold"].examples) == {"Da pagare", "Insoluta"}
