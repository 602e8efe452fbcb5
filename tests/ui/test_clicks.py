"""What was clicked is forgotten once something else was opened or closed, so that the same click works again."""

import pytest

from ui import clicks


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clicks.st, "session_state", {})


def test_what_opened_it_keeps_its_mark_and_all_others_forget_theirs():
    chart, table = clicks.click_key("chart", None), clicks.click_key("table", None)
    clicks.clicked("chart", "left.1")
    assert clicks.click_key("chart", "left.1") == chart
    assert clicks.click_key("table", "left.1") != table


def test_who_closes_it_can_click_there_again():
    chart = clicks.click_key("chart", None)
    clicks.clicked("chart", "left.1")
    assert clicks.click_key("chart", "left.1") == chart
    clicks.clicked("", None)
    assert clicks.click_key("chart", None) != chart


def test_what_was_opened_by_a_choice_or_a_link_is_nobodys_click():
    chart = clicks.click_key("chart", None)
    clicks.clicked("chart", "left.1")
    clicks.click_key("chart", "left.1")
    assert clicks.click_key("chart", "waiting.0") != chart


def test_nothing_changes_while_nothing_is_opened():
    assert clicks.click_key("chart", "left.1") == clicks.click_key("chart", "left.1")
