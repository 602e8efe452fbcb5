"""Records are taken along as they are, and harmless."""

from datetime import datetime

import pandas as pd

from ui.records_view import as_csv, matching


def test_a_name_that_a_spreadsheet_would_run_is_written_as_text():
    rows = pd.DataFrame({"customer": ["=cmd()", "@x", "Ana"], "amount": [-1.5, 2.0, 3.0]})
    assert as_csv(rows).decode("utf-8-sig").splitlines() == ["customer,amount", "'=cmd(),-1.5", "'@x,2.0", "Ana,3.0"]


def test_search_looks_in_every_column_without_regard_to_case_and_takes_signs_literally():
    rows = pd.DataFrame({"customer": ["Fair & Co", "a.b"], "closed_at": [datetime(2025, 1, 31), None]})
    assert list(matching(rows, "fair")) == [True, False]
    assert list(matching(rows, "2025-01")) == [True, False]
    assert list(matching(rows, ".")) == [False, True]
