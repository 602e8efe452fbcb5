"""The page Funnel: the answer, what a click opens, members side by side, and what it says where there is nothing to show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kpi.funnel import Behind, Part
from sharing.home import Home
from tests.companies import company, table
from tests.ui.pages import sound_page
from ui.funnel_list import Asked, read

LEADS = table(
    """
    lead_id | created_at | qualified_at | is_qualified | dropped_at | is_dropped | status  | channel
    1       | 2026-01-01 | 2026-01-03   | yes          |            | no         | Won     | fair
    2       | 2026-01-02 | 2026-01-08   | yes          |            | no         | Won     | web
    3       | 2026-01-03 | 2026-03-03   | yes          |            | no         | Working | web
    4       | 2026-02-01 | 2026-02-11   | yes          | 2026-03-20 | yes        | No need | web
    5       | 2026-02-02 |              | no           | 2026-02-20 | yes        | Spam    | web
    6       | 2026-03-01 |              | no           |            | no         | New     |
""",
    is_qualified=bool, is_dropped=bool,
)  # fmt: skip
DEALS = table(
    """
    deal_id | lead_id | created_at | closed_at  | status | amount | currency | lost_reason | channel
    a       | 1       | 2026-01-05 | 2026-03-10 | won    | 100    | EUR      |             | fair
    b       | 2       | 2026-01-10 | 2026-02-10 | won    | 200    | EUR      |             | web
    c       | 3       | 2026-03-04 | 2026-03-30 | lost   | 400    | EUR      | *Price*     | web
""",
    amount=float,
)

Opened = Callable[..., AppTest]


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    monkeypatch.setenv("KPI_HOME", str(tmp_path))
    company(Home(tmp_path).demo.root, leads=LEADS, deals=DEALS)

    def opened(**parameters: str) -> AppTest:
        return sound_page("funnel.py", **{"period": "all", **parameters})

    return opened


def test_the_headline_says_how_many_came_through_and_where_most_are_lost(at: Opened) -> None:
    app = at()
    assert app.title[0].value.replace("\\", "") == "33.3% of 6 leads have been won"
    assert "More are lost on the way to “won” than anywhere else: 2" in " ".join(each.value for each in app.markdown)


def test_the_steps_stand_in_a_table_with_all_their_numbers(at: Opened) -> None:
    steps = at().dataframe[0].value
    assert list(steps["Step"]) == ["Leads", "Qualified", "Won"]
    assert list(steps["Count"]) == [6, 4, 2]
    assert list(steps["Value"]) == [700, 700, 300]


def test_the_other_reading_counts_what_happened(at: Opened) -> None:
    assert at(reading="period").title[0].value == "2 leads won, 6 came in"


def test_an_address_opens_the_list_behind_a_number(at: Opened) -> None:
    app = at(behind="waiting.0")
    assert list(app.dataframe[0].value["lead_id"]) == ["6"]
    assert app.selectbox(key="behind").value == "waiting.0"
    app.selectbox(key="behind").select("left.0").run()
    assert list(app.dataframe[0].value["lead_id"]) == ["5"]


def test_a_member_and_a_reason_have_lists_of_their_own(at: Opened) -> None:
    assert list(at(behind="reached.1.channel.web").dataframe[-1].value["lead_id"]) == ["3", "4", "2"]
    assert list(at(behind="reached.0.channel.~none").dataframe[-1].value["lead_id"]) == ["6"]
    assert list(at(behind="left.1.reason.*Price*", see="reasons").dataframe[-1].value["lead_id"]) == ["3"]


def test_members_stand_side_by_side(at: Opened) -> None:
    members = at(split="channel").dataframe[1].value
    assert list(members["Channel"]) == ["web", "fair", "(none)"]
    assert list(members["Won"]) == [1, 1, 0]


def test_a_list_that_nobody_can_mean_is_answered_with_a_sentence(at: Opened) -> None:
    assert "cannot be chosen here" in " ".join(each.value for each in at(behind="left.9").warning)


def test_a_filter_that_cannot_apply_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KPI_HOME", str(tmp_path))
    company(Home(tmp_path).demo.root, leads=LEADS, deals=[each | {"rep": "Ana"} for each in DEALS])
    app = sound_page("funnel.py", rep="Ana")
    assert "Leads has no rep" in " ".join(each.value for each in app.info)


@pytest.mark.parametrize("written", ["reached.2", "left.1.reason.a.b", "left.0.reason.~none", "reached.1.channel.~none"])
def test_what_stands_in_the_address_is_read_back(written: str) -> None:
    asked = read(written, ["channel"])
    assert asked
    assert asked.written == written


def test_an_address_that_names_no_number_is_none() -> None:
    assert read("left", []) is None
    assert read("gone.1", []) is None
    assert read(None, []) is None
    assert read("left.1.rep.Ana", ["channel"]) == Asked(Behind(Part.LEFT, 1))
