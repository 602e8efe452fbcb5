"""What a spreadsheet would run is shown instead."""

import pytest

from data.defused import defused


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")'])
def test_text_that_begins_like_a_formula_gets_an_apostrophe(cell):
    assert defused(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-12.50", "+3", "-1.234,56", "-5 %", "Ana", "", -3, 2.5, None])
def test_numbers_and_plain_text_stay_as_they_are(cell):
    assert defused(cell) == cell
