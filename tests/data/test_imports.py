"""Real exports come in without a hand on them: measured against what a careful person understood of each (`make imports`)."""

import pytest

from data.version import ColumnMatch, Source
from locales import Sentence
from tests.imports_report import Expectation, folders, invented, score, scored, total

LARGE = {"uci_online_retail", "superstore", "cdnow", "salesforce_wave_sales", "olist_orders_sample"}
"""Folders that `make imports` alone measures; their known values are tested by themselves."""

TOLD = {"six": {"it_foglio_commerciale.csv", "it_fatturato_agenti.csv"}}
"""Sheets among these whose table is told for certain."""


def _source(table, **fields):
    matches = tuple(ColumnMatch(column, name, 0.9, Sentence("")) for column, name in fields.items())
    return Source("deals.csv", None, "", "spreadsheet", table, 3, 3, 0, matches)


def test_a_column_is_right_or_wrong_or_missed():
    expected = Expectation((None,), ("deals",), {"value": ["amount"], "stage": ["stage"]}, optional={"owner": ["rep"]})
    one = score("deals.csv", _source("deals", value="amount", note="lost_reason", owner="rep"), expected)
    assert (one.right, one.wrong, one.missed) == (1, ("note → deals.lost_reason",), ("stage (stage)",))


def test_one_of_two_columns_may_stand_for_the_other():
    expected = Expectation((None,), ("deals",), {"id": ["deal_id"]}, either={"id": ["number"]})
    assert score("deals.csv", _source("deals", number="deal_id"), expected).right == 1


def test_a_table_that_it_is_not_makes_every_column_wrong():
    one = score("deals.csv", _source("tickets", value="csat"), Expectation((None,), ("deals",), {"value": ["amount"]}))
    assert (len(one.wrong), one.right, one.recognised) == (1, 0, False)


@pytest.mark.parametrize("batch", ["one", "two", "short"])
def test_sheets_in_seven_languages_come_in_right(batch):
    sums = total(invented(batch))
    assert sums.share >= 0.9
    assert sums.wrong == 0


@pytest.mark.parametrize("batch", ["three", "four", "five", "six"])
def test_nothing_is_matched_wrong_where_much_is_not_known(batch):
    found = invented(batch)
    assert total(found).wrong == 0
    assert TOLD.get(batch, set()) <= {each.file for each in found if each.recognised}


@pytest.mark.exports
def test_real_exports_come_in_right(brought):
    sums = total(each for folder in folders() if folder not in LARGE for each in scored(folder, brought(folder).outcome.sources))
    assert sums.share >= 0.95
    assert sums.wrong == 0
