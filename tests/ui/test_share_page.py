"""A view is sent: its address, and named links."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from sharing.access import own_copy, resolve
from sharing.home import Home
from sharing.links import create, links_of
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
    assert "Copy it now" not in said(app)
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


def test_the_page_one_comes_from_is_shared_with_what_was_chosen_there(open_page):
    app = open_page("kpi.py", kpi="win_rate", by="channel", rep="Ana")
    app.switch_page("../pages/share.py").run()
    assert app.selectbox(key="page").value == "kpi"
    assert "KPI: Win rate" in said(app)
    assert urlsplit(app.code[0].value).path == "/kpi"
    sent = parameters(app)
    assert (sent["kpi"], sent["by"], sent["rep"]) == (["win_rate"], ["channel"], ["Ana"])


def test_a_named_link_carries_what_was_chosen_on_the_page_one_comes_from(open_page, key, home):
    app = open_page("what_if.py", key=key, leads="10", target="500000", part="months")
    app.switch_page("../pages/share.py").run()
    app.text_input(key="link_name").set_value("Board").run()
    app.button(key="make_link").click().run()
    made = links_of(resolve(Home(home), key=key, now=NOW))[0]
    assert (made.page, made.state["leads"], made.state["target"], made.state["part"]) == ("what_if", ["10"], ["500000"], ["months"])


def test_the_address_of_the_share_page_itself_opens_the_same_choice_again(open_page):
    app = open_page("kpi.py", kpi="win_rate", about="receipt")
    app.switch_page("../pages/share.py").run()
    again = open_page("share.py", **{name: app.query_params[name] for name in ("page", "kpi", "about")})
    assert (parameters(again)["kpi"], parameters(again)["about"]) == (["win_rate"], ["receipt"])
    app.selectbox(key="page").set_value("channels").run()
    assert "kpi" not in app.query_params
    app.selectbox(key="page").set_value("kpi").run()
    assert parameters(app)["kpi"] == ["win_rate"]


def test_the_page_that_was_looked_at_last_is_offered_and_not_one_shared_before(open_page):
    app = open_page("kpi.py", kpi="win_rate")
    app.switch_page("../pages/share.py").run()
    app.switch_page("../pages/overview.py").run()
    app.switch_page("../pages/data.py").run()
    app.switch_page("../pages/share.py").run()
    assert app.selectbox(key="page").value == "overview"


def test_a_language_that_was_chosen_goes_along_and_the_days_are_said_to_stay(open_page):
    assert "lang" not in parameters(open_page("share.py"))
    app = open_page("share.py", lang="it")
    assert parameters(app)["lang"] == ["it"]
    assert "1 Jan 2025 – 31 Dec 2025, whenever it is opened" in said(open_page("share.py"))
    assert "whenever it is opened" not in said(open_page("share.py", period="all"))


def test_in_a_workspace_of_ones_own_it_is_said_what_an_address_gives_away(open_page, key):
    words = said(open_page("share.py", key=key))
    assert "it holds the key" in words
    assert "all the data behind it" in words
    assert "cannot be taken back" in words
    reader = said(open_page("share.py", workspace=parameters(open_page("share.py", key=key))["workspace"][0]))
    assert "it holds the key" not in reader
