"""The page Service: the headline, its looks, the split that stands in the address."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from sharing.home import Home
from tests.companies import company
from tests.ui.pages import sound_page


def tickets():
    """Ninety tickets of Ana and Ben, a day each: Ana's take ten hours, Ben's thirty; every tenth is still open."""
    for number in range(90):
        day = f"2026-{1 + number // 28:02}-{1 + number % 28:02}"
        late = number % 2
        is_open = number % 10 == 9
        closed = (
            f"2026-{1 + number // 28:02}-{1 + number % 28:02} 18:00"
            if not late
            else f"2026-{1 + (number + 1) // 28:02}-{1 + (number + 1) % 28:02} 14:00"
        )
        yield {
            "ticket_id": str(number),
            "opened_at": f"{day} 08:00",
            "first_reply_at": f"{day} 09:00",
            "closed_at": None if is_open else closed,
            "status": "open" if is_open else "closed",
            "rep": "Ben" if late else "Ana",
            "category": "Fault" if number % 3 else "Invoice",
            "csat": None if is_open else 2.0 if late else 5.0,
        }  # fmt: skip


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KPI_HOME", str(tmp_path))

    def opened(rows=None, **parameters: str) -> AppTest:
        company(Home(tmp_path).demo.root, **(rows or {"tickets": list(tickets())}))
        return sound_page("service.py", **{"period": "all", **parameters})

    return opened


def test_the_headline_says_middle_tail_and_what_is_open(at):
    # Closed: 45 of Ana after 10 hours, 36 of Ben after 30; every open one is Ben's.
    assert at().title[0].value == "Half of the resolved tickets took up to 10 hours, one in ten longer than 30 hours; still open: 9"


def test_the_table_has_every_agent_and_a_tick_s_filter_leaves_the_others_in_it(at):
    app = at(rep="Ben")
    table = app.dataframe[-1].value
    assert list(table["Rep"]) == ["Ben", "Ana"]
    assert list(table["Open now"]) == [9, 0]
    assert "still open: 9" in app.title[0].value


@pytest.mark.parametrize("look", ["waiting", "resolution", "reply", "satisfaction"])
@pytest.mark.parametrize("split", ["rep", "category"])
def test_every_look_opens_from_its_address(at, look, split):
    app = at(look=look, split=split)
    assert not app.warning
    assert app.query_params["look"] == look
    assert next(iter(app.dataframe[-1].value.columns)) == split.capitalize()


def test_answers_alone_make_the_page_too(at):
    rows = [
        {"response_id": str(n), "answered_at": f"2026-01-{1 + n % 28:02}", "kind": "nps", "score": 9, "scale_low": 0, "scale_high": 10,
         "country": "Italy"}
        for n in range(40)
    ]  # fmt: skip
    app = at({"responses": rows})
    assert app.title[0].value.replace("\\", "") == "What customers say: 100.0, from 40 answers"


def test_without_tickets_or_answers_the_page_says_what_is_missing(at):
    app = at({"deals": [{"deal_id": "1", "created_at": "2026-01-01", "status": "open"}]})
    assert app.title[0].value == "This data holds no tickets and no answers of customers"
    assert app.info


def test_a_filter_that_tickets_do_not_know_says_so(at):
    rows = {"tickets": list(tickets()), "deals": [{"deal_id": "1", "created_at": "2026-01-01", "status": "open", "channel": "Ads"}]}
    app = at(rows, channel="Ads")
    assert "channel" in " ".join(each.value for each in app.info)
