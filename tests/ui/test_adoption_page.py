"""The page Adoption: the headline, its looks, and what it says where the data lacks log-ins."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from sharing.home import Home
from tests.companies import company
from tests.ui.pages import sound_page


def usage():
    """Twenty working days of January: Ana logs in on all of them, Ben on four."""
    for day in (each for each in range(5, 31) if each % 7 not in (3, 4)):
        yield {"at": f"2026-01-{day:02} 08:00", "kind": "log-in", "rep": "Ana"}
    for day in (5, 6, 7, 8):
        yield {"at": f"2026-01-{day:02} 08:00", "kind": "log-in", "rep": "Ben"}


def deals():
    """Forty, thirty of them open, each worked on the day it came in."""
    for number in range(40):
        is_open, day = number % 4 > 0, f"2026-01-{5 + number % 20:02}"
        yield {
            "deal_id": str(number),
            "created_at": day,
            "last_activity_at": day,
            "status": "open" if is_open else "lost",
            "rep": "Ana",
            "closed_at": None if is_open else "2026-01-28",
            "amount": 10.0 if number % 2 else None,
        }


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KPI_HOME", str(tmp_path))

    def opened(rows=None, **parameters: str) -> AppTest:
        company(Home(tmp_path).demo.root, **(rows or {"usage": list(usage()), "deals": list(deals())}))
        return sound_page("adoption.py", **{"period": "custom", "from": "2026-01-05", "to": "2026-01-30", **parameters})

    return opened


def test_the_headline_says_who_uses_it_and_what_lies_untouched(at):
    app = at()
    assert app.title[0].value.replace("\\", "") == "One of 2 people uses the CRM on most working days; 0.0% of the open deals lie untouched"
    assert list(app.dataframe[-1].value["Rep"]) == ["Ana", "Ben"]
    assert list(app.dataframe[-1].value["Days with a log-in"]) == [20, 4]


def test_a_filter_narrows_the_headline_and_leaves_everybody_in_the_table(at):
    app = at(rep="Ben")
    assert app.title[0].value.replace("\\", "").startswith("People who use the CRM on most working days: 0 of 1")
    assert list(app.dataframe[-1].value["Rep"]) == ["Ana", "Ben"]


def test_what_names_nobody_is_counted_and_said(at):
    rows = [each | ({"rep": None} if each["deal_id"] in ("1", "2") else {}) for each in deals()]
    app = at({"usage": list(usage()), "deals": rows})
    said = "2 open deals name nobody: they count above, but stand beside no name."
    assert any(each.value == said for each in app.caption)
    assert app.dataframe[-1].value["Open deals"].sum() == 28  # of thirty
    assert not any("name nobody" in each.value for each in at(rep="Ana").caption)


def test_under_another_filter_only_those_with_rows_in_it_are_told(at):
    rows = [each | {"team": "North" if each["rep"] == "Ana" else "South"} for each in usage()]
    app = at({"usage": rows, "deals": [each | {"team": "North"} for each in deals()]}, team="North")
    assert app.title[0].value.startswith("The one person there is ")


def test_without_log_ins_the_other_numbers_stand(at):
    app = at({"deals": list(deals())}, use="deals")
    assert app.title[0].value.replace("\\", "") == "0.0% of the open deals lie untouched"


@pytest.mark.parametrize("use", ["people", "fields", "deals"])
def test_every_look_opens_from_its_address(at, use):
    app = at(use=use)
    assert not app.warning
    assert app.dataframe


def test_data_without_people_or_deals_says_what_is_missing(at):
    app = at({"spend": [{"spent_on": "2026-01-06", "amount": 5.0}]})
    assert app.title[0].value == "This data does not say how the CRM is used"
    assert app.info
