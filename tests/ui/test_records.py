"""Records are taken along as they are, and harmless."""

from datetime import datetime

import pandas as pd

from ui.records_view import matching
from ui.taken_along import as_csv


def test_a_name_that_a_spreadsheet_would_run_is_written_as_text():
    rows = pd.DataFrame({"customer": ["=cmd()", "@x", "Ana"], "amount": [-1.5, 2.0, 3.0]})
    assert as_csv(rows).decode("utf-8-sig").splitlines() == ["Customer,Amount", "'=cmd(),-1.5", "'@x,2.0", "Ana,3.0"]


def test_search_looks_in_every_column_without_regard_to_case_and_takes_signs_literally():
    rows = pd.DataFrame({"customer": ["Fair & Co", "a.b"], "closed_at": [datetime(2025, 1, 31), None]})
    assert list(matching(rows, "fair")) == [True, False]
    assert list(matching(rows, "2025-01")) == [True, False]
    assert list(matching(rows, ".")) == [False, True]


def test_a_list_is_written_as_spreadsheets_of_the_language_read_it():
    rows = pd.DataFrame(
        {
            "customer": ["Ana; =1+1", "Biel"],
            "amount": [1234.5, None],
            "closed_at": pd.to_datetime(["2026-01-31", None]),
            "is_won": [True, False],
        }
    )
    english = as_csv(rows).decode("utf-8-sig").splitlines()
    assert english[1] == "Ana;' =1+1,1234.5,2026-01-31,yes"
    italian = as_csv(rows, "it").decode("utf-8-sig").splitlines()
    assert italian[0].startswith("Cliente;Importo;")
    assert italian[1:] == ['"Ana;\' =1+1";1234,5;2026-01-31;sì', "Biel;;;no"]


def test_every_language_but_english_writes_a_decimal_comma():
    for language in ("it", "pt", "ca", "es"):
        assert as_csv(pd.DataFrame({"amount": [0.5]}), language).decode("utf-8-sig").splitlines()[1] == "0,5"
