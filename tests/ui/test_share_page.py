"""A view is sent: its address, and named links."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from sharing.access import own_copy, resolve
from sharing.home import Home
from sharing.links import create
from tests.ui.test_data_page import said
from ui.scene import _SCENE

NOW = datetime.now(UTC)


@pytest.fixture
def key(home) -> str:
    return own_copy(Home(home), resolve(Home(home), now=NOW))[0]


def parameters(app) -> dict[str, list[str]]:
    return parse_qs(urlsplit(app.code[0].value).query)


def single(values: dict[str, list[str]]) -> dict[str, str | list[str]]:
    return {name: each if len(each) > 1 else each[0] for name, each in values.items()}


def test_the_address_of_a_view_carries_its_days_and_filters_and_no_key(open_page, key):
    app = open_page("share.py", key=key, rep="Ana", page="kpi", kpi="win_rate")
    sent = parameters(app)
    assert "key" not in sent
    assert sent["workspace"]
    assert (sent["from"], sent["to"], sent["rep"], sent["kpi"]) == (["2025-01-01"], ["2025-12-31"], ["Ana"], ["win_rate"])


def test_whoever_opens_the_address_sees_the_same_selection(open_page, key):
    app = open_page("share.py", key=key, rep=["Ana", "Biel"], country="~none", compare="year", period="last_quarter")
    other = open_page(**single(parameters(app)))
    assert not other.exception
    mine, theirs = app.session_state[_SCENE].selection, other.session_state[_SCENE].selection
    assert (mine.period, mine.filters, mine.comparison) == (theirs.period, theirs.filters, theirs.comparison)


def test_a_link_is_made_opened_read_only_and_taken_back(open_page, key, home):
    app = open_page("share.py", key=key, rep="Ana")
    app.text_input(key="link_name").set_value("Board").run()
    app.button(key="make_link").click().run()
    assert not app.exception
    token = app.code[1].value.rpartition("/")[2]
    assert "Board" in said(app)
    reader = open_page(link=token, rep="Ana")
    assert not reader.exception
    assert "Board" in said(reader)
    assert not reader.session_state[_SCENE].may_edit
    for page in ("data.py", "share.py"):
        other = open_page(page, link=token)
        assert not other.exception
        assert "Made by a test" not in said(other), "the note of an import names files"
        assert not other.file_uploader
        assert not [each for each in other.button if each.key and each.key.startswith(("make_link", "revoke", "undo", "delete"))]
    link_button = next(each for each in app.button if each.key and each.key.startswith("revoke_"))
    link_button.click().run()
    closed = open_page(link=token)
    assert "opens nothing" in closed.warning[0].value


def test_a_link_without_a_name_is_refused_with_a_sentence(open_page, key):
    app = open_page("share.py", key=key)
    app.button(key="make_link").click().run()
    assert "name is missing" in said(app)


def test_an_ended_link_says_since_when(open_page, key, home):
    past = NOW - timedelta(days=10)
    owner = resolve(Home(home), key=key, now=NOW)
    _, token = create(owner, "Old", "", {}, frozen=True, expires_at=past + timedelta(days=1), now=past)
    assert "ended on" in open_page(link=token).warning[0].value


def test_on_the_demonstration_company_a_copy_is_offered_instead_of_a_link(open_page):
    app = open_page("share.py", rep="Ana")
    assert not [each for each in app.button if each.key == "make_link"]
    app.button(key="own_copy").click().run()
    assert app.session_state[_SCENE].may_edit
    assert app.session_state[_SCENE].selection.filters[0].members == ("Ana",)
    assert "only key" in said(app)
    assert [each for each in app.button if each.key == "make_link"]
