"""The page of channels: the headline is the sound answer, small numbers come after; its choices stand in the address."""

from datetime import date, timedelta
from math import isinf, isnan
from pathlib import Path
from types import SimpleNamespace

import pytest

from forecasting.channels.ranges import Range
from locales.numbers import NO_VALUE
from sharing.home import Home
from tests.companies import company
from ui import channels_table
from ui.told import Told, told_table

FIRST = date(2025, 1, 1)


def leads(channel, campaign, count, converted, start=0):
    """So many leads of a channel, one every other day or so, the first of them converted."""
    return [
        {
            "lead_id": f"{channel}{campaign}{number}",
            "created_at": FIRST + timedelta(days=(start + number) % 300),
            "converted_at": FIRST + timedelta(days=310) if number < converted else None,
            "is_converted": number < converted,
            "channel": channel,
            "campaign": campaign,
        }
        for number in range(count)
    ]


@pytest.fixture
def channels_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Search converts 100 of 1,000, Mail 40 of 900, and a fair that was lucky: 1 of 3."""
    rows = [*leads("Search", "Words", 1000, 100), *leads("Mail", "News", 900, 40), *leads("Fair", "Fair", 3, 1)]
    spend = [
        {
            "spent_on": FIRST + timedelta(weeks=week),
            "amount": 100.0,
            "currency": "EUR",
            "kind": "marketing",
            "channel": channel,
            "campaign": None,
        }
        for week in range(40)
        for channel in ("Search", "Mail")
    ]
    company(Home(tmp_path).demo.root, leads=rows, spend=spend)
    monkeypatch.setenv("KPI_HOME", str(tmp_path))
    return tmp_path


def test_the_headline_is_the_best_of_those_with_enough_leads_and_the_lucky_one_comes_after(open_page, channels_home):
    app = open_page("channels.py", period="all")
    assert not app.exception
    assert app.title[0].value.replace("\\", "") == "Search converts best: 10.0% of its leads, 5.6 points more than Mail"
    assert any("Fair looks better with 1 of 3" in each.value for each in app.caption)
    assert list(app.dataframe[-1].value.iloc[:, 0]) == ["Search", "Mail", "Fair"]


def test_campaigns_are_compared_where_the_address_asks_for_them(open_page, channels_home):
    app = open_page("channels.py", period="all", by="campaign")
    assert app.title[0].value.startswith("Words converts best")


def test_without_leads_the_page_says_what_is_lacking(open_page):
    app = open_page("channels.py")
    assert not app.exception
    assert app.title[0].value == "Too little is known to compare Channels"
    assert app.info


def said(app):
    return " ".join(each.value.replace("\\", "") for each in (*app.markdown, *app.caption, *app.info, *app.warning))


def test_the_next_sum_is_answered_above_and_taken_apart_below(open_page, channels_home):
    app = open_page("channels.py", period="all", about="money", amount="500")
    assert not app.exception
    assert "the next 500" in said(app).replace("€", "").lower()
    assert list(app.dataframe[-1].value.iloc[:, 0]) == ["Search", "Mail"]
    assert "Nothing can be said of Fair" in said(app)


def test_no_more_is_taken_from_a_channel_than_it_spends(open_page, channels_home):
    app = open_page("channels.py", period="all", about="money", taken="Mail", amount="10000", weeks="4")
    assert not app.exception
    assert "Mail spends only" in said(app)
    moved = open_page("channels.py", period="all", about="money", taken="Mail", amount="200", weeks="4")
    assert "Net of what Mail loses with the money" in said(moved)


def test_like_with_like_says_what_was_looked_at(open_page, channels_home):
    app = open_page("channels.py", period="all", about="mix")
    assert not app.exception
    assert "Looked at: 1 pairs" in said(app)


def test_a_lead_that_the_mix_makes_is_said_at_once_and_shown_with_both_tables(open_page, tmp_path, monkeypatch):
    """Fifteen of twenty leads of Calls are hard cases, five of twenty of Ads; Calls is better at either."""
    rows = [
        lead | {"segment": segment, "lead_id": f"{lead['lead_id']}{segment}"}
        for channel, segment, count, converted in (
            ("Calls", "Hard", 1500, 180), ("Calls", "Easy", 500, 200), ("Ads", "Hard", 500, 30), ("Ads", "Easy", 1500, 480),
        )
        for lead in leads(channel, None, count, converted)
    ]  # fmt: skip
    company(Home(tmp_path).demo.root, leads=rows)
    monkeypatch.setenv("KPI_HOME", str(tmp_path))
    app = open_page("channels.py", period="all", about="mix")
    assert not app.exception
    assert app.title[0].value.startswith("Ads converts best")
    assert "Careful: its lead over Calls does not hold when like is compared with like, by Segment." in said(app)
    assert "Compared by Segment, it is the other way round: Calls is ahead by" in said(app)
    total, within = (each.value for each in app.dataframe[-2:])
    assert total.to_numpy().tolist() == [["Ads", "25.5% (510 of 2,000)"], ["Calls", "19.0% (380 of 2,000)"]]
    assert [row[-1] for row in within.to_numpy().tolist()] == ["Calls", "Calls"]


def test_a_cost_says_how_many_customers_stand_behind_it_and_an_empty_cell_says_why(open_page, tmp_path, monkeypatch):
    """Search won 50 customers, Mail, on purchased leads, 10, and Fair none."""
    rows = [*leads("Search", "Words", 1000, 100), *leads("Mail", "News", 900, 40), *leads("Fair", "Fair", 3, 1)]
    spend = [
        {"spent_on": FIRST, "amount": 5000.0, "currency": "EUR", "kind": kind, "channel": channel, "campaign": None}
        for channel, kind in (("Search", "marketing"), ("Mail", "lead purchase"), ("Fair", "marketing"))
    ]
    orders = [
        {"order_id": f"{channel}{number}", "customer": f"{channel} {number}", "ordered_at": FIRST + timedelta(days=20), "amount": 900.0,
         "currency": "EUR", "channel": channel, "status": "paid"}
        for channel, count in (("Search", 50), ("Mail", 10))
        for number in range(count)
    ]  # fmt: skip
    company(Home(tmp_path).demo.root, leads=rows, spend=spend, orders=orders)
    monkeypatch.setenv("KPI_HOME", str(tmp_path))
    app = open_page("channels.py", period="all", about="costs")
    assert not app.exception
    words = said(app)
    assert "€100 a customer is €5,000 spent on Search ÷ 50 who bought for the first time" in words.replace("€100.00", "€100")
    assert "of the leads of the period, 100 have become customers" in words
    assert "nobody bought for the first time in the period: Fair" in words
    assert "which marketing ROI does not count: Mail" in words


def test_each_text_of_a_table_stands_at_a_number_that_a_download_can_write():
    """The browser shows no text of a cell without a number, and its own download writes it: an infinite one would be read there."""
    assert isnan(Told(None)) and isnan(Told(3, NO_VALUE)) and Told(3, "3") == 3
    assert str(float(Told(109.77900000000001, "€110"))) == "109.779"
    with pytest.raises(ValueError, match="more than 10"):
        Told(None, "more than 10")


def test_costs_that_are_known_as_a_least_are_sorted_and_downloaded_as_that():
    assert channels_table._stands_at(Range(None, 40.0, None)) == 40
    assert channels_table._stands_at(Range(50.0, 40.0, 60.0)) == 50
    assert channels_table._stands_at(None) is None


@pytest.mark.parametrize("about", ["numbers", "costs"])
def test_no_table_of_channels_holds_an_infinite_number(monkeypatch, open_page, channels_home, about):
    tables = []
    monkeypatch.setattr(channels_table, "told_table", lambda columns: tables.append(columns) or told_table(columns))
    assert not open_page("channels.py", period="all", about=about).exception
    cells = [cell for columns in tables for column in columns.values() for cell in column if isinstance(cell, float)]
    assert cells and not any(isinf(cell) for cell in cells)


@pytest.mark.parametrize(("unnamed", "is_said"), [(None, False), (0.0, False), (25.0, True)])
def test_costs_that_name_no_channel_are_said_only_where_there_are_any(monkeypatch, unnamed, is_said):
    monkeypatch.setattr(channels_table, "without", lambda selection, dimension: selection)
    monkeypatch.setattr(channels_table, "headlines", lambda *_: {"cac": SimpleNamespace(value=12.5, numerator=125.0)})
    spent = {"Search": SimpleNamespace(numerator=100.0)} | ({} if unnamed is None else {None: SimpleNamespace(numerator=unnamed)})
    card = SimpleNamespace(values={"cac": spent}, dimension="channel")
    said = channels_table.costs_reconciled(SimpleNamespace(data=None, selection=None), card, SimpleNamespace(money=str))
    assert (said is not None) == is_said
