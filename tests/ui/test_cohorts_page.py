"""The page Cohorts: the answer, what the simple count hides, the triangle behind it, members side by side, and empty states."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from sharing.home import Home
from tests.companies import company
from tests.ui.pages import sound_page

Opened = Callable[..., AppTest]


def orders() -> Iterator[dict[str, Any]]:
    """Forty customers in January, forty in February, forty in March; half of each month's buy again 31 days later. It ends on 20 April."""
    for number in range(120):
        first = date(2026, 1 + number // 40, 10)
        bought = {"customer": f"c{number}", "amount": 100.0, "currency": "EUR", "channel": "web" if number % 4 else "fair"}
        yield bought | {"order_id": f"{number}a", "ordered_at": first.isoformat()}
        if number % 2:
            yield bought | {"order_id": f"{number}b", "ordered_at": (first + timedelta(days=31)).isoformat()}
    yield {"order_id": "last", "ordered_at": "2026-04-20", "customer": None, "amount": 1.0, "currency": "EUR", "channel": "web"}


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    monkeypatch.setenv("KPI_HOME", str(tmp_path))
    company(Home(tmp_path).demo.root, orders=list(orders()))

    def opened(**parameters: str) -> AppTest:
        return sound_page("cohorts.py", **{"period": "all", **parameters})

    return opened


def plain(app: AppTest) -> str:
    return " ".join(each.value for each in (*app.title, *app.markdown, *app.caption)).replace("\\", "")


def test_the_headline_is_corrected_and_says_what_the_simple_count_hides(at: Opened) -> None:
    # March's second purchases fall into April, which has not ended: of the 80 watched half bought again; simply, 20 more of all 120 did.
    app = at(counted="again", every="month")
    assert app.title[0].value.replace("\\", "") == "50.0% of customers buy again within 2 months"
    assert "Counted simply it would be 50.0%: 40 of 120 are younger than that" in plain(app)
    assert "Hatched" in plain(app)


def test_the_triangle_stands_in_a_table_with_what_is_young_in_brackets(at: Opened) -> None:
    table = at(counted="again", every="month").dataframe[1].value
    assert list(table["Cohort"]) == ["Jan 2026", "Feb 2026", "Mar 2026"]
    assert list(table["2"]) == ["50.0%", "50.0%", "(50.0%)"]
    assert list(table["4"]) == ["(50.0%)", "", ""]


def test_revenue_is_money_for_each(at: Opened) -> None:
    assert at(counted="revenue", every="month").title[0].value.replace("\\", "") == "A customer brings €150.00 within 3 months"


def test_members_stand_side_by_side(at: Opened) -> None:
    members = at(counted="again", every="month", beside="channel").dataframe[2].value
    assert list(members["Channel"]) == ["web", "fair"]
    assert list(members["Began in this period"]) == [90, 30]


def test_what_the_data_cannot_tell_is_not_offered_and_says_why_when_asked_for(at: Opened) -> None:
    assert "won" not in at().selectbox(key="counted").options
    app = at(counted="won")
    assert app.title[0].value == "There are no cohorts to show here"
    assert "leads" in " ".join(each.value for each in app.info)


def test_a_filter_that_cannot_apply_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KPI_HOME", str(tmp_path))
    tickets = [{"ticket_id": "1", "opened_at": "2026-01-01", "rep": "Ana"}]
    company(Home(tmp_path).demo.root, orders=list(orders()), tickets=tickets)
    app = sound_page("cohorts.py", rep="Ana")
    assert "has no rep" in " ".join(each.value for each in app.info)
